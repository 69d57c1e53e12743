import { clockCuts, type QueueMoment } from '../../../../shared/core/exception-case/clock-group.ts';
import type { QueueFilter, QueueQuestion, QueueRecord, QueueSort } from '../../../../shared/core/ports/queue-view.ts';
import type { FilterColumn, OrderIndexName } from './queue-plan.ts';

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

export interface SegmentOrder {
  readonly sql: string;
  /** What the walk along an index begins with. */
  readonly leading: QueueSort;
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
  const sqlOf = (key: { readonly sort: QueueSort; readonly descending: boolean }): string => `${SORT_COLUMN[key.sort]} ${key.descending ? 'DESC' : 'ASC'}`;
  const alone = thenBy.length === 0 && WALK[first.sort] !== undefined;
  const tail = alone ? `c.n ${first.descending ? 'DESC' : 'ASC'}` : keys.some((key) => key.sort === 'due') ? 'c.n ASC' : 'c.due_key ASC, c.n ASC';
  return {
    sql: [sqlOf(first), ...rest.map(sqlOf), tail].join(', '),
    leading: first.sort,
    walk: WALK[first.sort] ?? null,
    isCovered: [first, ...rest].every((key) => key.sort !== 'opened' && key.sort !== 'order'),
  };
}

/** What comes before the order within a segment, where the whole list is sorted at once. */
export function segmentOrder(question: QueueQuestion, moment: QueueMoment): string {
  const segment = segmentOf(question);
  if (segment === null) return '';
  if (segment !== 'clock') return `c.${segment} ${question.group === 'none' && question.descending ? 'DESC' : 'ASC'}, `;
  const cases = clockCuts(moment).flatMap(([, until], at) => (Number.isFinite(until) ? [`WHEN c.due_key < ${until} THEN ${at}`] : []));
  return `CASE ${cases.join(' ')} ELSE ${cases.length} END, `;
}
