import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../../../shared/contract/define-contract.ts';
import type { QueueColumn } from '../../../../shared/contract/queue-choices.ts';
import type { QueueCounts } from '../../../../shared/contract/queue.contract.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { MINUTE_MS } from '../../../../shared/kernel/durations.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useClosedUntil } from '../../../lib/use-working-time.ts';
import { useSession } from '../../../lib/session/session.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button, IconButton } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { useToast } from '../../../ui/feedback/toast.tsx';
import { PlaceHead } from '../../../ui/layout/panel.tsx';
import { Menu, MenuItem } from '../../../ui/overlay/menu.tsx';
import { saveMade } from '../../../lib/save-download.ts';
import { asked, type QueueQuestion } from '../api/use-queue-list.ts';
import { ColumnChoice, type ColumnsOfView } from './column-choice.tsx';

interface QueueHeadProps extends ColumnsOfView {
  readonly counts: QueueCounts | undefined;
  /** What the list is asked for, at the moment of an export. */
  readonly questionNow: () => QueueQuestion;
  /** The columns on the screen, from left to right: an export has the same. */
  readonly shown: readonly QueueColumn[];
  readonly onNew: (() => void) | undefined;
  /** What was refused last, unless a form says it itself. */
  readonly refused: CallError | null;
  readonly onUnderstood: () => void;
}

export const QueueHead = memo(({ counts, questionNow, columns, onColumns, shown, onNew, refused, onUnderstood }: QueueHeadProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useClient();
  const toast = useToast();
  const errorText = useErrorText();
  const { can } = useSession();
  const now = useNow(MINUTE_MS);
  const closedUntil = useClosedUntil(now);
  const [busy, setBusy] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const [failure, setFailure] = useState<CallError | null>(null);
  const save = async (kind: 'csv' | 'xlsx') => {
    setBusy(true);
    const saved = await saveMade(client, client.queue.export({ ...asked(questionNow()), columns: [...shown], format: kind, language: format.language }));
    setBusy(false);
    setFailure(saved.ok ? null : saved.error);
    if (saved.ok) toast.show({ text: t('queue.export.done', { file: saved.value.fileName, count: saved.value.rows }) });
  };
  const mayExport = can('export_masked');
  useKeys('list', { export: () => (mayExport && !busy ? setChoosing(true) : false) });
  const problem = failure ?? refused;
  const failed = problem === null ? null : errorText(problem);
  return (
    <>
      <PlaceHead
        title={t('place.queue')}
        summary={
          counts !== undefined && (
            <>
              {t('queue.count.open', { count: counts.open })}
              {counts.overdue > 0 && (
                <>
                  {' · '}
                  <b className="tone-stop">{t('queue.count.overdue', { count: counts.overdue })}</b>
                </>
              )}
              {/* What is due within the hour counts what is overdue already. */}
              {counts.within1h > counts.overdue && <> · {t('queue.count.within1h', { count: counts.within1h - counts.overdue })}</>}
              {closedUntil !== null && <> · {t('queue.closed', { at: format.near(closedUntil, now) })}</>}
            </>
          )
        }
        actions={
          <>
            <ColumnChoice columns={columns} onColumns={onColumns} />
            {mayExport && (
              <Menu
                label={t('queue.export')}
                isOpen={choosing}
                onOpenChange={setChoosing}
                trigger={<IconButton icon="download" label={t('queue.export')} chord={chordOf('list', 'export')} busy={busy} />}
              >
                <MenuItem id="csv" icon="file" text={t('queue.export.csv')} onAction={() => void save('csv')} />
                <MenuItem id="xlsx" icon="file" text={t('queue.export.xlsx')} onAction={() => void save('xlsx')} />
              </Menu>
            )}
            <Button
              look="primary"
              chord={chordOf('list', 'create')}
              disabledReason={onNew === undefined ? t('queue.new.how') : undefined}
              {...(onNew !== undefined && { onPress: onNew })}
            >
              {t('queue.new')}
            </Button>
          </>
        }
      />
      {failed !== null && (
        <div className="queue-note">
          <Note
            tone="stop"
            role="alert"
            title={failed.what}
            actions={
              <Button
                onPress={() => {
                  setFailure(null);
                  onUnderstood();
                }}
              >
                {t('case.understood')}
              </Button>
            }
          >
            {failed.rest}
          </Note>
        </div>
      )}
    </>
  );
});
QueueHead.displayName = 'QueueHead';
