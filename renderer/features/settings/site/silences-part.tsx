import { useTranslation } from 'react-i18next';
import type { SiteDto } from '../../../../shared/contract/site.contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { NumberField } from '../../../ui/field/number-field.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { SettingsPart } from '../setting-parts.tsx';

type Silence = SiteDto['usualSilences'][number];
const FIRST_MINUTES = 60;

/** How long a platform may hand on no order, where people know it better than its past. */
export function SilencesPart({ value, onChange }: { readonly value: readonly Silence[]; readonly onChange: (value: readonly Silence[]) => void }) {
  const { t } = useTranslation();
  const set = (at: number, part: Partial<Silence>) => {
    const before = value[at];
    if (before !== undefined && !Number.isNaN(part.minutes)) onChange(value.with(at, { ...before, ...part }));
  };
  return (
    <SettingsPart title={t('site.silences')} hint={t('site.silences.hint')}>
      {value.map(({ platform, minutes }, at) => (
        <div key={at} className="row wrap">
          <TextField label={t('site.silence.platform')} value={platform} maxLength={40} onChange={(text) => set(at, { platform: text })} />
          <NumberField
            label={platform === '' ? t('site.silence.minutes') : t('site.silence.minutesOf', { platform })}
            value={minutes}
            minValue={1}
            maxValue={44_640}
            onChange={(figure) => set(at, { minutes: Math.round(figure) })}
          />
          <Button look="quiet" onPress={() => onChange(value.toSpliced(at, 1))}>
            {t('site.silence.remove', { platform })}
          </Button>
        </div>
      ))}
      <Button onPress={() => onChange([...value, { platform: '', minutes: FIRST_MINUTES }])}>{t('site.silence.add')}</Button>
    </SettingsPart>
  );
}
