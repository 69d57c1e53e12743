import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { Button } from '../../../ui/button/button.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { SettingsPart } from '../setting-parts.tsx';
import { ReachDialog } from './reach-dialog.tsx';
import { SaveBar } from './save-bar.tsx';
import { useDraft, useSite } from './use-site.ts';

const CODE = /^[A-Z0-9_-]{1,16}$/;

const EVERYWHERE = { countries: [], unserved: [], remote: [], takesBoxes: false, takesLockers: true };

/** The carriers this site hands parcels to, by the code files and the WMS know them by, and where each of them goes. */
export function CarriersPage() {
  const { t } = useTranslation();
  const { site, failure, busy, change } = useSite();
  const draft = useDraft(site?.carriers);
  const { value } = draft;
  const [opened, setOpened] = useState<number | null>(null);
  const add = () => (value === undefined ? false : draft.set([...value, { code: '', nameZh: '', nameEn: '' }]));
  useKeys('upkeep', { add });
  if (value === undefined) return null;
  const shown = opened === null ? undefined : value[opened];
  const codes = value.map(({ code }) => code);
  const problemOf = ({ code, nameZh, nameEn }: (typeof value)[number]): string | undefined => {
    if (!CODE.test(code)) return t('site.carrier.code.wrong');
    if (codes.indexOf(code) !== codes.lastIndexOf(code)) return t('site.carrier.code.twice');
    return nameZh.trim() === '' && nameEn.trim() === '' ? t('site.carrier.nameless') : undefined;
  };
  const save = async () => {
    if (await change({ carriers: value })) draft.discard();
  };
  return (
    <>
      <SettingsPart title={t('site.carriers')} hint={t('site.carriers.hint')} wide>
        {value.map((carrier, at) => {
          const set = (part: Partial<typeof carrier>) => draft.set(value.with(at, { ...carrier, ...part }));
          return (
            <div key={at} className="settings-line settings-line-carrier">
              <TextField
                label={t('site.carrier.code')}
                labelHidden={at > 0}
                code
                autoFocus={carrier.code === '' && at === value.length - 1}
                value={carrier.code}
                error={problemOf(carrier)}
                onChange={(code) => set({ code: code.toUpperCase() })}
              />
              <TextField label={t('site.nameZh')} labelHidden={at > 0} contentLang="zh-CN" value={carrier.nameZh} onChange={(nameZh) => set({ nameZh })} />
              <TextField label={t('site.nameEn')} labelHidden={at > 0} value={carrier.nameEn} onChange={(nameEn) => set({ nameEn })} />
              <Button onPress={() => setOpened(at)} aria-label={t('site.reach.of', { code: carrier.code })}>
                {carrier.reach === undefined
                  ? t('site.reach.everywhere')
                  : t('site.reach.count', { count: carrier.reach.unserved.length + carrier.reach.remote.length })}
              </Button>
              <Button
                look="quiet"
                icon="close"
                aria-label={t('site.carrier.remove', { code: carrier.code })}
                onPress={() => draft.set(value.toSpliced(at, 1))}
              />
            </div>
          );
        })}
        <Button icon="plus" className="settings-add" chord={chordOf('upkeep', 'add')} onPress={add}>
          {t('site.carrier.add')}
        </Button>
      </SettingsPart>
      {opened !== null && shown !== undefined && (
        <ReachDialog
          key={opened}
          carrier={shown.code}
          reach={shown.reach ?? EVERYWHERE}
          onDone={(reach) => {
            draft.set(value.with(opened, { ...shown, reach }));
            setOpened(null);
          }}
          onClose={() => setOpened(null)}
        />
      )}
      <SaveBar
        isChanged={draft.isChanged}
        busy={busy}
        failure={failure}
        problem={value.some((carrier) => problemOf(carrier) !== undefined) ? t('site.carrier.mend') : undefined}
        onSave={() => void save()}
        onDiscard={draft.discard}
      />
    </>
  );
}
