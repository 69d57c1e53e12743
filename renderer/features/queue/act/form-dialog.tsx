import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../i18n/error-text.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Dialog } from '../../../ui/overlay/dialog.tsx';
import type { Decide } from '../api/use-decide.ts';
import { Consequences } from '../bulk/consequences.tsx';
import type { Act } from './act.ts';
import type { ActState, Sending } from './use-act.ts';
import './act.css';

/** What every form is given. */
export interface FormProps<A extends Act> {
  readonly act: A;
  readonly decide: Decide;
  readonly onDone: () => void;
}

interface FormDialogProps {
  readonly title: string;
  readonly submit: string;
  readonly look?: 'primary' | 'danger';
  /** Why it cannot be sent yet. */
  readonly missing?: string | undefined;
  readonly sending: Sending;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A short form. What was refused is said inside it, and nothing typed is lost. */
export function FormDialog({ title, submit, look = 'primary', missing, sending, onSubmit, onClose, wide = false, children }: FormDialogProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const failed = sending.failure === null ? null : errorText(sending.failure);
  const send = () => {
    if (missing === undefined && !sending.busy) onSubmit();
  };
  useKeys('everywhere', { confirm: send });
  return (
    <Dialog
      title={title}
      open
      wide={wide}
      onClose={() => {
        sending.forget();
        onClose();
      }}
      foot={
        <>
          <Button
            chord="Escape"
            onPress={() => {
              sending.forget();
              onClose();
            }}
          >
            {t('ui.cancel')}
          </Button>
          <Button look={look} chord={chordOf('everywhere', 'confirm')} busy={sending.busy} busyLabel={t('act.saving')} disabledReason={missing} onPress={send}>
            {submit}
          </Button>
        </>
      }
    >
      <form
        className="act-form"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {children}
        {failed !== null && (
          <Note tone="stop" role="alert" title={failed.what}>
            {failed.rest}
          </Note>
        )}
        {/* Enter in a one-line field sends the form; the visible button stands in the foot. */}
        <input type="submit" hidden />
      </form>
    </Dialog>
  );
}

/** The form of an act: below its fields stands what follows from it. */
export function ActDialog({ state, missing, ...rest }: Omit<FormDialogProps, 'sending' | 'onSubmit'> & { readonly state: ActState }) {
  return (
    <FormDialog {...rest} missing={missing ?? state.blocked} sending={state.sending} onSubmit={state.submit}>
      {rest.children}
      <Consequences preview={state.preview} many={state.many} />
    </FormDialog>
  );
}
