import { CLOCK_GROUPS, type QueueMoment } from '../../shared/core/exception-case/clock-group.ts';
import { CASE_STATES, isActiveState } from '../../shared/core/exception-case/exception-case.ts';
import { NO_CLOCK, PAUSED_FROM, queueClockOf, type DeadlineOf } from '../../shared/core/exception-case/queue-clock.ts';
import { isActive } from '../../shared/core/hold/hold.ts';
import type { QueueFilter, QueueQuestion, QueueRecord, QueueSort, QueueView } from '../../shared/core/ports/queue-view.ts';
import type { MemoryOrderFiles } from './memory-order-files.ts';
import { HOUR_MS } from '../../shared/kernel/durations.ts';

type Row = QueueRecord & { readonly n: number; readonly orderN: number };

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

/** The queue as one would do it without indexes: every open case, filtered, sorted and cut. */
export function createMemoryQueueView(orders: MemoryOrderFiles, deadlineOf: DeadlineOf): QueueView {
  function rows(): readonly Row[] {
    let n = 0;
    return orders.all().flatMap(({ order, holds, cases }, index) =>
      cases.map((one): Row => {
        const clock = queueClockOf(one, deadlineOf);
        return {
          n: (n += 1),
          orderN: index + 1,
          caseId: one.id,
          orderId: order.id,
          kind: one.kind,
          state: one.state,
          strength: one.strength,
          cause: one.cause,
          findings: JSON.stringify(one.findings),
          platformOrderNo: order.platformOrderNo,
          merchant: order.merchant,
          orderState: order.state,
          held: holds.some(isActive),
          owner: one.owner,
          nextAction: one.nextAction,
          waitingFor: one.waitingFor,
          incident: one.incident,
          openedAt: one.openedAt,
          clockName: clock.name,
          warnAt: clock.warnAt,
          dueAt: clock.dueAt,
          dueKey: clock.dueKey,
        };
      }),
    );
  }
  const clockGroup = ({ dueKey }: Row, { nowAt, endOfTodayAt }: QueueMoment): (typeof CLOCK_GROUPS)[number] =>
    dueKey >= NO_CLOCK
      ? 'none'
      : dueKey >= PAUSED_FROM
        ? 'paused'
        : dueKey < nowAt
          ? 'overdue'
          : dueKey < nowAt + HOUR_MS
            ? 'within_1h'
            : dueKey < endOfTodayAt
              ? 'today'
              : 'later';
  const isIn = <T>(wanted: readonly T[] | undefined, value: T): boolean => wanted === undefined || wanted.length === 0 || wanted.includes(value);
  const passes = (row: Row, filter: QueueFilter, moment: QueueMoment): boolean =>
    (filter.states?.length ? filter.states.includes(row.state) : isActiveState(row.state)) &&
    isIn(filter.kinds, row.kind) &&
    isIn(filter.merchants, row.merchant) &&
    isIn(filter.owners, row.owner ?? '') &&
    (filter.incident === undefined || (row.incident ?? '') === filter.incident) &&
    (filter.clockGroup === undefined || clockGroup(row, moment) === filter.clockGroup) &&
    (filter.due === undefined ||
      row.dueKey < (filter.due === 'overdue' ? moment.nowAt : filter.due === 'within_1h' ? moment.nowAt + HOUR_MS : moment.endOfTodayAt)) &&
    (filter.orderNs === undefined || filter.orderNs.includes(row.orderN));
  const keyOf: Readonly<Record<QueueSort, (row: Row) => string | number>> = {
    due: (row) => row.dueKey,
    opened: (row) => row.openedAt,
    kind: (row) => row.kind,
    merchant: (row) => row.merchant,
    order: (row) => row.platformOrderNo,
    owner: (row) => row.owner ?? '',
  };
  const groupKey = (row: Row, question: QueueQuestion, moment: QueueMoment): string => {
    const { group } = question;
    return group === 'none' ? '' : group === 'clock' ? clockGroup(row, moment) : group === 'kind' ? row.kind : (row[group] ?? '');
  };
  const sorted = (question: QueueQuestion, moment: QueueMoment): readonly Row[] => {
    const { sort, descending, group, filter, thenBy } = question;
    const turn = descending ? -1 : 1;
    const found = rows().filter((row) => passes(row, filter, moment));
    const place = (row: Row): string | number =>
      group === 'clock' ? CLOCK_GROUPS.findIndex((one) => one === clockGroup(row, moment)) : groupKey(row, question, moment);
    const isCutBySort = group === sort || (group === 'none' && (sort === 'kind' || sort === 'merchant' || sort === 'owner'));
    const byPlace = thenBy.length === 0 && !isCutBySort && (sort === 'due' || sort === 'opened' || sort === 'order');
    return found.sort(
      (a, b) =>
        compare(place(a), place(b)) ||
        turn * compare(keyOf[sort](a), keyOf[sort](b)) ||
        thenBy.reduce((so, key) => so || (key.descending ? -1 : 1) * compare(keyOf[key.sort](a), keyOf[key.sort](b)), 0) ||
        (byPlace ? turn * (a.n - b.n) : compare(a.dueKey, b.dueKey) || a.n - b.n),
    );
  };
  const count = (all: readonly Row[], wanted: (row: Row) => boolean): number => all.filter(wanted).length;
  const countBy = (all: readonly Row[], key: (row: Row) => string): readonly (readonly [string, number])[] =>
    [...Map.groupBy(all, key)].map(([name, of]) => [name, of.length] as const).sort(([a], [b]) => compare(a, b));
  return {
    page: (question, moment, offset, limit) =>
      sorted(question, moment)
        .slice(offset, offset + limit)
        .map(({ n: _dropped, orderN: __, ...record }) => record),
    total: (filter, moment) => count(rows(), (row) => passes(row, filter, moment)),
    groups: (question, moment) => {
      if (question.group === 'none') return [];
      const found = countBy(sorted(question, moment), (row) => groupKey(row, question, moment)).map(([key, of]) => ({ key, count: of }));
      return question.group === 'clock' ? CLOCK_GROUPS.flatMap((key) => found.filter((one) => one.key === key)) : found;
    },
    caseIds: (filter, moment) => sorted({ filter, sort: 'due', descending: false, group: 'none', thenBy: [] }, moment).map(({ caseId }) => caseId),
    facets: (filter, moment) => {
      const of = (rest: QueueFilter, key: (row: Row) => string) =>
        countBy(
          rows().filter((row) => passes(row, rest, moment)),
          key,
        ).map(([name, count]) => ({ key: name, count }));
      const { kinds: _k, ...withoutKinds } = filter;
      const { merchants: _m, ...withoutMerchants } = filter;
      const { owners: _o, ...withoutOwners } = filter;
      const { incident: _i, ...withoutIncident } = filter;
      const { states: _s, ...withoutStates } = filter;
      const { due: _d, ...withoutDue } = filter;
      const isPlain = Object.keys(withoutStates).length === 0;
      return {
        kinds: of(withoutKinds, ({ kind }) => kind),
        merchants: of(withoutMerchants, ({ merchant }) => merchant),
        owners: of(withoutOwners, ({ owner }) => owner ?? ''),
        incidents: of(withoutIncident, ({ incident }) => incident ?? '').filter(({ key }) => key !== ''),
        // Settled ones are counted only where nothing else is asked for: there may be a hundred times as many.
        states: of(isPlain ? { states: CASE_STATES } : withoutStates, ({ state }) => state),
        dues: (['overdue', 'within_1h', 'today'] as const).map((due) => ({
          key: due,
          count: rows().filter((row) => passes(row, { ...withoutDue, due }, moment)).length,
        })),
      };
    },
    counts: (me, moment) => {
      const open = rows().filter((row) => isActiveState(row.state));
      return {
        open: open.length,
        overdue: count(open, ({ dueKey }) => dueKey < moment.nowAt),
        within1h: count(open, ({ dueKey }) => dueKey < moment.nowAt + HOUR_MS),
        dueToday: count(open, ({ dueKey }) => dueKey < moment.endOfTodayAt),
        mine: count(open, ({ owner }) => owner === me),
        unowned: count(open, ({ owner }) => owner === null),
        byKind: Object.fromEntries(countBy(open, ({ kind }) => kind)),
        byMerchant: countBy(open, ({ merchant }) => merchant).map(([merchant, of]) => ({ merchant, count: of })),
      };
    },
    position: (question, moment, caseId) => {
      const place = sorted(question, moment).findIndex((row) => row.caseId === caseId);
      return place === -1 ? null : place;
    },
  };
}
