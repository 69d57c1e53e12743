import { useCallback } from 'react';
import type { QueueRow } from '../../../../shared/contract/queue.contract.ts';
import { useClient } from '../../../transport/console-context.ts';
import { asked, type QueueQuestion } from '../api/use-queue-list.ts';
import type { DisplayRows } from '../model/display-rows.ts';
import { standsAt } from './stands-at.ts';
import type { CursorState } from './use-cursor.ts';

interface ListStepsInput {
  readonly question: QueueQuestion;
  readonly total: number;
  /** The first row on the screen: where a step begins that has no cursor yet. */
  readonly first: number;
  readonly rowAt: (offset: number) => QueueRow | undefined;
  readonly display: DisplayRows;
  readonly collapsed: ReadonlySet<string>;
  readonly cursor: CursorState;
  readonly reveal: (offset: number) => void;
  readonly onOpen: (row: QueueRow, enter: boolean) => void;
}

export interface GroupUnder {
  readonly key: string;
  readonly closed: boolean;
  /** Offsets [from, to) of its rows. */
  readonly range: readonly [from: number, to: number];
}

export interface ListSteps {
  /** Stands on the row at an offset, which is fetched where the list does not hold it. */
  readonly goTo: (offset: number, enter?: boolean) => Promise<void>;
  /** So many rows on from the cursor; a closed group is one place. */
  readonly step: (by: number) => void;
  readonly groupUnder: (offset: number) => GroupUnder | null;
}

/** Where the cursor goes by key. */
export const useListSteps = ({ question, total, first, rowAt, display, collapsed, cursor: state, reveal, onOpen }: ListStepsInput): ListSteps => {
  const client = useClient();
  const goTo = useCallback(
    async (offset: number, enter = false) => {
      if (total === 0) return;
      const at = Math.min(total - 1, Math.max(0, offset));
      const row =
        rowAt(at) ??
        (await client.queue
          .list({ ...asked(question), offset: at, limit: 1, withGroups: false })
          .then((reply) => (reply.ok ? reply.value.rows[0] : undefined)));
      if (row === undefined) return;
      state.set(row, at);
      reveal(at);
      // Nothing is opened behind a closed group's header.
      if (enter || !collapsed.has(display.groups[display.groupOfOffset(at)]?.key ?? '')) onOpen(row, enter);
    },
    [client, collapsed, display, onOpen, question, reveal, rowAt, state, total],
  );
  const groupUnder = (offset: number): GroupUnder | null => {
    const at = display.groupOfOffset(offset);
    const group = display.groups[at];
    return group === undefined ? null : { key: group.key, closed: collapsed.has(group.key), range: display.rangeOf(at) };
  };
  const step = (by: number) => {
    const standing = state.now();
    if (standing === null) return void goTo(first);
    const from = standsAt(standing, rowAt);
    const group = groupUnder(from.offset);
    // A closed group is one place to stand on: the next is behind its last row.
    if (group?.closed === true) return void goTo(by > 0 ? group.range[1] - 1 + by : group.range[0] + by);
    // The row below a ghost has moved up into its place.
    void goTo(from.offset + (from.gone && by > 0 ? by - 1 : by));
  };
  return { goTo, step, groupUnder };
};
