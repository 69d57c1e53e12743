import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { Button } from '../../../ui/button/button.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { useNow } from '../../../lib/use-now.ts';
import { useOpenSpans } from '../../../lib/use-working-time.ts';
import { dueChoices } from '../model/due-choices.ts';
import { fromSiteInput, tomorrowAt, toSiteInput } from '../model/site-time.ts';
import { MINUTE_MS } from '../../../../shared/kernel/durations.ts';

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
  const now = useNow(60_000);
  const { soon, opensAt } = dueChoices(useOpenSpans(), now);
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
        {soon.map((minutes) => (
          <Button key={minutes} onPress={() => set(Date.now() + minutes * MINUTE_MS)}>
            {t(`act.due.in.${minutes}`)}
          </Button>
        ))}
        {opensAt !== null && <Button onPress={() => set(opensAt)}>{format.near(opensAt, now)}</Button>}
        <Button onPress={() => set(tomorrowAt(Date.now(), '09:00', format.timeZone))}>{t('act.due.tomorrow')}</Button>
      </div>
    </div>
  );
}
