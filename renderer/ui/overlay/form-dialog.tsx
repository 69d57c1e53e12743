import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chordOf } from '../../lib/keys/key-map.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { Button } from '../button/button.tsx';
import { Note } from '../feedback/note.tsx';
import { Dialog } from './dialog.tsx';

export interface FormDialogProps {
  readonly title: string;
  readonly submit: string;
  readonly look?: 'primary' | 'danger';
  /** Why it cannot be sent yet. */
  readonly missing?: string | undefined;
  /** Quick hands confirm before it can be sent; only where waiting is all that is missing. */
  readonly onEarly?: (() => void) | undefined;
  readonly busy: boolean;
  /** Why it was refused. */
  readonly failed: { readonly what: string; readonly rest?: string | undefined } | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly className: string;
  readonly wide?: boolean;
  readonly role?: 'dialog' | 'alertdialog';
  readonly children: ReactNode;
}

/** A short form. What was refused is said inside it, and nothing typed is lost. */
export function FormDialog({
  title,
  submit,
  look = 'primary',
  missing,
  onEarly,
  busy,
  failed,
  onSubmit,
  onClose,
  className,
  wide = false,
  role = 'dialog',
  children,
}: FormDialogProps) {
  const { t } = useTranslation();
  /** Sent before it was whole: a grey button says its reason to a mouse that waits over it, and to nobody who confirms by key. */
  const [tried, setTried] = useState(false);
  const send = () => {
    if (busy) return;
    if (missing === undefined) onSubmit();
    else if (onEarly === undefined) setTried(true);
    else onEarly();
  };
  useKeys('everywhere', { confirm: send });
  return (
    <Dialog
      title={title}
      open
      wide={wide}
      role={role}
      onClose={onClose}
      foot={
        <>
          <Button chord="Escape" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button look={look} chord={chordOf('everywhere', 'confirm')} busy={busy} busyLabel={t('act.saving')} disabledReason={missing} onPress={send}>
            {submit}
          </Button>
        </>
      }
    >
      <form
        className={className}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {children}
        {tried && missing !== undefined && failed === null && <Note tone="warn" role="alert" title={missing} />}
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
