import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../lib/use-now.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { Button } from '../../../ui/button/button.tsx';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';
import { QueueFirstRun, useNothingYet } from './queue-first-run.tsx';

export interface QueueEmptyProps {
  /** The chips that are on, in words. */
  readonly filters: readonly string[];
  readonly view: string;
  readonly isWholeQueue: boolean;
  readonly onDropLast: () => void;
  readonly onClear: () => void;
  readonly onShowClosed: () => void;
}

/** Nothing to do is not the same as nothing found. */
export function QueueEmpty({ filters, view, isWholeQueue, onDropLast, onClear, onShowClosed, asOf }: QueueEmptyProps & { readonly asOf: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const age = format.ago(useNow(1000) - asOf);
  const last = filters.at(-1);
  const nothingYet = useNothingYet();
  if (last !== undefined)
    return (
      <EmptyState
        icon="filter"
        title={t('queue.empty.filtered')}
        actions={
          <>
            <Button look="primary" onPress={onDropLast}>
              {t('queue.empty.drop', { filter: last })}
            </Button>
            {filters.length > 1 && (
              <Button onPress={onClear} chord={chordOf('list', 'clearFilters')}>
                {t('queue.filter.clear')}
              </Button>
            )}
          </>
        }
      >
        {t('queue.empty.filters', { count: filters.length, filters: format.list(filters) })}
      </EmptyState>
    );
  // Half a word would be taken back a moment later.
  if (nothingYet === undefined) return null;
  if (nothingYet) return <QueueFirstRun />;
  return (
    <EmptyState
      title={isWholeQueue ? t('queue.empty.done') : t('queue.empty.view', { view })}
      actions={<Button onPress={onShowClosed}>{t('queue.showClosed')}</Button>}
    >
      {t('queue.empty.age', { age })}
    </EmptyState>
  );
}
