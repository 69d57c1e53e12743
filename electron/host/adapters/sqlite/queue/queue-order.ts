import { clockCuts, type QueueMoment } from '../../../../../shared/core/exception-case/clock-group.ts';
import type { QueueFilter, QueueQuestion, QueueRecord, QueueSort } from '../../../../../shared/core/ports/queue-view.ts';
import type { FilterColumn, OrderIndexName } from './queue-plan.ts';
import type { Value, Where } from './queue-where.ts';

/* The order of a list: into which segments it is cut, and by what each of them is sorted. */

const SORT_COLUMN: Readonly<Record<QueueSort, string>> = {
  due: 'c.due_key',
  opened: 'c.opened_at',
  kind: 'c.kind',
  merchant: 'c.merchant',
  order: 'c.platform_order_no',
  owner: 'c.owner',
};
const WALK: Readonly<Partial<Record<QueueSort, OrderIndexName>>> = { due: 'queue_by_due', opened: 'queue_by_opened', order: 'queue_by_order_no' };

/** A list is cut by a column of few values, or into the ranges of the clock groups. */
export type Segment = FilterColumn | 'clock';

/** What a list is cut by, when its order begins with one of few values. By deadline the clock groups follow one another anyway. */
export const segmentOf = ({ group, sort, descending, thenBy }: QueueQuestion): Segment | null => {
  if (group === 'clock') return sort === 'due' && !descending && thenBy.length === 0 ? null : 'clock';
  if (group !== 'none') return group;
  return sort === 'kind' || sort === 'merchant' || sort === 'owner' ? sort : null;
};

export const narrowed = (filter: QueueFilter, segment: Segment, key: string, moment: QueueMoment): QueueFilter => {
  switch (segment) {
    case 'clock':
      return { ...filter, clockGroup: clockCuts(moment).find(([one]) => one === key)?.[0] ?? 'none' };
    case 'kind':
      return { ...filter, kinds: [key as QueueRecord['kind']] };
    case 'merchant':
      return { ...filter, merchants: [key] };
    case 'owner':
      return { ...filter, owners: [key] };
    case 'incident':
      return { ...filter, incident: key };
  }
};

interface OrderKey {
  readonly column: string;
  readonly descending: boolean;
}

interface SegmentOrder {
  readonly sql: string;
  /** What it is sorted by, the last of them different in every row. */
  readonly keys: readonly OrderKey[];
  readonly walk: OrderIndexName | null;
  /** Whether the widest index holds all that it sorts by. */
  readonly isCovered: boolean;
}

/** The order within one segment, or of the whole list: as asked for, then by deadline, then as they came. */
export function orderOf(question: QueueQuestion): SegmentOrder {
  const { sort, descending, thenBy } = question;
  const segment = segmentOf(question);
  const keys = [{ sort, descending }, ...thenBy].filter((key) => key.sort !== segment);
  const [first = { sort: 'due', descending: false } as const, ...rest] = keys;
  const alone = thenBy.length === 0 && WALK[first.sort] !== undefined;
  const byDue: OrderKey = { column: SORT_COLUMN.due, descending: false };
  const sorted: readonly OrderKey[] = [
    ...[first, ...rest].map((key) => ({ column: SORT_COLUMN[key.sort], descending: key.descending })),
    ...(alone || keys.some((key) => key.sort === 'due') ? [] : [byDue]),
    { column: 'c.n', descending: alone && first.descending },
  ];
  return {
    keys: sorted,
    sql: sorted.map(({ column, descending: down }) => `${column} ${down ? 'DESC' : 'ASC'}`).join(', '),
    walk: WALK[first.sort] ?? null,
    isCovered: [first, ...rest].every((key) => key.sort !== 'opened' && key.sort !== 'order'),
  };
}

/**
 * The rows of a segment before one of them, whose values `valueOf` gives. The first key stands by itself too, so that the walk along its index ends
 * where the row is.
 */
export function whatComesBefore({ keys }: SegmentOrder, valueOf: (column: string) => Value): Where {
  const comes = ({ column, descending }: OrderKey, orEqual = false): string => `${column} ${descending ? '>' : '<'}${orEqual ? '=' : ''} ?`;
  const ties = keys.map((key, at) => [...keys.slice(0, at).map(({ column }) => `${column} = ?`), comes(key)].join(' AND '));
  const [first] = keys;
  const values = keys.map(({ column }) => valueOf(column));
  return {
    sql: `${first === undefined ? '1' : comes(first, true)} AND (${ties.map((tie) => `(${tie})`).join(' OR ')})`,
    values: [...values.slice(0, 1), ...values.flatMap((_, at) => values.slice(0, at + 1))],
  };
}
