import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';

/** Nothing stops the order any more: what is left is to say so, for whoever may lift its hold. */
export function PassesNote({
  primary,
  refusal,
  busy,
  onResolve,
  takeOver,
}: {
  readonly primary: Ref<HTMLButtonElement>;
  readonly refusal: string | undefined;
  readonly busy: boolean;
  readonly onResolve: () => void;
  /** Given where the hold is another person's to lift: who works on it then owns it first. */
  readonly takeOver: { readonly owner: string; readonly onPress: () => void } | null;
}) {
  const { t } = useTranslation();
  return (
    <div className="queue-note">
      <Note
        tone="ok"
        title={t('case.passes')}
        actions={
          takeOver === null ? (
            <Button ref={primary} look="primary" chord="Enter" data-region-start="" disabledReason={refusal} busy={busy} onPress={onResolve}>
              {t('case.resolveCorrected')}
            </Button>
          ) : (
            <Button ref={primary} look="primary" chord="Enter" data-region-start="" disabledReason={refusal} busy={busy} onPress={takeOver.onPress}>
              {t('case.takeOver')}
            </Button>
          )
        }
      >
        {takeOver === null ? t('case.passes.rest') : t('case.passes.others', { owner: takeOver.owner })}
      </Note>
    </div>
  );
}
