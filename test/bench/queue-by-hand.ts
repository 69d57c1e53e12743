import type { z } from 'zod';
import type { Db } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import type { queueContract } from '../../shared/contract/queue.contract.ts';
import type { QueueMoment } from '../../shared/core/exception-case/clock-group.ts';
import { NO_CLOCK, PAUSED_FROM } from '../../shared/core/exception-case/queue-clock.ts';
import type { OrderSearch } from '../../shared/core/ports/order-search.ts';

export type Question = z.input<typeof queueContract.list.input>;

/** What somebody with the schema beside him would write: constants in the text, the index he wants, each part asked for once. */
export function answerByHand(
  db: Db,
  search: OrderSearch,
  me: string,
  { nowAt, endOfTodayAt }: QueueMoment,
): (question: Question) => readonly (string | number)[] {
  const prepare = (sql: string) => db.prepare<[], unknown[]>(sql).raw();
  const prepared = new Map<string, ReturnType<typeof prepare>>();
  const all = (sql: string): readonly unknown[][] => {
    let statement = prepared.get(sql);
    if (statement === undefined) prepared.set(sql, (statement = prepare(sql)));
    return statement.all();
  };
  const quoted = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');
  const hour = nowAt + 3_600_000;
  const columns = { due: 'due_key', opened: 'opened_at', kind: 'kind', merchant: 'merchant', order: 'platform_order_no', owner: 'owner' } as const;
  const cuts = [
    ['overdue', nowAt],
    ['within_1h', hour],
    ['today', Math.max(endOfTodayAt, hour)],
    ['later', PAUSED_FROM],
    ['paused', NO_CLOCK],
  ] as const;

  return ({ filter = {}, sort = 'due', descending = false, group = 'none', offset = 0, limit = 100 }) => {
    const where = ['active = 1'];
    if (filter.states) where.push(`state IN (${quoted(filter.states)})`);
    if (filter.kinds) where.push(`kind IN (${quoted(filter.kinds)})`);
    if (filter.merchants) where.push(`merchant IN (${quoted(filter.merchants)})`);
    if (filter.owners) where.push(`owner IN (${quoted(filter.owners)})`);
    if (filter.incident !== undefined) where.push(`incident = '${filter.incident}'`);
    if (filter.due) where.push(`due_key < ${filter.due === 'overdue' ? nowAt : filter.due === 'today' ? endOfTodayAt : hour}`);
    if (filter.text !== undefined) where.push(`order_n IN (${search.orderNs(filter.text, 2_000).join(', ')})`);
    const chosen = where.join(' AND ');
    const way = descending ? 'DESC' : 'ASC';
    const ties = sort === 'due' || sort === 'opened' || sort === 'order' ? `n ${way}` : 'due_key, n';
    const order = group === 'clock' ? 'due_key, n' : `${group === 'none' ? '' : `${columns[group as 'kind'] ?? group}, `}${columns[sort]} ${way}, ${ties}`;
    const page = all(
      `SELECT c.id, o.id, c.kind, c.state, c.strength, c.cause, f.body, c.platform_order_no, c.merchant, o.state, c.owner, c.next_text, c.next_due_at, c.waiting_for, c.incident, c.opened_at, c.clock_name, c.warn_at, c.due_at,
         EXISTS (SELECT 1 FROM hold h WHERE h.order_n = c.order_n AND h.lifted_at IS NULL)
       FROM (SELECT n AS place FROM exception_case WHERE ${chosen} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}) CROSS JOIN exception_case c ON c.n = place
         JOIN orders o ON o.n = c.order_n LEFT JOIN case_findings f ON f.case_n = c.n`,
    );
    const total = all(`SELECT count(*) FROM exception_case WHERE ${chosen}`)[0]?.[0] as number;
    const groups =
      group === 'none'
        ? []
        : group === 'clock'
          ? cuts
              .map(([key, until], at) => [
                key,
                all(`SELECT count(*) FROM exception_case WHERE ${chosen} AND due_key < ${until} AND due_key >= ${cuts[at - 1]?.[1] ?? 0}`)[0]?.[0],
              ])
              .concat([['none', all(`SELECT count(*) FROM exception_case WHERE ${chosen} AND due_key >= ${NO_CLOCK}`)[0]?.[0]]])
              .filter(([, count]) => count !== 0)
          : all(`SELECT ${group}, count(*) FROM exception_case WHERE ${chosen} GROUP BY 1 ORDER BY 1`);
    const kinds = all('SELECT kind, count(*) FROM exception_case WHERE active = 1 GROUP BY kind');
    all('SELECT merchant, count(*) FROM exception_case WHERE active = 1 GROUP BY merchant');
    const [overdue] = all(
      `SELECT count(*) FILTER (WHERE due_key < ${nowAt}), count(*) FILTER (WHERE due_key < ${hour}), count(*) FROM exception_case WHERE active = 1 AND due_key < ${Math.max(endOfTodayAt, hour)}`,
    );
    const [mine] = all(`SELECT count(*) FROM exception_case WHERE active = 1 AND owner = '${me}'`);
    all(`SELECT count(*) FROM exception_case WHERE active = 1 AND owner = ''`);
    return [
      total,
      kinds.reduce((sum, [, count]) => sum + (count as number), 0),
      overdue?.[0] as number,
      mine?.[0] as number,
      ...page.map(([id]) => id as string),
      ...groups.map(([key, count]) => `${String(key)} ${String(count)}`),
    ];
  };
}
