import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../i18n/error-text.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Dialog } from '../../../ui/overlay/dialog.tsx';
import type { Deed } from '../api/use-deed.ts';

interface DeedDialogProps {
  readonly title: string;
  readonly submit: string;
  readonly look?: 'primary' | 'danger';
  /** Why it cannot be sent yet. */
  readonly missing?: string | undefined;
  readonly deed: Deed;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly wide?: boolean;
  readonly role?: 'dialog' | 'alertdialog';
  readonly children: ReactNode;
}

/** A short form of this desk. What was refused is said inside it, and nothing typed is lost. */
export function DeedDialog({ title, submit, look = 'primary', missing, deed, onSubmit, onClose, wide = false, role = 'dialog', children }: DeedDialogProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const failed = deed.failure === null ? null : errorText(deed.failure);
  const send = () => {
    if (missing === undefined && !deed.busy) onSubmit();
  };
  const close = () => {
    deed.forget();
    onClose();
  };
  useKeys('everywhere', { confirm: send });
  return (
    <Dialog
      title={title}
      open
      wide={wide}
      role={role}
      onClose={close}
      foot={
        <>
          <Button chord="Escape" onPress={close}>
            {t('ui.cancel')}
          </Button>
          <Button look={look} chord={chordOf('everywhere', 'confirm')} busy={deed.busy} busyLabel={t('act.saving')} disabledReason={missing} onPress={send}>
            {submit}
          </Button>
        </>
      }
    >
      <form
        className="outage-form"
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
        <input type="submit" hidden />
      </form>
    </Dialog>
  );
}
