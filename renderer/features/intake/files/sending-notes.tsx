import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { Button } from '../../../ui/button/button.tsx';
import { FailedNote } from '../../../lib/focus/failed-note.tsx';
import { Progress } from '../../../ui/feedback/progress.tsx';
import { useIntakeTexts } from '../model/intake-texts.ts';
import type { FilesInHand } from './use-files-in-hand.ts';

/** Files on their way to the host, and what went wrong with the last that were. */
export function SendingNotes({ hand }: { readonly hand: FilesInHand }) {
  const { t } = useTranslation();
  const format = useFormat();
  const texts = useIntakeTexts();
  const { sending, failure, stop, forget, take } = hand;
  return (
    <>
      {sending !== null && (
        <div className="intake-note" role="status">
          <Progress
            label={t('intake.sending', { files: format.list(sending.files.map(({ name }) => name)) })}
            done={sending.sentBytes}
            all={sending.allBytes}
            doneText={format.percent(sending.allBytes === 0 ? 0 : sending.sentBytes / sending.allBytes, 0)}
          />
          <div className="row">
            <span className="spring" />
            <Button onPress={stop}>{t('intake.sending.stop')}</Button>
          </div>
        </div>
      )}
      {failure !== null && (
        <div className="intake-note">
          <FailedNote
            error={failure.error}
            said={texts.error(failure.error)}
            onAgain={() => take(failure.files)}
            also={
              <Button look="quiet" onPress={forget}>
                {t('intake.sending.leave')}
              </Button>
            }
          />
        </div>
      )}
    </>
  );
}
