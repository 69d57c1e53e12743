import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { QueueColumn } from '../../../shared/contract/queue-choices.ts';
import type { queueContract, QueueFilter as QueueFilterDto, QueueRow } from '../../../shared/contract/queue.contract.ts';
import { clockGroupOf, type QueueMoment } from '../../../shared/core/exception-case/clock-group.ts';
import { PAUSED_FROM } from '../../../shared/core/exception-case/queue-clock.ts';
import type { Finding } from '../../../shared/core/finding/finding.ts';
import type { QueueFilter, QueueGroup, QueueRecord, QueueView } from '../../../shared/core/ports/queue-view.ts';
import { actingOf, type Acting } from '../../../shared/core/user/acting.ts';
import { hasRight } from '../../../shared/core/user/roles.ts';
import { ok } from '../../../shared/kernel/result.ts';

export interface QueueHandlerDeps {
  readonly queue: QueueView;
  readonly filterOf: (filter: QueueFilterDto) => QueueFilter;
  readonly moment: () => QueueMoment;
  readonly merchantName: (code: string) => string;
  readonly personName: (userId: string) => string;
  readonly exportQueue: (request: {
    readonly rows: Iterable<QueueRow>;
    /** As they are shown; null for all there are. */
    readonly columns: readonly QueueColumn[] | null;
    readonly group: QueueGroup;
    readonly format: 'csv' | 'xlsx';
    readonly language: 'zh-CN' | 'en';
    readonly full: boolean;
    readonly acting: Acting;
  }) => Promise<{ downloadId: string; fileName: string; rows: number }>;
}

const EXPORT_PAGE = 500;
/** Nobody chooses from a longer list; the largest come first. */
const INCIDENTS_LISTED = 50;

export function createQueueHandlers(deps: QueueHandlerDeps): GroupHandlers<typeof queueContract, Acting> {
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
      clockGroup: clockGroupOf(record.dueKey, moment),
    };
  };

  const labelled = (by: QueueGroup | 'state', found: readonly { readonly key: string; readonly count: number }[]) =>
    found.map((one) => ({
      ...one,
      label: by === 'merchant' ? deps.merchantName(one.key) : by === 'owner' && one.key !== '' ? deps.personName(one.key) : one.key,
    }));

  return {
    list: ({ filter, sort, descending, thenBy, group, offset, limit, withGroups }, { actor }) => {
      const moment = deps.moment();
      const question = { filter: deps.filterOf(filter), sort, descending, thenBy, group };
      const rows = deps.queue.page(question, moment, offset, limit).map((record) => rowOf(record, moment));
      const groups = withGroups ? deps.queue.groups(question, moment) : [];
      // The groups' sizes add up to the total; without groups it is counted.
      const total = groups.length === 0 ? deps.queue.total(question.filter, moment) : groups.reduce((sum, one) => sum + one.count, 0);
      const counts = deps.queue.counts(actor?.kind === 'person' ? actor.userId : '', moment);
      return ok({
        rows,
        total,
        asOf: moment.nowAt,
        counts: { ...counts, byMerchant: counts.byMerchant.map((one) => ({ ...one, name: deps.merchantName(one.merchant) })) },
        groups: labelled(group, groups),
      });
    },
    position: ({ caseId, filter, ...order }) => {
      const moment = deps.moment();
      return ok({ index: deps.queue.position({ filter: deps.filterOf(filter), ...order }, moment, caseId) });
    },
    facets: ({ filter }) => {
      const { kinds, states, merchants, owners, incidents, dues } = deps.queue.facets(deps.filterOf(filter), deps.moment());
      return ok({
        kinds: labelled('kind', kinds),
        states: labelled('state', states),
        merchants: labelled('merchant', merchants),
        owners: labelled('owner', owners),
        incidents: labelled('incident', incidents.toSorted((a, b) => b.count - a.count).slice(0, INCIDENTS_LISTED)),
        dues: labelled('clock', dues),
      });
    },
    export: async ({ filter, format, language, columns, ...order }, { actor }) => {
      const acting = actingOf(actor);
      const moment = deps.moment();
      const question = { filter: deps.filterOf(filter), ...order };
      function* rows(): Generator<QueueRow> {
        for (let offset = 0; ; offset += EXPORT_PAGE) {
          const page = deps.queue.page(question, moment, offset, EXPORT_PAGE);
          for (const record of page) yield rowOf(record, moment);
          if (page.length < EXPORT_PAGE) return;
        }
      }
      const full = acting.kind === 'cli' || hasRight(acting.roles, 'export_full');
      return ok(await deps.exportQueue({ rows: rows(), columns: columns ?? null, group: order.group, format, language, full, acting }));
    },
  };
}
