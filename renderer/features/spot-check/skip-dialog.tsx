import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../i18n/error-text.ts';
import { useSend } from '../../lib/use-send.ts';
import { useClient } from '../../transport/console-context.ts';
import { TextField } from '../../ui/field/text-field.tsx';
import { FormDialog } from '../../ui/overlay/form-dialog.tsx';
import { useRefresh } from './use-spot.ts';

interface SkipDialogProps {
  readonly lot: string;
  readonly orderId: string;
  readonly onClose: () => void;
  readonly onSkipped: () => void;
}

/** Why a drawn order cannot be looked at; it counts as a fault of the lot, so that nobody skips what would be found. */
export function SkipDialog({ lot, orderId, onClose, onSkipped }: SkipDialogProps) {
  const { t } = useTranslation();
  const client = useClient();
  const errorText = useErrorText();
  const { send, busy, failure } = useSend(useRefresh());
  const [reason, setReason] = useState('');
  const skip = async () => {
    if (!(await send(client.spotCheck.skip({ lot, orderId, reason: reason.trim() }), () => t('spot.skip.done')))) return;
    onClose();
    onSkipped();
  };
  return (
    <FormDialog
      title={t('spot.skip.title')}
      submit={t('spot.skip.submit')}
      missing={reason.trim() === '' ? t('spot.reason.missing') : undefined}
      busy={busy}
      failed={failure === null ? null : errorText(failure)}
      className="spot-form"
      onSubmit={() => void skip()}
      onClose={onClose}
    >
      <p>{t('spot.skip.rest')}</p>
      <TextField label={t('spot.reason')} value={reason} onChange={setReason} maxLength={500} autoFocus />
    </FormDialog>
  );
}
