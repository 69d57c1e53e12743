import type { WaitingRow } from '../api/use-waiting-rows.ts';

/** The order number, wherever the reader could make it out. */
export const orderNoOf = (row: WaitingRow): string => String(row.params['orderNo'] ?? '');

export interface RowGroup {
  readonly reason: string;
  /** All that wait for this reason, also those beyond what is shown. */
  readonly count: number;
  readonly rows: readonly WaitingRow[];
}

/** Rows by reason, in an order that never changes: mending one row must not move the others. Inside a reason as they came. */
export const groupRows = (rows: readonly WaitingRow[], counts: Readonly<Record<string, number>>): readonly RowGroup[] => {
  const byReason = Map.groupBy(rows, (row) => row.reason);
  return [...byReason]
    .map(([reason, of]) => ({ reason, count: Math.max(of.length, counts[reason] ?? 0), rows: of }))
    .toSorted((a, b) => (a.reason < b.reason ? -1 : 1));
};
