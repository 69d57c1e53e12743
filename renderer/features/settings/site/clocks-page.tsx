import { useTranslation } from 'react-i18next';
import type { SiteDto } from '../../../../shared/contract/site.contract.ts';
import { NumberField } from '../../../ui/field/number-field.tsx';
import { SettingsPart } from '../setting-parts.tsx';
import { SaveBar } from './save-bar.tsx';
import { SilencesPart } from './silences-part.tsx';
import { useDraft, useSite } from './use-site.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../../shared/kernel/durations.ts';

type Clock = SiteDto['clocks'][number];
interface ClocksDraft {
  readonly clocks: readonly Clock[];
  readonly closeAfterDays: number;
  readonly duplicateHours: number;
  readonly lockMinutes: number;
  readonly noticeSeconds: number;
  readonly usualSilences: SiteDto['usualSilences'];
  readonly freshMinutes: number;
  readonly firstScanHours: number;
}
const draftOf = ({
  clocks,
  closeAfterDays,
  duplicateWindowMs,
  idleLockMs,
  outageNoticeMs,
  usualSilences,
  dispatchFreshMs,
  firstScanWithinMs,
}: SiteDto): ClocksDraft => ({
  clocks,
  closeAfterDays,
  duplicateHours: Math.round(duplicateWindowMs / HOUR_MS),
  lockMinutes: Math.round(idleLockMs / MINUTE_MS),
  noticeSeconds: Math.round(outageNoticeMs / SECOND_MS),
  usualSilences,
  freshMinutes: Math.round(dispatchFreshMs / MINUTE_MS),
  firstScanHours: Math.round(firstScanWithinMs / HOUR_MS),
});
const isPercent = { minValue: 10, maxValue: 99 } as const;

/** How long each kind of exception may wait. Deadlines already given stay; the next exception gets the new ones. */
export function ClocksPage() {
  const { t } = useTranslation();
  const { site, failure, busy, change } = useSite();
  const draft = useDraft(site === undefined ? undefined : draftOf(site));
  const { value } = draft;
  if (value === undefined) return null;
  const set = (part: Partial<ClocksDraft>) => draft.set({ ...value, ...part });
  const setClock = (at: number, clock: Clock, part: Partial<Clock>) => {
    if (!Object.values(part).some((figure) => Number.isNaN(figure))) set({ clocks: value.clocks.with(at, { ...clock, ...part }) });
  };
  const save = async () => {
    const { clocks, closeAfterDays, duplicateHours, lockMinutes, noticeSeconds, usualSilences, freshMinutes, firstScanHours } = value;
    const done = await change({
      clocks: [...clocks],
      closeAfterDays,
      duplicateWindowMs: duplicateHours * HOUR_MS,
      idleLockMs: lockMinutes * MINUTE_MS,
      outageNoticeMs: noticeSeconds * SECOND_MS,
      usualSilences: usualSilences.map(({ platform, minutes }) => ({ platform: platform.trim(), minutes })),
      dispatchFreshMs: freshMinutes * MINUTE_MS,
      firstScanWithinMs: firstScanHours * HOUR_MS,
    });
    if (done) draft.discard();
  };
  return (
    <>
      <SettingsPart title={t('site.clocks')} hint={t('site.clocks.hint')} wide>
        <table className="settings-table">
          <thead>
            <tr>
              <th scope="col">{t('site.clock.kind')}</th>
              <th scope="col">{t('site.clock.what')}</th>
              <th scope="col">{t('site.clock.minutes')}</th>
              <th scope="col">{t('site.clock.warn')}</th>
            </tr>
          </thead>
          <tbody>
            {value.clocks.map((clock, at) => {
              const of = { kind: t(`kind.${clock.kind}`), clock: t(`clock.${clock.clock}`) };
              return (
                <tr key={`${clock.kind} ${clock.clock}`}>
                  <th scope="row">{of.kind}</th>
                  <td>{of.clock}</td>
                  <td>
                    <NumberField
                      label={t('site.clock.minutesOf', of)}
                      labelHidden
                      value={clock.minutes}
                      minValue={1}
                      maxValue={44_640}
                      onChange={(minutes) => setClock(at, clock, { minutes: Math.round(minutes) })}
                    />
                  </td>
                  <td>
                    <NumberField
                      label={t('site.clock.warnOf', of)}
                      labelHidden
                      value={Math.round(clock.warnAt * 100)}
                      {...isPercent}
                      onChange={(percent) => setClock(at, clock, { warnAt: percent / 100 })}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </SettingsPart>
      <SettingsPart title={t('site.figures')}>
        <NumberField
          label={t('site.closeAfterDays')}
          beside
          value={value.closeAfterDays}
          minValue={1}
          maxValue={90}
          onChange={(closeAfterDays) => set({ closeAfterDays })}
        />
        <NumberField
          label={t('site.duplicateHours')}
          beside
          value={value.duplicateHours}
          minValue={1}
          maxValue={720}
          onChange={(duplicateHours) => set({ duplicateHours })}
        />
        <NumberField
          label={t('site.lockMinutes')}
          beside
          value={value.lockMinutes}
          minValue={1}
          maxValue={60}
          onChange={(lockMinutes) => set({ lockMinutes })}
        />
        <NumberField
          label={t('site.noticeSeconds')}
          hint={t('site.noticeSeconds.hint')}
          beside
          value={value.noticeSeconds}
          minValue={10}
          maxValue={100}
          onChange={(noticeSeconds) => set({ noticeSeconds })}
        />
        <NumberField
          label={t('site.freshMinutes')}
          hint={t('site.freshMinutes.hint')}
          beside
          value={value.freshMinutes}
          minValue={1}
          maxValue={1440}
          onChange={(freshMinutes) => set({ freshMinutes })}
        />
        <NumberField
          label={t('site.firstScanHours')}
          beside
          value={value.firstScanHours}
          minValue={1}
          maxValue={240}
          onChange={(firstScanHours) => set({ firstScanHours })}
        />
      </SettingsPart>
      <SilencesPart value={value.usualSilences} onChange={(usualSilences) => set({ usualSilences: [...usualSilences] })} />
      <SaveBar isChanged={draft.isChanged} busy={busy} failure={failure} onSave={() => void save()} onDiscard={draft.discard} />
    </>
  );
}
