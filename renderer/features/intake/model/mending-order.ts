import type { WaitingRow } from '../api/use-waiting-rows.ts';

/** The order number, wherever the reader could make it out. */
export const orderNoOf = (row: WaitingRow): string => String(row.params['orderNo'] ?? '');

/** The host names a file that came in pieces by its upload; then the import's own name says more. */
const UPLOAD_NAME = /^[0-9a-f]{8}-[0-9a-f-]{27}(?:\.\w+)?$/u;
export const fileNameOf = (row: WaitingRow, importName: string | undefined): string => (UPLOAD_NAME.test(row.file) ? (importName ?? row.file) : row.file);

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
