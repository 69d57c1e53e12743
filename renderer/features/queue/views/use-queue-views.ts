import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueCounts } from '../../../../shared/contract/queue.contract.ts';
import type { ColumnLook, SavedViewDto, ViewLook } from '../../../../shared/contract/views.contract.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useSession } from '../../../lib/session/session.ts';
import { useSteady } from '../../../lib/use-steady.ts';
import type { View } from '../../../ui/layout/view-tabs.tsx';
import { useSavedViews, type SavedViewsHere } from '../api/use-views.ts';
import { type BuiltInView, isBuiltIn, type QueueAddress } from '../model/queue-address.ts';
import { useColumnDraft } from './use-column-draft.ts';
import { addressOf, arranged, isSameLook, lookOf, lookOfView } from './view-look.ts';

const countOf = (id: BuiltInView, counts: QueueCounts): number | undefined => {
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

export interface QueueViews {
  readonly saved: SavedViewsHere;
  readonly tabs: readonly View<string>[];
  readonly current: SavedViewDto | undefined;
  readonly look: ViewLook;
  readonly changed: boolean;
  readonly columns: readonly ColumnLook[];
  readonly onColumns: (columns: readonly ColumnLook[]) => void;
  readonly go: (id: string) => void;
  readonly step: (by: 1 | -1) => void;
  readonly move: (by: 1 | -1) => void;
  readonly discard: () => void;
  /** What is shown is a view of its own from now on. */
  readonly onSaved: (id: string) => void;
  readonly name: string;
}

/** The views above the list: which there are, which one is shown, and whether it is as it was saved. The same object until one of that changes. */
export const useQueueViews = (address: QueueAddress, counts: QueueCounts | undefined, onAddress: (address: QueueAddress) => void): QueueViews => {
  const { t } = useTranslation();
  const format = useFormat();
  const { userId } = useSession();
  const saved = useSavedViews();
  const { draft, change: onColumns, discard: discardColumns } = useColumnDraft(userId, address.view);
  const base = useMemo(() => lookOfView(address.view, saved.views), [address.view, saved.views]);
  const columns = draft ?? base.columns;
  const look = useMemo(() => lookOf(address, columns), [address, columns]);
  const changed = useMemo(() => !isSameLook(look, base), [look, base]);
  const order = useMemo(() => arranged(saved.order, saved.views), [saved.order, saved.views]);
  const at = order.indexOf(address.view);
  const go = useSteady((id: string) => onAddress(addressOf(id, lookOfView(id, saved.views))));
  const step = useSteady((by: 1 | -1) => go(order[(Math.max(0, at) + by + order.length) % order.length] ?? 'open'));
  const move = useSteady((by: 1 | -1) => {
    const to = at + by;
    if (at >= 0 && to >= 0 && to < order.length) saved.arrange(order.toSpliced(at, 1).toSpliced(to, 0, address.view));
  });
  const discard = useSteady(() => {
    discardColumns();
    go(address.view);
  });
  const onSaved = useSteady((id: string) => {
    discardColumns();
    onAddress({ ...address, view: id });
  });
  return useMemo(() => {
    const nameOf = (id: string): string => (isBuiltIn(id) ? t(`queue.view.${id}`) : (saved.views.find((view) => view.id === id)?.name ?? ''));
    return {
      saved,
      look,
      changed,
      columns,
      onColumns,
      go,
      step,
      move,
      discard,
      onSaved,
      current: saved.views.find((view) => view.id === address.view),
      name: nameOf(address.view),
      tabs: order.map((id) => {
        const count = counts === undefined || !isBuiltIn(id) ? undefined : countOf(id, counts);
        const shared = saved.views.find((view) => view.id === id)?.shared === true;
        return {
          id,
          name: nameOf(id),
          changed: id === address.view && changed,
          ...(count !== undefined && { count: format.number(count) }),
          ...(id === 'mine' && { icon: 'user' as const }),
          ...(shared && { icon: 'link' as const }),
          ...(id === 'today' && (count ?? 0) > 0 && { countTone: 'warn' as const }),
        };
      }),
    };
  }, [address.view, changed, columns, counts, discard, format, go, look, move, onColumns, onSaved, order, saved, step, t]);
};
