import { useTranslation } from 'react-i18next';
import type { SiteDto } from '../../../../shared/contract/site.contract.ts';
import { layoutFault } from '../../../../shared/core/barcode/in-store-code.ts';
import { NumberField } from '../../../ui/field/number-field.tsx';
import { SettingsPart } from '../setting-parts.tsx';
import { InStorePart } from './in-store-part.tsx';
import { SaveBar } from './save-bar.tsx';
import { useDraft, useSite } from './use-site.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/kernel/durations.ts';

interface BenchesDraft {
  readonly freshMinutes: number;
  readonly firstScanHours: number;
  readonly keptDays: number;
  readonly inStoreLayouts: SiteDto['inStoreLayouts'];
}
const draftOf = ({ dispatchFreshMs, firstScanWithinMs, picturesKeptDays, inStoreLayouts }: SiteDto): BenchesDraft => ({
  freshMinutes: Math.round(dispatchFreshMs / MINUTE_MS),
  firstScanHours: Math.round(firstScanWithinMs / HOUR_MS),
  keptDays: picturesKeptDays,
  inStoreLayouts,
});

/** What the benches go by: how old news may be, how long a carrier may stay silent, how long pictures stay, how the house's own codes are made. */
export function BenchesPage() {
  const { t } = useTranslation();
  const { site, failure, busy, change } = useSite();
  const draft = useDraft(site === undefined ? undefined : draftOf(site));
  const { value } = draft;
  if (value === undefined) return null;
  const set = (name: keyof Omit<BenchesDraft, 'inStoreLayouts'>) => (figure: number) => {
    if (!Number.isNaN(figure)) draft.set({ ...value, [name]: Math.round(figure) });
  };
  const wrong = value.inStoreLayouts.some((layout) => layout.picture !== '' && layoutFault(layout) !== undefined);
  const save = async () => {
    const done = await change({
      dispatchFreshMs: value.freshMinutes * MINUTE_MS,
      firstScanWithinMs: value.firstScanHours * HOUR_MS,
      picturesKeptDays: value.keptDays,
      inStoreLayouts: value.inStoreLayouts.filter(({ picture }) => picture !== ''),
    });
    if (done) draft.discard();
  };
  return (
    <>
      <SettingsPart title={t('site.dispatch')} hint={t('site.dispatch.hint')}>
        <NumberField label={t('site.dispatchFresh')} beside value={value.freshMinutes} minValue={1} maxValue={1440} onChange={set('freshMinutes')} />
        <NumberField label={t('site.firstScan')} beside value={value.firstScanHours} minValue={1} maxValue={240} onChange={set('firstScanHours')} />
      </SettingsPart>
      <SettingsPart title={t('site.benches')} hint={t('site.benches.hint')}>
        <NumberField label={t('site.picturesKept')} beside value={value.keptDays} minValue={1} maxValue={730} onChange={set('keptDays')} />
      </SettingsPart>
      <InStorePart layouts={value.inStoreLayouts} onChange={(layouts) => draft.set({ ...value, inStoreLayouts: layouts.map((layout) => ({ ...layout })) })} />
      <SaveBar
        isChanged={draft.isChanged}
        busy={busy}
        failure={failure}
        problem={wrong ? t('site.inStore.mend') : undefined}
        onSave={() => void save()}
        onDiscard={draft.discard}
      />
    </>
  );
}
