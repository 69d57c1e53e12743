import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';

interface FieldDialogProps {
  readonly title: string;
  /** Verb and object: what Enter does. */
  readonly does: string;
  /** Why it cannot be done yet; undefined when it can. */
  readonly missing: string | undefined;
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** One thing typed at the bench, in a form of its own: Enter says it, Esc goes back, and both keys are large enough for gloves. */
export function FieldDialog({ title, does, missing, onSend, onClose, children }: FieldDialogProps) {
  const { t } = useTranslation();
  const send = () => {
    if (missing === undefined) onSend();
  };
  return (
    <Dialog
      title={title}
      open
      onClose={onClose}
      foot={
        <>
          <Button large chord="Escape" onPress={onClose}>
            {t('pack.back')}
          </Button>
          <Button large look="primary" chord="Enter" onPress={send} disabledReason={missing}>
            {does}
          </Button>
        </>
      }
    >
      <form
        className="pack-form"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}
