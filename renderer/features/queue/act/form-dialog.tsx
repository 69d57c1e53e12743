import { useErrorText } from '../../../i18n/error-text.ts';
import type { Sending } from '../../../lib/use-send.ts';
import { FormDialog as PlainForm, type FormDialogProps as PlainFormProps } from '../../../ui/overlay/form-dialog.tsx';
import type { Decide } from '../api/use-decide.ts';
import { Consequences } from '../bulk/consequences.tsx';
import type { Act } from './act.ts';
import type { ActState } from './use-act.ts';
import './act.css';

/** What every form is given. */
export interface FormProps<A extends Act> {
  readonly act: A;
  readonly decide: Decide;
  readonly onDone: () => void;
}

interface FormDialogProps extends Omit<PlainFormProps, 'busy' | 'failed' | 'className' | 'role'> {
  readonly sending: Sending;
}

/** A short form of this desk. */
export function FormDialog({ sending, onClose, ...form }: FormDialogProps) {
  const errorText = useErrorText();
  const close = () => {
    sending.forget();
    onClose();
  };
  return <PlainForm {...form} className="act-form" busy={sending.busy} failed={sending.failure === null ? null : errorText(sending.failure)} onClose={close} />;
}

/** The form of an act: below its fields stands what follows from it. */
export function ActDialog({ state, missing, ...rest }: Omit<FormDialogProps, 'sending' | 'onSubmit'> & { readonly state: ActState }) {
  return (
    <FormDialog
      {...rest}
      missing={missing ?? state.blocked}
      onEarly={missing === undefined ? state.onEarly : undefined}
      sending={state.sending}
      onSubmit={state.submit}
    >
      {rest.children}
      <Consequences preview={state.preview} many={state.many} />
    </FormDialog>
  );
}
