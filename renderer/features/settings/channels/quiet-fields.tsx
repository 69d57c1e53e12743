import { useTranslation } from 'react-i18next';
import type { QuietHours } from '../../../../shared/core/channel/channel.ts';
import { Checkbox } from '../../../ui/choice/checkbox.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { clockOf, minuteOf } from '../model/hours-text.ts';
import { NIGHT } from './use-channels.ts';

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
      <Checkbox isSelected={quiet !== null} onChange={(on) => onChange(on ? NIGHT : null)}>
        {t('channels.quiet')}
      </Checkbox>
      {quiet !== null && (
        <div className="channel-two">
          <TextField
            label={t('channels.quiet.from')}
            type="time"
            value={clockOf(quiet.fromMinute)}
            onChange={(text) => {
              const fromMinute = minuteOf(text);
              if (fromMinute !== undefined) onChange({ ...quiet, fromMinute });
            }}
            error={error}
          />
          <TextField
            label={t('channels.quiet.to')}
            type="time"
            value={clockOf(quiet.toMinute)}
            onChange={(text) => {
              const minute = minuteOf(text);
              if (minute !== undefined) onChange({ ...quiet, toMinute: minute });
            }}
          />
        </div>
      )}
    </>
  );
}
