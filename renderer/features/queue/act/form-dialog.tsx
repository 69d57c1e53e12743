import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../i18n/error-text.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Dialog } from '../../../ui/overlay/dialog.tsx';
import type { Decide } from '../api/use-decide.ts';
import './act.css';

interface FormDialogProps {
  readonly title: string;
  readonly submit: string;
  readonly look?: 'primary' | 'danger';
  /** Why it cannot be sent yet. */
  readonly missing?: string | undefined;
  readonly decide: Decide;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A short form. What was refused is said inside it, and nothing typed is lost. */
export function FormDialog({ title, submit, look = 'primary', missing, decide, onSubmit, onClose, wide = false, children }: FormDialogProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const failed = decide.failure === null ? null : errorText(decide.failure);
  const send = () => {
    if (missing === undefined && !decide.busy) onSubmit();
  };
  useKeys('everywhere', { confirm: send });
  return (
    <Dialog
      title={title}
      open
      wide={wide}
      onClose={() => {
        decide.forget();
        onClose();
      }}
      foot={
        <>
          <Button
            chord="Escape"
            onPress={() => {
              decide.forget();
              onClose();
            }}
          >
            {t('ui.cancel')}
          </Button>
          <Button look={look} chord={chordOf('everywhere', 'confirm')} busy={decide.busy} busyLabel={t('act.saving')} disabledReason={missing} onPress={send}>
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
