import { useTranslation } from 'react-i18next';
import type { QuietHours } from '../../../../shared/core/channel/channel.ts';
import { Checkbox } from '../../../ui/choice/checkbox.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';

const toText = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const toMinute = (text: string): number | null => {
  const [hours = NaN, minutes = NaN] = text.split(':').map(Number);
  return Number.isInteger(hours) && Number.isInteger(minutes) ? hours * 60 + minutes : null;
};

interface QuietFieldsProps {
  readonly quiet: QuietHours | null;
  readonly onChange: (quiet: QuietHours | null) => void;
  readonly error: string | undefined;
}

/** From when to when nobody is disturbed; what is written meanwhile waits for the morning. */
export function QuietFields({ quiet, onChange, error }: QuietFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Checkbox isSelected={quiet !== null} onChange={(on) => onChange(on ? { fromMinute: 21 * 60, toMinute: 8 * 60 + 30 } : null)}>
        {t('channels.quiet')}
      </Checkbox>
      {quiet !== null && (
        <div className="channel-two">
          <TextField
            label={t('channels.quiet.from')}
            type="time"
            value={toText(quiet.fromMinute)}
            onChange={(text) => {
              const fromMinute = toMinute(text);
              if (fromMinute !== null) onChange({ ...quiet, fromMinute });
            }}
            error={error}
          />
          <TextField
            label={t('channels.quiet.to')}
            type="time"
            value={toText(quiet.toMinute)}
            onChange={(text) => {
              const minute = toMinute(text);
              if (minute !== null) onChange({ ...quiet, toMinute: minute });
            }}
          />
        </div>
      )}
    </>
  );
}
