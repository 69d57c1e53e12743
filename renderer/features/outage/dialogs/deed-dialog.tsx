import { useErrorText } from '../../../i18n/error-text.ts';
import type { Sending } from '../../../lib/use-send.ts';
import { FormDialog, type FormDialogProps } from '../../../ui/overlay/form-dialog.tsx';

interface DeedDialogProps extends Omit<FormDialogProps, 'busy' | 'failed' | 'className'> {
  readonly deed: Sending;
}

/** A short form of this desk. */
export function DeedDialog({ deed, onClose, ...form }: DeedDialogProps) {
  const errorText = useErrorText();
  const close = () => {
    deed.forget();
    onClose();
  };
  return <FormDialog {...form} className="outage-form" busy={deed.busy} failed={deed.failure === null ? null : errorText(deed.failure)} onClose={close} />;
}
