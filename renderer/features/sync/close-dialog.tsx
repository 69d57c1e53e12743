import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button/button.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';

interface CloseDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly words: string;
  readonly action: string;
  readonly onClose: () => void;
  readonly onConfirm: (reason: string) => Promise<void>;
}

/** Asks for the reason without which nothing is closed. */
export function CloseDialog({ open, title, words, action, onClose, onConfirm }: CloseDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    await onConfirm(reason.trim());
    setBusy(false);
    setReason('');
  };
  return (
    <Dialog
      title={title}
      open={open}
      onClose={onClose}
      role="alertdialog"
      foot={
        <>
          <Button chord="Escape" onPress={onClose} autoFocus>
            {t('sync.discard.keep')}
          </Button>
          <Button look="danger" busy={busy} disabledReason={reason.trim() === '' ? t('sync.discard.missing') : undefined} onPress={() => void confirm()}>
            {action}
          </Button>
        </>
      }
    >
      <p>{words}</p>
      <TextField label={t('sync.discard.reason')} value={reason} onChange={setReason} maxLength={500} />
    </Dialog>
  );
}
