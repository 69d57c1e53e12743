import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../../../shared/contract/define-contract.ts';
import type { QueueCounts } from '../../../../shared/contract/queue.contract.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useSession } from '../../../lib/session/session.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button, IconButton } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { useToast } from '../../../ui/feedback/toast.tsx';
import { PlaceHead } from '../../../ui/layout/panel.tsx';
import type { View } from '../../../ui/layout/view-tabs.tsx';
import { Menu, MenuItem } from '../../../ui/overlay/menu.tsx';
import type { Decide } from '../api/use-decide.ts';
import { saveDownload } from '../api/save-download.ts';
import type { QueueQuestion } from '../api/use-queue-list.ts';
import { VIEWS, type ViewId } from '../model/queue-address.ts';
import { ColumnChoice, type ColumnsOff } from './column-choice.tsx';

/** The saved views and how many stand in each. Waiting is not counted by the host. */
export const useViews = (counts: QueueCounts | undefined): readonly View<ViewId>[] => {
  const { t } = useTranslation();
  const format = useFormat();
  const countOf = (id: ViewId): number | undefined => {
    if (counts === undefined) return undefined;
    switch (id) {
      case 'mine':
        return counts.mine;
      case 'open':
        return counts.open;
      case 'today':
        return counts.dueToday;
      case 'stock':
        return counts.byKind['stock_out'] ?? 0;
      case 'address':
        return counts.byKind['bad_address'] ?? 0;
      case 'unowned':
        return counts.unowned;
      case 'waiting':
        return undefined;
    }
  };
  return VIEWS.map((id) => {
    const count = countOf(id);
    return {
      id,
      name: t(`queue.view.${id}`),
      ...(count !== undefined && { count: format.number(count) }),
      ...(id === 'mine' && { icon: 'user' as const }),
      ...(id === 'today' && (count ?? 0) > 0 && { countTone: 'warn' as const }),
    };
  });
};

interface QueueHeadProps {
  readonly counts: QueueCounts | undefined;
  readonly question: QueueQuestion;
  readonly columns: ColumnsOff;
  readonly onNew: (() => void) | undefined;
  readonly decide: Decide;
  readonly hasForm: boolean;
}

export function QueueHead({ counts, question, columns, onNew, decide, hasForm }: QueueHeadProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useClient();
  const toast = useToast();
  const errorText = useErrorText();
  const { can } = useSession();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallError | null>(null);
  const save = async (kind: 'csv' | 'xlsx') => {
    setBusy(true);
    const { filter, sort, descending } = question;
    const made = await client.queue.export({ filter, sort, descending, format: kind, language: format.language });
    const saved = made.ok ? await saveDownload(client, made.value.downloadId, made.value.fileName) : made;
    setBusy(false);
    setFailure(saved.ok ? null : saved.error);
    if (made.ok && saved.ok) toast.show({ text: t('queue.export.done', { file: made.value.fileName, count: made.value.rows }) });
  };
  // A form says itself what was refused.
  const problem = failure ?? (hasForm ? null : decide.failure);
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
              {counts.within1h > 0 && <> · {t('queue.count.within1h', { count: counts.within1h })}</>}
            </>
          )
        }
        actions={
          <>
            <ColumnChoice columns={columns} />
            {can('export_masked') && (
              <Menu label={t('queue.export')} trigger={<IconButton icon="download" label={t('queue.export')} busy={busy} />}>
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
                  decide.forget();
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
}
