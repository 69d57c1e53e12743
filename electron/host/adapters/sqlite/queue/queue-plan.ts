import type { QueueTally } from './queue-tally.ts';

/*
 * Which index a list is walked along. The planner of SQLite knows how many rows a table has at most, we know from the tally how many open
 * cases each kind, merchant and owner has this minute:
 *
 *   along the order     until the page is full; every row that does not match costs a step
 *   along one filter    only its rows, all of them, then sort; the filters its index carries beside it cost no look at the row
 *   along queue_by_due  all open rows, but never leaving the index
 */

/** Microseconds per row, measured on 100,000 open cases; only their relation matters. */
const STEP = 0.12;
const LOOK_UP = 2.5;
const SORT = 0.5;

export type OrderIndexName = 'queue_by_due' | 'queue_by_opened' | 'queue_by_order_no';
export type FilterColumn = 'kind' | 'merchant' | 'owner' | 'incident';
const INDEX_OF: Readonly<Record<FilterColumn, string>> = {
  kind: 'queue_by_kind',
  merchant: 'queue_by_merchant',
  owner: 'queue_by_owner',
  incident: 'queue_by_incident',
};

/** What an index holds beside its own column and the deadline. */
const CARRIED: Readonly<Record<FilterColumn, readonly FilterColumn[]>> = { kind: ['merchant'], merchant: ['kind'], owner: ['kind', 'merchant'], incident: [] };

export interface Narrowing {
  /** Equal to one of the values, by column. */
  readonly columns: readonly { readonly column: FilterColumn; readonly values: readonly string[] }[];
  readonly states: readonly string[] | null;
  readonly dueBefore: number | null;
  readonly orders: number | null;
}

export interface Wanted {
  /** The order's own index, or null where rows are sorted by another column or only counted. */
  readonly walk: OrderIndexName | null;
  /** False where the order needs columns queue_by_due does not hold. */
  readonly isCovered: boolean;
  /** Rows to walk past and to return; null: all. */
  readonly rows: number | null;
}

/** The cheapest index for open cases, by name. */
export function cheapestIndex({ columns, states, dueBefore, orders }: Narrowing, wanted: Wanted, tally: QueueTally): string {
  const open = Math.max(1, tally.open());
  const range = dueBefore === null ? open : tally.dueBefore(dueBefore);
  const counted = columns.map(({ column, values }) => ({ column, single: values.length === 1, rows: tally.of(column, values) }));
  const share = (rows: number): number => Math.max(rows, 0.5) / open;
  const filters = [
    ...counted.map(({ rows }) => share(rows)),
    ...(states === null ? [] : [share(tally.of('state', states))]),
    ...(orders === null ? [] : [share(Math.min(orders, open))]),
  ];
  const matching = filters.reduce((product, part) => product * part, share(range)) * open;
  const until = (rows: number): number => (wanted.rows === null ? rows : Math.min(rows, (wanted.rows * rows) / Math.max(matching, 0.5)));

  const plans: (readonly [cost: number, index: string])[] = [];
  if (wanted.isCovered && orders === null) plans.push([range * STEP + matching * (wanted.rows === null ? 0 : SORT), 'queue_by_due']);
  if (wanted.walk === 'queue_by_due') plans.push([until(range) * (orders === null ? STEP : LOOK_UP), 'queue_by_due']);
  else if (wanted.walk !== null) plans.push([until(open) * (filters.length === 0 && dueBefore === null && orders === null ? STEP : LOOK_UP), wanted.walk]);
  if (orders !== null) plans.push([orders * 2 * LOOK_UP, 'case_by_order']);
  for (const { column, single, rows } of counted) {
    // Within one value the deadline is the index's own order and range.
    const inOrder = single && (wanted.walk === 'queue_by_due' || wanted.rows === null);
    const walked = inOrder ? until(single ? Math.min(rows, rows * share(range)) : rows) : rows;
    const others = counted.filter((other) => other.column !== column);
    const carried = others.filter((other) => CARRIED[column].includes(other.column));
    const isWhole = carried.length === others.length && states === null && orders === null && (wanted.isCovered || wanted.rows === null);
    const lookedUp = isWhole ? 0 : walked * carried.reduce((part, other) => part * share(other.rows), 1);
    plans.push([walked * STEP + lookedUp * LOOK_UP + (inOrder ? 0 : rows * SORT), INDEX_OF[column]]);
  }
  return plans.reduce((best, plan) => (plan[0] < best[0] ? plan : best), [Infinity, wanted.walk ?? 'queue_by_due'] as const)[1];
}
