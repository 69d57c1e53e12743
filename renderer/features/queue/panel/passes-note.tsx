import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';

/** Nothing stops the order any more: what is left is to say so. */
export function PassesNote({
  primary,
  refusal,
  onResolve,
}: {
  readonly primary: Ref<HTMLButtonElement>;
  readonly refusal: string | undefined;
  readonly onResolve: () => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="queue-note">
      <Note
        tone="ok"
        title={t('case.passes')}
        actions={
          <Button ref={primary} look="primary" chord="Enter" disabledReason={refusal} onPress={onResolve}>
            {t('case.resolveCorrected')}
          </Button>
        }
      >
        {t('case.passes.rest')}
      </Note>
    </div>
  );
}
