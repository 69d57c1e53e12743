import { useErrorText } from '../../i18n/error-text.ts';
import type { Sending } from '../../lib/use-send.ts';
import { FormDialog, type FormDialogProps } from '../../ui/overlay/form-dialog.tsx';

interface StockDialogProps extends Omit<FormDialogProps, 'busy' | 'failed' | 'className'> {
  readonly sending: Pick<Sending, 'busy' | 'failure'>;
}

/** A short form of the desk. */
export function StockDialog({ sending, ...form }: StockDialogProps) {
  const errorText = useErrorText();
  return <FormDialog {...form} className="stock-form" busy={sending.busy} failed={sending.failure === null ? null : errorText(sending.failure)} />;
}
