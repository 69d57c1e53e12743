import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Progress } from '../../../ui/feedback/progress.tsx';
import { Hindrances } from './consequences.tsx';
import { type BulkRun, isUnderWay } from './use-bulk-run.ts';

interface BulkBarProps {
  readonly run: BulkRun;
  /** The key that takes it back, where it does. */
  readonly undoChord: string | undefined;
}

/** Docked under the table: how far a decision on many has come, afterwards what it could not be done to, and after an absence that it can be taken back. */
export function BulkBar({ run: { bulk, failure, before, forget, stop, undo, dismiss }, undoChord }: BulkBarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  useKeys('row', { stopMany: stop }, failure === null && bulk !== null && isUnderWay(bulk));
  if (failure !== null) {
    const { what, rest } = errorText(failure);
    return (
      <div className="bulk-bar">
        <Note tone="stop" role="alert" title={what} actions={<Button onPress={forget}>{t('case.understood')}</Button>}>
          {rest}
        </Note>
      </div>
    );
  }
  if (before !== null)
    return (
      <div className="bulk-bar">
        <Note
          tone="info"
          role="status"
          title={before}
          actions={
            <>
              <Button icon="undo" chord={undoChord} onPress={() => void undo()}>
                {t('ui.undo')}
              </Button>
              <Button look="quiet" onPress={dismiss}>
                {t('case.understood')}
              </Button>
            </>
          }
        />
      </div>
    );
  if (bulk === null || bulk.state === 'ready') return null;
  if (isUnderWay(bulk))
    return (
      <div className="bulk-bar bulk-running">
        <Progress
          label={t(bulk.state === 'undoing' ? 'bulk.undoing' : 'bulk.running')}
          done={bulk.walked}
          all={bulk.orders}
          doneText={t('bulk.walked', { walked: format.number(bulk.walked), orders: format.number(bulk.orders) })}
        />
        <Button chord={chordOf('row', 'stopMany')} onPress={stop}>
          {t('bulk.stop')}
        </Button>
      </div>
    );
  return (
    <div className="bulk-bar">
      <Note
        tone={bulk.state === 'failed' ? 'stop' : 'warn'}
        role="status"
        title={t(`bulk.ended.${bulk.state}`, { count: bulk.can })}
        actions={<Button onPress={dismiss}>{t('case.understood')}</Button>}
      >
        {bulk.state === 'failed' ? t('bulk.ended.failed.rest') : <Hindrances bulk={bulk} />}
      </Note>
    </div>
  );
}
