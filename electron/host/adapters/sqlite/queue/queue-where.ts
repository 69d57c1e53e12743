import { ACTIVE_CASE_STATES, isActiveState } from '../../../../../shared/core/exception-case/exception-case.ts';
import { clockRange, type QueueMoment } from '../../../../../shared/core/exception-case/clock-group.ts';
import type { QueueFilter, QueueRecord } from '../../../../../shared/core/ports/queue-view.ts';
import type { Narrowing } from './queue-plan.ts';
import { HOUR_MS } from '../../../../../shared/kernel/durations.ts';

/* A filter as SQL, and as what the choice of an index needs to know of it. */

export type Value = string | number;
export interface Where {
  readonly sql: string;
  readonly values: readonly Value[];
}

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

const dueUntil = (due: NonNullable<QueueFilter['due']>, { nowAt, endOfTodayAt }: QueueMoment): number =>
  due === 'overdue' ? nowAt : due === 'within_1h' ? nowAt + HOUR_MS : endOfTodayAt;

const statesOf = (filter: QueueFilter): readonly QueueRecord['state'][] =>
  filter.states === undefined || filter.states.length === 0 ? ACTIVE_CASE_STATES : filter.states;
export const onlyOpen = (filter: QueueFilter): boolean => statesOf(filter).every(isActiveState);
const allOpen = (filter: QueueFilter): boolean => ACTIVE_CASE_STATES.every((state) => statesOf(filter).includes(state)) && onlyOpen(filter);

export function whereOf(filter: QueueFilter, moment: QueueMoment): Where {
  const parts: Where[] = [];
  const states = statesOf(filter);
  if (onlyOpen(filter)) parts.push({ sql: 'c.active = 1', values: [] });
  else if (!states.some(isActiveState)) parts.push({ sql: 'c.active = 0', values: [] });
  if (!allOpen(filter)) parts.push({ sql: `c.state IN (${marks(states)})`, values: states });
  if (filter.kinds?.length) parts.push({ sql: `c.kind IN (${marks(filter.kinds)})`, values: filter.kinds });
  if (filter.merchants?.length) parts.push({ sql: `c.merchant IN (${marks(filter.merchants)})`, values: filter.merchants });
  if (filter.owners?.length) parts.push({ sql: `c.owner IN (${marks(filter.owners)})`, values: filter.owners });
  if (filter.incident !== undefined) parts.push({ sql: 'c.incident = ?', values: [filter.incident] });
  if (filter.clockGroup !== undefined) {
    const [since, until] = clockRange(filter.clockGroup, moment);
    parts.push({ sql: 'c.due_key >= ? AND c.due_key < ?', values: [since, until] });
  }
  if (filter.due !== undefined) parts.push({ sql: 'c.due_key < ?', values: [dueUntil(filter.due, moment)] });
  // One JSON list instead of thousands of marks: the statement stays the same whatever was found.
  if (filter.orderNs !== undefined) parts.push({ sql: 'c.order_n IN (SELECT value FROM json_each(?))', values: [JSON.stringify(filter.orderNs)] });
  return { sql: parts.map((part) => part.sql).join(' AND '), values: parts.flatMap((part) => part.values) };
}

/** The earlier of what the filter and its clock group end at; null where neither says. */
function dueBeforeOf({ due, clockGroup }: QueueFilter, moment: QueueMoment): number | null {
  const ends = [...(due === undefined ? [] : [dueUntil(due, moment)]), ...(clockGroup === undefined ? [] : [clockRange(clockGroup, moment)[1]])];
  return ends.length === 0 ? null : Math.min(...ends);
}

export function narrowingOf(filter: QueueFilter, moment: QueueMoment): Narrowing {
  const columns: Narrowing['columns'][number][] = [];
  if (filter.kinds?.length) columns.push({ column: 'kind', values: filter.kinds });
  if (filter.merchants?.length) columns.push({ column: 'merchant', values: filter.merchants });
  if (filter.owners?.length) columns.push({ column: 'owner', values: filter.owners });
  if (filter.incident !== undefined) columns.push({ column: 'incident', values: [filter.incident] });
  return {
    columns,
    states: allOpen(filter) ? null : statesOf(filter),
    dueBefore: dueBeforeOf(filter, moment),
    orders: filter.orderNs?.length ?? null,
  };
}
