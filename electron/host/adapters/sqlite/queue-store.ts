import { ACTIVE_CASE_STATES, isActiveState } from '../../../../shared/core/exception-case/exception-case.ts';
import { NO_CLOCK, PAUSED_FROM } from '../../../../shared/core/exception-case/queue-clock.ts';
import type { QueueCounts, QueueFilter, QueueMoment, QueueQuestion, QueueRecord, QueueSort, QueueView } from '../../../../shared/core/ports/queue-view.ts';
import type { Db } from './open-database.ts';
import { cheapestIndex, type FilterColumn, type Narrowing, type OrderIndexName, type Wanted } from './queue-plan.ts';
import { createQueueTally } from './queue-tally.ts';
import { HOUR_MS } from '../../../../shared/kernel/durations.ts';

/*
 * Every list is a walk along an index of the open cases (queue_by_…): the filter narrows it, the page is cut from it, and only the page's
 * rows touch the orders. A list that is sorted or grouped by a column of few values is cut into its values first, whose sizes are known:
 *
 *   by merchant, row 400 …   BT 310 │ CK 280 │ DP …   →   CK from its 90th row on, by deadline; DP …
 *
 * "active = 1" stands in each question about open work, because those indexes hold nothing else.
 */

type Value = string | number;
interface Where {
  readonly sql: string;
  readonly values: readonly Value[];
}

const SORT_COLUMN: Readonly<Record<QueueSort, string>> = {
  due: 'c.due_key',
  opened: 'c.opened_at',
  kind: 'c.kind',
  merchant: 'c.merchant',
  order: 'c.platform_order_no',
  owner: 'c.owner',
};
const WALK: Readonly<Partial<Record<QueueSort, OrderIndexName>>> = { due: 'queue_by_due', opened: 'queue_by_opened', order: 'queue_by_order_no' };

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

const dueUntil = (due: NonNullable<QueueFilter['due']>, { nowAt, endOfTodayAt }: QueueMoment): number =>
  due === 'overdue' ? nowAt : due === 'within_1h' ? nowAt + HOUR_MS : endOfTodayAt;

const statesOf = (filter: QueueFilter): readonly QueueRecord['state'][] =>
  filter.states === undefined || filter.states.length === 0 ? ACTIVE_CASE_STATES : filter.states;
const onlyOpen = (filter: QueueFilter): boolean => statesOf(filter).every(isActiveState);
const allOpen = (filter: QueueFilter): boolean => ACTIVE_CASE_STATES.every((state) => statesOf(filter).includes(state)) && onlyOpen(filter);

function whereOf(filter: QueueFilter, moment: QueueMoment): Where {
  const parts: Where[] = [];
  const states = statesOf(filter);
  if (onlyOpen(filter)) parts.push({ sql: 'c.active = 1', values: [] });
  else if (!states.some(isActiveState)) parts.push({ sql: 'c.active = 0', values: [] });
  if (!allOpen(filter)) parts.push({ sql: `c.state IN (${marks(states)})`, values: states });
  if (filter.kinds?.length) parts.push({ sql: `c.kind IN (${marks(filter.kinds)})`, values: filter.kinds });
  if (filter.merchants?.length) parts.push({ sql: `c.merchant IN (${marks(filter.merchants)})`, values: filter.merchants });
  if (filter.owners?.length) parts.push({ sql: `c.owner IN (${marks(filter.owners)})`, values: filter.owners });
  if (filter.incident !== undefined) parts.push({ sql: 'c.incident = ?', values: [filter.incident] });
  if (filter.due !== undefined) parts.push({ sql: 'c.due_key < ?', values: [dueUntil(filter.due, moment)] });
  // One JSON list instead of thousands of marks: the statement stays the same whatever was found.
  if (filter.orderNs !== undefined) parts.push({ sql: 'c.order_n IN (SELECT value FROM json_each(?))', values: [JSON.stringify(filter.orderNs)] });
  return { sql: parts.map((part) => part.sql).join(' AND '), values: parts.flatMap((part) => part.values) };
}

function narrowingOf(filter: QueueFilter, moment: QueueMoment): Narrowing {
  const columns: Narrowing['columns'][number][] = [];
  if (filter.kinds?.length) columns.push({ column: 'kind', values: filter.kinds });
  if (filter.merchants?.length) columns.push({ column: 'merchant', values: filter.merchants });
  if (filter.owners?.length) columns.push({ column: 'owner', values: filter.owners });
  if (filter.incident !== undefined) columns.push({ column: 'incident', values: [filter.incident] });
  return {
    columns,
    states: allOpen(filter) ? null : statesOf(filter),
    dueBefore: filter.due === undefined ? null : dueUntil(filter.due, moment),
    orders: filter.orderNs?.length ?? null,
  };
}

/** The column a list is cut by, when its order begins with one of few values. */
const segmentOf = ({ group, sort }: QueueQuestion): FilterColumn | null =>
  group !== 'none' && group !== 'clock' ? group : group === 'none' && (sort === 'kind' || sort === 'merchant' || sort === 'owner') ? sort : null;

const narrowed = (filter: QueueFilter, column: FilterColumn, key: string): QueueFilter =>
  column === 'kind'
    ? { ...filter, kinds: [key as QueueRecord['kind']] }
    : column === 'merchant'
      ? { ...filter, merchants: [key] }
      : column === 'owner'
        ? { ...filter, owners: [key] }
        : { ...filter, incident: key };

/** The order within one segment, or of the whole list. Clock groups are ranges of the deadline: within them the deadline decides. */
function orderOf({ sort, descending, group }: QueueQuestion): { readonly sql: string; readonly sort: QueueSort } {
  const direction = descending ? 'DESC' : 'ASC';
  if (group === 'clock' || segmentOf({ sort, group, descending, filter: {} }) === sort) return { sql: 'c.due_key ASC, c.n ASC', sort: 'due' };
  if (WALK[sort] !== undefined) return { sql: `${SORT_COLUMN[sort]} ${direction}, c.n ${direction}`, sort };
  return { sql: `${SORT_COLUMN[sort]} ${direction}, c.due_key ASC, c.n ASC`, sort };
}

const ROW = `c.id AS caseId, o.id AS orderId, c.kind, c.state, c.strength, c.cause, coalesce(f.body, '[]') AS findings, c.platform_order_no AS platformOrderNo, c.merchant,
  o.state AS orderState, EXISTS (SELECT 1 FROM hold h WHERE h.order_n = c.order_n AND h.lifted_at IS NULL) AS held, c.owner, c.next_text, c.next_due_at,
  c.waiting_for AS waitingFor, c.incident, c.opened_at AS openedAt, c.clock_name AS clockName, c.warn_at AS warnAt, c.due_at AS dueAt, c.due_key AS dueKey`;

type Raw = Omit<QueueRecord, 'held' | 'nextAction' | 'owner' | 'incident'> & {
  readonly held: number;
  readonly owner: string;
  readonly incident: string;
  readonly next_text: string | null;
  readonly next_due_at: number | null;
};

const toRecord = ({ held, owner, incident, next_text, next_due_at, ...row }: Raw): QueueRecord => ({
  ...row,
  held: held === 1,
  owner: owner === '' ? null : owner,
  incident: incident === '' ? null : incident,
  nextAction: next_due_at === null ? null : { text: next_text ?? '', dueAt: next_due_at },
});

export function createQueueStore(db: Db): QueueView {
  const prepare = (sql: string) => db.prepare<Value[], unknown>(sql);
  const prepared = new Map<string, ReturnType<typeof prepare>>();
  const statement = (sql: string): ReturnType<typeof prepare> => {
    let found = prepared.get(sql);
    if (found === undefined) {
      // Questions vary by a handful of filters; a map that is emptied now and then is cache enough.
      if (prepared.size > 300) prepared.clear();
      prepared.set(sql, (found = prepare(sql)));
    }
    return found;
  };
  const all = <T>(sql: string, values: readonly Value[]): readonly T[] => statement(sql).all(...values) as T[];
  const one = <T>(sql: string, values: readonly Value[]): T | undefined => statement(sql).get(...values) as T | undefined;

  const tally = createQueueTally(db);

  /** Open cases along the index chosen for them; for settled ones the planner knows all there is to know. */
  const from = (filter: QueueFilter, moment: QueueMoment, wanted: Wanted): string =>
    `exception_case c${onlyOpen(filter) ? ` INDEXED BY ${cheapestIndex(narrowingOf(filter, moment), wanted, tally)}` : ''}`;
  const COUNTED: Wanted = { walk: null, isCovered: true, rows: null };

  const total = (filter: QueueFilter, moment: QueueMoment): number => {
    const { columns, states, dueBefore, orders } = narrowingOf(filter, moment);
    const [only, ...more] = columns;
    if (orders === null && dueBefore === null && more.length === 0 && (only === undefined || (states === null && onlyOpen(filter)))) {
      return only !== undefined ? tally.of(only.column, only.values) : states === null ? tally.open() : tally.of('state', states);
    }
    if (orders === null && dueBefore !== null && only === undefined && states === null) return tally.dueBefore(dueBefore);
    const where = whereOf(filter, moment);
    return one<{ count: number }>(`SELECT count(*) AS count FROM ${from(filter, moment, COUNTED)} WHERE ${where.sql}`, where.values)?.count ?? 0;
  };

  const sizesBy = (filter: QueueFilter, column: FilterColumn, moment: QueueMoment): readonly { key: string; count: number }[] => {
    const { columns, states, dueBefore, orders } = narrowingOf(filter, moment);
    const isPlain = states === null && dueBefore === null && orders === null;
    const [only, ...more] = columns;
    if (isPlain && only === undefined) return tally.by(column);
    if (isPlain && more.length === 0 && only?.column === column) return tally.by(column).filter(({ key }) => only.values.includes(key));
    const where = whereOf(filter, moment);
    return all(`SELECT c.${column} AS key, count(*) AS count FROM ${from(filter, moment, COUNTED)} WHERE ${where.sql} GROUP BY 1 ORDER BY 1`, where.values);
  };

  // First the places along the index, then the rows: a deep page costs index entries, not joined rows.
  const rowsOf = (question: QueueQuestion, filter: QueueFilter, moment: QueueMoment, offset: number, limit: number): readonly Raw[] => {
    const where = whereOf(filter, moment);
    const order = orderOf(question);
    const source = from(filter, moment, { walk: WALK[order.sort] ?? null, isCovered: order.sort !== 'opened' && order.sort !== 'order', rows: offset + limit });
    const sql = `SELECT ${ROW} FROM (SELECT c.n FROM ${source} WHERE ${where.sql} ORDER BY ${order.sql} LIMIT ? OFFSET ?) p
      CROSS JOIN exception_case c ON c.n = p.n CROSS JOIN orders o ON o.n = c.order_n LEFT JOIN case_findings f ON f.case_n = c.n ORDER BY ${order.sql}`;
    return all<Raw>(sql, [...where.values, limit, offset]);
  };

  const page = (question: QueueQuestion, moment: QueueMoment, offset: number, limit: number): readonly QueueRecord[] => {
    const column = segmentOf(question);
    if (column === null) return rowsOf(question, question.filter, moment, offset, limit).map(toRecord);
    const sizes = sizesBy(question.filter, column, moment);
    const isReversed = question.group === 'none' && question.descending;
    const found: Raw[] = [];
    let skip = offset;
    for (const { key, count } of isReversed ? sizes.toReversed() : sizes) {
      if (skip < count) found.push(...rowsOf(question, narrowed(question.filter, column, key), moment, skip, limit - found.length));
      skip = Math.max(0, skip - count);
      if (found.length >= limit) break;
    }
    return found.map(toRecord);
  };

  const groups = ({ filter, group }: QueueQuestion, moment: QueueMoment): readonly { key: string; count: number }[] => {
    if (group === 'none') return [];
    if (group !== 'clock') return sizesBy(filter, group, moment);
    const { nowAt, endOfTodayAt } = moment;
    const cuts: readonly (readonly [string, number])[] = [
      ['overdue', nowAt],
      ['within_1h', nowAt + HOUR_MS],
      ['today', Math.max(endOfTodayAt, nowAt + HOUR_MS)],
      ['later', PAUSED_FROM],
      ['paused', NO_CLOCK],
      ['none', Infinity],
    ];
    const where = whereOf(filter, moment);
    const { columns, states, dueBefore, orders } = narrowingOf(filter, moment);
    const isPlain = columns.length === 0 && states === null && dueBefore === null && orders === null;
    const counted = isPlain
      ? cuts.map(([, until]) => (until === Infinity ? tally.open() : tally.dueBefore(until)))
      : Object.values(
          one<Record<string, number>>(
            `SELECT ${cuts.map((_, at) => `count(*) FILTER (WHERE c.due_key < ?) AS until${at}`).join(', ')} FROM ${from(filter, moment, COUNTED)} WHERE ${where.sql}`,
            [...cuts.map(([, until]) => until), ...where.values],
          ) ?? {},
        );
    return cuts.flatMap(([key], at) => {
      const count = (counted[at] ?? 0) - (counted[at - 1] ?? 0);
      return count > 0 ? [{ key, count }] : [];
    });
  };

  return {
    page,
    total,
    groups,
    counts: (me, { nowAt, endOfTodayAt }): QueueCounts => ({
      open: tally.open(),
      overdue: tally.dueBefore(nowAt),
      within1h: tally.dueBefore(nowAt + HOUR_MS),
      dueToday: tally.dueBefore(endOfTodayAt),
      mine: tally.of('owner', [me]),
      unowned: tally.of('owner', ['']),
      byKind: Object.fromEntries(tally.by('kind').map(({ key, count }) => [key, count])),
      byMerchant: tally.by('merchant').map(({ key, count }) => ({ merchant: key, count })),
    }),
    position: (question, moment, caseId) => {
      const where = whereOf(question.filter, moment);
      const column = segmentOf(question);
      const direction = question.group === 'none' && question.descending ? 'DESC' : 'ASC';
      const order = `${column === null ? '' : `c.${column} ${direction}, `}${orderOf(question).sql}`;
      const row = one<{ place: number }>(
        `SELECT place FROM (SELECT c.id, row_number() OVER (ORDER BY ${order}) AS place FROM exception_case c WHERE ${where.sql}) WHERE id = ?`,
        [...where.values, caseId],
      );
      return row === undefined ? null : row.place - 1;
    },
  };
}
