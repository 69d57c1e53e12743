import { clockCuts, clockGroupOf, type QueueMoment } from '../../../../../shared/core/exception-case/clock-group.ts';
import type { QueueCounts, QueueFilter, QueueQuestion, QueueRecord, QueueView } from '../../../../../shared/core/ports/queue-view.ts';
import { HOUR_MS } from '../../../../../shared/kernel/durations.ts';
import type { Db } from '../database/open-database.ts';
import { narrowed, orderOf, type Segment, segmentOf, whatComesBefore } from './queue-order.ts';
import { cheapestIndex, type FilterColumn, type Wanted } from './queue-plan.ts';
import { createQueueTally } from './queue-tally.ts';
import { narrowingOf, onlyOpen, type Value, whereOf } from './queue-where.ts';

/*
 * Every list is a walk along an index of the open cases (queue_by_…): the filter narrows it, the page is cut from it, and only the page's
 * rows touch the orders. A list that is sorted or grouped by a column of few values is cut into its values first, whose sizes are known:
 *
 *   by merchant, row 400 …   BT 310 │ CK 280 │ DP …   →   CK from its 90th row on, by deadline; DP …
 *
 * "active = 1" stands in each question about open work, because those indexes hold nothing else.
 */

const ROW = `c.id AS caseId, o.id AS orderId, c.kind, c.state, c.strength, c.cause, coalesce(f.body, '[]') AS findings, c.platform_order_no AS platformOrderNo, c.merchant,
  o.state AS orderState, EXISTS (SELECT 1 FROM hold h WHERE h.order_n = c.order_n AND h.lifted_at IS NULL) AS held, c.owner, c.next_text, c.next_due_at,
  c.waiting_for AS waitingFor, c.incident, c.opened_at AS openedAt, c.clock_name AS clockName, c.warn_at AS warnAt, c.due_at AS dueAt, c.due_key AS dueKey`;

/** What a list can be cut and sorted by. */
const PLACED = 'c.n, c.due_key, c.opened_at, c.kind, c.merchant, c.platform_order_no, c.owner, c.incident';

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
    // A clock group has a beginning too, which the tally of what ends before an instant knows nothing of.
    if (orders === null && dueBefore !== null && filter.clockGroup === undefined && only === undefined && states === null) return tally.dueBefore(dueBefore);
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
    const source = from(filter, moment, { walk: order.walk, isCovered: order.isCovered, rows: offset + limit });
    const sql = `SELECT ${ROW} FROM (SELECT c.n FROM ${source} WHERE ${where.sql} ORDER BY ${order.sql} LIMIT ? OFFSET ?) p
      CROSS JOIN exception_case c ON c.n = p.n CROSS JOIN orders o ON o.n = c.order_n LEFT JOIN case_findings f ON f.case_n = c.n ORDER BY ${order.sql}`;
    return all<Raw>(sql, [...where.values, limit, offset]);
  };

  const groups = ({ filter, group }: QueueQuestion, moment: QueueMoment): readonly { key: string; count: number }[] => {
    if (group === 'none') return [];
    if (group !== 'clock') return sizesBy(filter, group, moment);
    const cuts = clockCuts(moment);
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

  /** The segments of a list in their order, with their sizes. */
  const segmentsOf = (question: QueueQuestion, segment: Segment, moment: QueueMoment): readonly { key: string; count: number }[] => {
    const sizes = segment === 'clock' ? groups(question, moment) : sizesBy(question.filter, segment, moment);
    return question.group === 'none' && question.descending ? sizes.toReversed() : sizes;
  };

  const page = (question: QueueQuestion, moment: QueueMoment, offset: number, limit: number): readonly QueueRecord[] => {
    const segment = segmentOf(question);
    if (segment === null) return rowsOf(question, question.filter, moment, offset, limit).map(toRecord);
    const found: Raw[] = [];
    let skip = offset;
    for (const { key, count } of segmentsOf(question, segment, moment)) {
      if (skip < count) found.push(...rowsOf(question, narrowed(question.filter, segment, key, moment), moment, skip, limit - found.length));
      skip = Math.max(0, skip - count);
      if (found.length >= limit) break;
    }
    return found.map(toRecord);
  };

  return {
    page,
    total,
    groups,
    caseIds: (filter, moment) => {
      const where = whereOf(filter, moment);
      const source = from(filter, moment, { walk: 'queue_by_due', isCovered: true, rows: null });
      return all<{ id: string }>(`SELECT c.id FROM ${source} WHERE ${where.sql} ORDER BY c.due_key, c.n`, where.values).map(({ id }) => id);
    },
    facets: (filter, moment) => {
      const by = (column: FilterColumn, rest: QueueFilter) => sizesBy(rest, column, moment);
      const { kinds: _kinds, ...withoutKinds } = filter;
      const { merchants: _merchants, ...withoutMerchants } = filter;
      const { owners: _owners, ...withoutOwners } = filter;
      const { incident: _incident, ...withoutIncident } = filter;
      const { states: _states, ...withoutStates } = filter;
      const { due: _due, ...withoutDue } = filter;
      const where = whereOf(withoutStates, moment);
      const isPlain = Object.keys(withoutStates).length === 0;
      return {
        kinds: by('kind', withoutKinds),
        merchants: by('merchant', withoutMerchants),
        owners: by('owner', withoutOwners),
        incidents: by('incident', withoutIncident).filter(({ key }) => key !== ''),
        states: isPlain
          ? tally.by('state')
          : all(`SELECT c.state AS key, count(*) AS count FROM ${from(withoutStates, moment, COUNTED)} WHERE ${where.sql} GROUP BY 1 ORDER BY 1`, where.values),
        dues: (['overdue', 'within_1h', 'today'] as const).map((due) => ({ key: due, count: total({ ...withoutDue, due }, moment) })),
      };
    },
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
      const row = one<Readonly<Record<string, Value>>>(`SELECT ${PLACED} FROM exception_case c WHERE c.id = ? AND ${where.sql}`, [caseId, ...where.values]);
      if (row === undefined) return null;
      const valueOf = (column: string): Value => row[column.replace('c.', '')] ?? '';
      const segment = segmentOf(question);
      const own = segment === null ? null : segment === 'clock' ? clockGroupOf(Number(row['due_key']), moment) : String(row[segment]);
      const filter = segment === null || own === null ? question.filter : narrowed(question.filter, segment, own, moment);
      const order = orderOf(question);
      const before = whatComesBefore(order, valueOf);
      const inside = whereOf(filter, moment);
      const source = from(filter, moment, { walk: order.walk, isCovered: order.isCovered, rows: null });
      const place = one<{ count: number }>(`SELECT count(*) AS count FROM ${source} WHERE ${inside.sql} AND ${before.sql}`, [
        ...inside.values,
        ...before.values,
      ]);
      const segments = segment === null ? [] : segmentsOf(question, segment, moment);
      return segments
        .slice(
          0,
          Math.max(
            0,
            segments.findIndex(({ key }) => key === own),
          ),
        )
        .reduce((sum, { count }) => sum + count, place?.count ?? 0);
    },
  };
}
