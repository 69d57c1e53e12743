import type { WaitingRow } from '../api/use-waiting-rows.ts';
import { doubtOf } from './drafts.ts';

/** The order number, wherever the reader could make it out. */
export const orderNoOf = (row: WaitingRow): string => String(doubtOf(row).params['orderNo'] ?? '');

/** The rows that wait for one reason; they stand together from `first` on, counted over all. */
export interface RowGroup {
  readonly reason: string;
  readonly count: number;
  readonly first: number;
}

/** In the order of the host: by reason, so that mending one row does not move the others. */
export const groupsOf = (counts: Readonly<Record<string, number>>): readonly RowGroup[] => {
  let first = 0;
  return Object.entries(counts)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([reason, count]) => {
      first += count;
      return { reason, count, first: first - count };
    });
};

/** A line of the list is the heading of a group or the row at a place. */
export type Line = { readonly kind: 'group'; readonly group: RowGroup } | { readonly kind: 'row'; readonly at: number };

export const lineAt = (groups: readonly RowGroup[], index: number): Line | null => {
  for (const [heads, group] of groups.entries()) {
    const head = group.first + heads;
    if (index === head) return { kind: 'group', group };
    if (index <= head + group.count) return { kind: 'row', at: index - heads - 1 };
  }
  return null;
};

/** The line on which the row at a place stands. */
export const lineOf = (groups: readonly RowGroup[], at: number): number =>
  at +
  1 +
  Math.max(
    0,
    groups.findLastIndex(({ first }) => first <= at),
  );
