import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { Button } from '../../../ui/button/button.tsx';
import { RadioGroup } from '../../../ui/choice/radio.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { Dialog } from '../../../ui/overlay/dialog.tsx';
import type { WaitingRow } from '../api/use-waiting-rows.ts';

const REASONS = ['leftover', 'elsewhere', 'known', 'other'] as const;
type Reason = (typeof REASONS)[number];

interface DiscardDialogProps {
  readonly rows: readonly WaitingRow[];
  readonly onKeep: () => void;
  readonly onDiscard: (reason: string) => Promise<void>;
}

/** Leaving rows out is for good, so it asks why; the reason goes into the journal in the words of whoever gave it. */
export function DiscardDialog({ rows, onKeep, onDiscard }: DiscardDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<Reason>(rows.every((row) => row.reason === 'differs_from_known') ? 'known' : 'leftover');
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const count = { count: rows.length };
  const missing = reason === 'other' && words.trim() === '';
  const discard = async () => {
    if (busy || missing) return;
    setBusy(true);
    await onDiscard(reason === 'other' ? words.trim() : t(`intake.discard.${reason}`));
  };
  useKeys('everywhere', { confirm: () => void discard() });
  return (
    <Dialog
      open
      role="alertdialog"
      title={t('intake.discard.title', count)}
      onClose={onKeep}
      foot={
        <>
          <Button autoFocus chord="Escape" onPress={onKeep}>
            {t('intake.discard.keep', count)}
          </Button>
          <Button
            look="danger"
            chord="Ctrl+Enter"
            busy={busy}
            busyLabel={t('intake.discard.busy')}
            disabledReason={missing ? t('intake.discard.wordsMissing') : undefined}
            onPress={() => void discard()}
          >
            {t('intake.mend.discard', count)}
          </Button>
        </>
      }
    >
      <div className="intake-form">
        <p>{t('intake.discard.rest')}</p>
        <RadioGroup<Reason>
          label={t('intake.discard.why')}
          value={reason}
          onChange={setReason}
          choices={REASONS.map((id) => ({ id, text: t(`intake.discard.${id}`) }))}
        />
        {reason === 'other' && <TextField label={t('intake.discard.words')} value={words} onChange={setWords} maxLength={500} autoFocus />}
      </div>
    </Dialog>
  );
}
