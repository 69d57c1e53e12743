import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteDto } from '../../../../shared/contract/site.contract.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { Button } from '../../../ui/button/button.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { SettingsPart } from '../setting-parts.tsx';
import { hoursFromText, hoursToText } from '../model/hours-text.ts';
import { SaveBar } from './save-bar.tsx';
import { useDraft, useSite } from './use-site.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

interface HoursDraft {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly days: readonly string[];
  readonly exceptions: readonly { readonly date: string; readonly hours: string }[];
}
const draftOf = ({ nameZh, nameEn, hours }: SiteDto): HoursDraft => ({
  nameZh,
  nameEn,
  days: hours.days.map(hoursToText),
  exceptions: Object.entries(hours.exceptions ?? {})
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([date, spans]) => ({ date, hours: hoursToText(spans) })),
});
const spansOf = (text: string) => (hoursFromText(text) ?? []).map((span) => ({ ...span }));

/** What the site is called and when it works: deadlines count working minutes only. */
export function HoursPage() {
  const { t } = useTranslation();
  const { site, failure, busy, change } = useSite();
  const draft = useDraft(site === undefined ? undefined : draftOf(site));
  const [tried, setTried] = useState(false);
  const { value } = draft;
  const add = () => (value === undefined ? false : draft.set({ ...value, exceptions: [...value.exceptions, { date: '', hours: '' }] }));
  useKeys('upkeep', { add });
  if (value === undefined) return null;
  const set = (part: Partial<HoursDraft>) => draft.set({ ...value, ...part });
  const isWrong = (text: string) => hoursFromText(text) === undefined;
  const wrong = [...value.days, ...value.exceptions.map(({ hours }) => hours)].some(isWrong) || value.exceptions.some(({ date }) => !DATE.test(date));
  const save = async () => {
    setTried(true);
    const [mon = [], tue = [], wed = [], thu = [], fri = [], sat = [], sun = []] = value.days.map(spansOf);
    const exceptions = Object.fromEntries(value.exceptions.map(({ date, hours }) => [date, spansOf(hours)]));
    const done = await change({ nameZh: value.nameZh, nameEn: value.nameEn, hours: { days: [mon, tue, wed, thu, fri, sat, sun], exceptions } });
    if (done) draft.discard();
  };
  return (
    <>
      <SettingsPart title={t('site.name')}>
        <TextField label={t('site.nameZh')} beside value={value.nameZh} contentLang="zh-CN" onChange={(nameZh) => set({ nameZh })} />
        <TextField label={t('site.nameEn')} beside value={value.nameEn} onChange={(nameEn) => set({ nameEn })} />
      </SettingsPart>
      <SettingsPart title={t('site.hours')} hint={t('site.hours.hint')}>
        {DAYS.map((day, at) => (
          <TextField
            key={day}
            label={t(`site.day.${day}`)}
            beside
            value={value.days[at] ?? ''}
            placeholder={t('site.closed')}
            error={isWrong(value.days[at] ?? '') ? t('site.hours.wrong') : undefined}
            onChange={(text) => set({ days: value.days.with(at, text) })}
          />
        ))}
      </SettingsPart>
      <SettingsPart title={t('site.exceptions')} hint={t('site.exceptions.hint')}>
        {value.exceptions.map(({ date, hours }, at) => (
          <div key={at} className="settings-line">
            <TextField
              label={t('site.date')}
              labelHidden
              value={date}
              placeholder="2026-10-01"
              autoFocus={date === '' && at === value.exceptions.length - 1}
              error={!DATE.test(date) && (tried || date !== '') ? t('site.date.wrong') : undefined}
              onChange={(text) => set({ exceptions: value.exceptions.with(at, { date: text.trim(), hours }) })}
            />
            <TextField
              label={t('site.hours')}
              labelHidden
              value={hours}
              placeholder={t('site.closed')}
              error={isWrong(hours) ? t('site.hours.wrong') : undefined}
              onChange={(text) => set({ exceptions: value.exceptions.with(at, { date, hours: text }) })}
            />
            <Button
              look="quiet"
              icon="close"
              aria-label={t('site.date.remove', { date })}
              onPress={() => set({ exceptions: value.exceptions.toSpliced(at, 1) })}
            />
          </div>
        ))}
        <Button icon="plus" className="settings-add" chord={chordOf('upkeep', 'add')} onPress={add}>
          {t('site.date.add')}
        </Button>
      </SettingsPart>
      <SaveBar
        isChanged={draft.isChanged}
        busy={busy}
        failure={failure}
        problem={wrong ? t('site.hours.mend') : undefined}
        onSave={() => void save()}
        onDiscard={draft.discard}
      />
    </>
  );
}
