import { NO_CLOCK, PAUSED_FROM } from '../../../../shared/core/exception-case/queue-clock.ts';
import type {
  QueueCounts,
  QueueFilter,
  QueueGroup,
  QueueMoment,
  QueueQuestion,
  QueueRecord,
  QueueSort,
  QueueView,
} from '../../../../shared/core/ports/queue-view.ts';
import type { Db } from './open-database.ts';

/*
 * Every list is a walk along one index of the open cases (queue_by_…): the filter narrows it, the page is cut from it, and only the
 * page's rows touch the orders. "active = 1" stands in each question, because the indexes hold open work only.
 */
const HOUR_MS = 3_600_000;

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
const GROUP_COLUMN: Readonly<Record<Exclude<QueueGroup, 'none' | 'clock'>, string>> = {
  kind: 'c.kind',
  merchant: 'c.merchant',
  owner: 'c.owner',
  incident: 'c.incident',
};

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

function dueRange(due: NonNullable<QueueFilter['due']>, { nowAt, endOfTodayAt }: QueueMoment): Where {
  const until = due === 'overdue' ? nowAt : due === 'within_1h' ? nowAt + HOUR_MS : endOfTodayAt;
  return { sql: 'c.due_key < ?', values: [until] };
}

function whereOf(filter: QueueFilter, moment: QueueMoment): Where {
  const parts: Where[] = [];
  if (filter.states === undefined || filter.states.length === 0) parts.push({ sql: 'c.active = 1', values: [] });
  else {
    const onlyActive = filter.states.every((state) => state === 'open' || state === 'working' || state === 'waiting');
    parts.push({ sql: `${onlyActive ? 'c.active = 1 AND ' : ''}c.state IN (${marks(filter.states)})`, values: filter.states });
  }
  if (filter.kinds?.length) parts.push({ sql: `c.kind IN (${marks(filter.kinds)})`, values: filter.kinds });
  if (filter.merchants?.length) parts.push({ sql: `c.merchant IN (${marks(filter.merchants)})`, values: filter.merchants });
  if (filter.owners?.length) parts.push({ sql: `c.owner IN (${marks(filter.owners)})`, values: filter.owners });
  if (filter.incident !== undefined) parts.push({ sql: 'c.incident = ?', values: [filter.incident] });
  if (filter.due !== undefined) parts.push(dueRange(filter.due, moment));
  // One JSON list instead of thousands of marks: the statement stays the same whatever was found.
  if (filter.orderNs !== undefined) parts.push({ sql: 'c.order_n IN (SELECT value FROM json_each(?))', values: [JSON.stringify(filter.orderNs)] });
  return { sql: parts.map((part) => part.sql).join(' AND '), values: parts.flatMap((part) => part.values) };
}

function orderOf({ sort, descending, group }: QueueQuestion): string {
  const direction = descending ? 'DESC' : 'ASC';
  const head = group === 'none' || group === 'clock' ? [] : [`${GROUP_COLUMN[group]} ASC`];
  // Clock groups are ranges of the deadline: within them the deadline decides.
  const sorted = group === 'clock' ? ['c.due_key ASC'] : [`${SORT_COLUMN[sort]} ${direction}`];
  const tie = sort === 'due' || sort === 'opened' || sort === 'order' || group === 'clock' ? [] : ['c.due_key ASC'];
  return [...head, ...sorted, ...tie, `c.n ${group === 'clock' ? 'ASC' : tie.length > 0 ? 'ASC' : direction}`].join(', ');
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

  const total = (filter: QueueFilter, moment: QueueMoment): number => {
    const where = whereOf(filter, moment);
    return one<{ count: number }>(`SELECT count(*) AS count FROM exception_case c WHERE ${where.sql}`, where.values)?.count ?? 0;
  };

  return {
    page: (question, moment, offset, limit) => {
      const where = whereOf(question.filter, moment);
      const order = orderOf(question);
      // First the places along the index, then the rows: a deep page costs index entries, not joined rows.
      const sql = `SELECT ${ROW} FROM (SELECT c.n FROM exception_case c WHERE ${where.sql} ORDER BY ${order} LIMIT ? OFFSET ?) p
        CROSS JOIN exception_case c ON c.n = p.n CROSS JOIN orders o ON o.n = c.order_n LEFT JOIN case_findings f ON f.case_n = c.n ORDER BY ${order}`;
      return all<Raw>(sql, [...where.values, limit, offset]).map(toRecord);
    },
    total,
    groups: ({ filter, group }, moment) => {
      if (group === 'none') return [];
      const where = whereOf(filter, moment);
      if (group === 'clock') {
        const { nowAt, endOfTodayAt } = moment;
        const cuts: readonly (readonly [string, number])[] = [
          ['overdue', nowAt],
          ['within_1h', nowAt + HOUR_MS],
          ['today', Math.max(endOfTodayAt, nowAt + HOUR_MS)],
          ['later', PAUSED_FROM],
          ['paused', NO_CLOCK],
        ];
        const cases = cuts.map(([key]) => `WHEN c.due_key < ? THEN '${key}'`).join(' ');
        const rows = all<{ key: string; count: number }>(
          `SELECT CASE ${cases} ELSE 'none' END AS key, count(*) AS count FROM exception_case c WHERE ${where.sql} GROUP BY 1`,
          [...cuts.map(([, until]) => until), ...where.values],
        );
        const byKey = new Map(rows.map((row) => [row.key, row.count]));
        return [...cuts.map(([key]) => key), 'none'].flatMap((key) => (byKey.has(key) ? [{ key, count: byKey.get(key) ?? 0 }] : []));
      }
      const column = GROUP_COLUMN[group];
      return all<{ key: string; count: number }>(
        `SELECT ${column} AS key, count(*) AS count FROM exception_case c WHERE ${where.sql} GROUP BY 1 ORDER BY 1`,
        where.values,
      );
    },
    counts: (me, { nowAt, endOfTodayAt }): QueueCounts => {
      const until = (at: number): number =>
        one<{ count: number }>('SELECT count(*) AS count FROM exception_case WHERE active = 1 AND due_key < ?', [at])?.count ?? 0;
      const ofOwner = (owner: string): number =>
        one<{ count: number }>('SELECT count(*) AS count FROM exception_case WHERE active = 1 AND owner = ?', [owner])?.count ?? 0;
      const kinds = all<{ kind: string; count: number }>(
        'SELECT kind, count(*) AS count FROM exception_case INDEXED BY queue_by_kind WHERE active = 1 GROUP BY kind',
        [],
      );
      const byMerchant = all<{ merchant: string; count: number }>(
        'SELECT merchant, count(*) AS count FROM exception_case INDEXED BY queue_by_merchant WHERE active = 1 GROUP BY merchant',
        [],
      );
      return {
        open: kinds.reduce((sum, row) => sum + row.count, 0),
        overdue: until(nowAt),
        within1h: until(nowAt + HOUR_MS),
        dueToday: until(endOfTodayAt),
        mine: ofOwner(me),
        unowned: ofOwner(''),
        byKind: Object.fromEntries(kinds.map((row) => [row.kind, row.count])),
        byMerchant,
      };
    },
    position: (question, moment, caseId) => {
      const where = whereOf(question.filter, moment);
      const row = one<{ place: number }>(
        `SELECT place FROM (SELECT c.id, row_number() OVER (ORDER BY ${orderOf(question)}) AS place FROM exception_case c WHERE ${where.sql}) WHERE id = ?`,
        [...where.values, caseId],
      );
      return row === undefined ? null : row.place - 1;
    },
  };
}
