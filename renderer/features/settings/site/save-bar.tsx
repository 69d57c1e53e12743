import { useTranslation } from 'react-i18next';
import type { CallError } from '../../../../shared/contract/define-contract.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';

interface SaveBarProps {
  readonly isChanged: boolean;
  readonly busy: boolean;
  readonly failure: CallError | null;
  /** Why it cannot be saved as it stands. */
  readonly problem?: string | undefined;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

/** At the foot of a settings page: nothing until something was changed, then Save and Discard. */
export function SaveBar({ isChanged, busy, failure, problem, onSave, onDiscard }: SaveBarProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  useKeys('everywhere', { save: () => (isChanged && problem === undefined ? onSave() : false) });
  const failed = failure === null ? null : errorText(failure);
  return (
    <>
      {failed !== null && (
        <div className="settings-note">
          <Note tone="stop" role="alert" title={failed.what}>
            {failed.rest}
          </Note>
        </div>
      )}
      {isChanged && (
        <div className="save-bar" role="status">
          <span>{problem ?? t('site.unsaved')}</span>
          <span className="spring" />
          <Button look="quiet" onPress={onDiscard}>
            {t('site.discard')}
          </Button>
          <Button look="primary" chord={chordOf('everywhere', 'save')} busy={busy} busyLabel={t('settings.saving')} disabledReason={problem} onPress={onSave}>
            {t('site.save')}
          </Button>
        </div>
      )}
    </>
  );
}
