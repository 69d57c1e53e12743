import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { Button } from '../../../ui/button/button.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { fromSiteInput, tomorrowAt, toSiteInput } from '../model/site-time.ts';
import { MINUTE_MS } from '../../../../shared/kernel/durations.ts';

const SOON = [30, 60, 120] as const;

/** When: the site's time, with the usual answers one press away. */
export function DueField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (at: number | null) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const set = (at: number) => onChange(Math.ceil(at / MINUTE_MS) * MINUTE_MS);
  return (
    <div className="col due-field">
      <TextField
        label={label}
        type="datetime-local"
        value={value === null ? '' : toSiteInput(value, format.timeZone)}
        onChange={(text) => onChange(fromSiteInput(text, format.timeZone))}
        hint={t('act.due.zone', { zone: format.zone })}
      />
      <div className="row wrap">
        {SOON.map((minutes) => (
          <Button key={minutes} onPress={() => set(Date.now() + minutes * MINUTE_MS)}>
            {t('act.due.in', { length: format.duration(minutes * MINUTE_MS) })}
          </Button>
        ))}
        <Button onPress={() => set(tomorrowAt(Date.now(), '09:00', format.timeZone))}>{t('act.due.tomorrow')}</Button>
      </div>
    </div>
  );
}
