import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { queueContract, QueueFilter as QueueFilterDto, QueueRow } from '../../../shared/contract/queue.contract.ts';
import { NO_CLOCK, PAUSED_FROM } from '../../../shared/core/exception-case/queue-clock.ts';
import type { Finding } from '../../../shared/core/finding/finding.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { OrderSearch } from '../../../shared/core/ports/order-search.ts';
import type { QueueFilter, QueueMoment, QueueRecord, QueueView } from '../../../shared/core/ports/queue-view.ts';
import { actingOf, type Acting } from '../../../shared/core/user/acting.ts';
import { hasRight } from '../../../shared/core/user/roles.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { HOUR_MS } from '../../../shared/kernel/durations.ts';

export interface QueueHandlerDeps {
  readonly queue: QueueView;
  readonly search: OrderSearch;
  readonly clock: Clock;
  readonly endOfToday: (nowAt: number) => number;
  readonly merchantName: (code: string) => string;
  readonly personName: (userId: string) => string;
  readonly exportQueue: (request: {
    readonly rows: Iterable<QueueRow>;
    readonly format: 'csv' | 'xlsx';
    readonly language: 'zh-CN' | 'en';
    readonly full: boolean;
    readonly acting: Acting;
  }) => Promise<{ downloadId: string; fileName: string; rows: number }>;
}

/** A text that finds more orders than this is too short to be a filter; the newest count. */
const SEARCHED_ORDERS = 2_000;
const EXPORT_PAGE = 500;

export function createQueueHandlers(deps: QueueHandlerDeps): GroupHandlers<typeof queueContract, Acting> {
  const momentOf = (): QueueMoment => {
    const nowAt = deps.clock.now();
    return { nowAt, endOfTodayAt: deps.endOfToday(nowAt) };
  };
  const filterOf = ({ text, ...filter }: QueueFilterDto): QueueFilter => {
    const present = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as QueueFilter;
    return text === undefined || text.trim() === '' ? present : { ...present, orderNs: deps.search.orderNs(text, SEARCHED_ORDERS) };
  };
  const clockGroup = (dueKey: number, { nowAt, endOfTodayAt }: QueueMoment): QueueRow['clockGroup'] =>
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
  const rowOf = (record: QueueRecord, moment: QueueMoment): QueueRow => {
    const findings = JSON.parse(record.findings) as readonly Finding[];
    const first = findings.find((finding) => finding.severity === 'stop') ?? findings[0];
    return {
      caseId: record.caseId,
      orderId: record.orderId,
      kind: record.kind,
      state: record.state,
      strength: record.strength,
      platformOrderNo: record.platformOrderNo,
      merchant: record.merchant,
      merchantName: deps.merchantName(record.merchant),
      orderState: record.orderState,
      held: record.held,
      // What was found has been mended, and the exception waits for its outcome.
      what: first === undefined ? { code: 'cleared', params: {} } : { code: first.code, params: { ...first.params } },
      moreFindings: Math.max(0, findings.length - 1),
      owner: record.owner,
      ownerName: record.owner === null ? null : deps.personName(record.owner),
      nextAction: record.nextAction,
      waitingFor: record.waitingFor,
      incident: record.incident,
      openedAt: record.openedAt,
      clock:
        record.clockName === null || record.warnAt === null || record.dueAt === null
          ? null
          : { name: record.clockName, warnAt: record.warnAt, dueAt: record.dueAt, paused: record.dueKey >= PAUSED_FROM },
      clockGroup: clockGroup(record.dueKey, moment),
    };
  };

  return {
    list: ({ filter, sort, descending, group, offset, limit }, { actor }) => {
      const moment = momentOf();
      const question = { filter: filterOf(filter), sort, descending, group };
      const rows = deps.queue.page(question, moment, offset, limit).map((record) => rowOf(record, moment));
      const groups = deps.queue.groups(question, moment);
      // The groups' sizes add up to the total; without groups it is counted.
      const total = group === 'none' ? deps.queue.total(question.filter, moment) : groups.reduce((sum, one) => sum + one.count, 0);
      const counts = deps.queue.counts(actor?.kind === 'person' ? actor.userId : '', moment);
      const label = (key: string): string => (group === 'merchant' ? deps.merchantName(key) : group === 'owner' && key !== '' ? deps.personName(key) : key);
      return ok({
        rows,
        total,
        asOf: moment.nowAt,
        counts: { ...counts, byMerchant: counts.byMerchant.map((one) => ({ ...one, name: deps.merchantName(one.merchant) })) },
        groups: groups.map((one) => ({ ...one, label: label(one.key) })),
      });
    },
    position: ({ caseId, filter, sort, descending, group }) => {
      const moment = momentOf();
      return ok({ index: deps.queue.position({ filter: filterOf(filter), sort, descending, group }, moment, caseId) });
    },
    export: async ({ filter, sort, descending, format, language }, { actor }) => {
      const acting = actingOf(actor);
      const moment = momentOf();
      const question = { filter: filterOf(filter), sort, descending, group: 'none' as const };
      function* rows(): Generator<QueueRow> {
        for (let offset = 0; ; offset += EXPORT_PAGE) {
          const page = deps.queue.page(question, moment, offset, EXPORT_PAGE);
          for (const record of page) yield rowOf(record, moment);
          if (page.length < EXPORT_PAGE) return;
        }
      }
      const full = acting.kind === 'cli' || hasRight(acting.roles, 'export_full');
      return ok(await deps.exportQueue({ rows: rows(), format, language, full, acting }));
    },
  };
}
