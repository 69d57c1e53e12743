import type { CaseDto, ClockDto, LogEntryDto, OrderDto } from '../../../shared/contract/dto.ts';
import type { ExceptionCase, RunningClock } from '../../../shared/core/exception-case/exception-case.ts';
import { isActive, rightToLift } from '../../../shared/core/hold/hold.ts';
import type { JournalEntry } from '../../../shared/core/journal/journal-entry.ts';
import { ownsHold } from '../../../shared/core/order-file/decide/holds.ts';
import type { OrderFile } from '../../../shared/core/order-file/order-file.ts';
import { RECIPIENT_FIELDS } from '../../../shared/core/order/recipient.ts';
import type { GoodsStore } from '../../../shared/core/ports/goods-store.ts';
import type { Acting } from '../../../shared/core/user/acting.ts';
import { hasRight } from '../../../shared/core/user/roles.ts';
import { maskChange, maskFinding, seesNotes, type MaskRecipient } from './mask-view.ts';

/** What a view needs to know beside the order file. */
export interface ViewDeps {
  readonly goods: GoodsStore;
  readonly merchantName: (code: string) => string;
  readonly personName: (userId: string) => string;
  readonly mask: MaskRecipient;
  readonly clockStatus: (clock: RunningClock, nowAt: number) => Pick<ClockDto, 'state' | 'warnAt' | 'dueAt' | 'grossMs' | 'contractMs'>;
  readonly clockMovedSince: (at: number) => boolean;
}

export function orderToDto({ order, holds, cases }: OrderFile, acting: Acting, deps: ViewDeps, erased: boolean): OrderDto {
  const userId = acting.kind === 'person' ? acting.userId : '';
  const roles = acting.kind === 'person' ? acting.roles : [];
  const catalogue = deps.goods.catalogue();
  const recipient = deps.mask(order.recipient, acting);
  return {
    id: order.id,
    kind: order.kind,
    state: order.state,
    version: order.version,
    wmsVersion: order.wmsVersion,
    merchant: order.merchant,
    merchantName: deps.merchantName(order.merchant),
    platform: order.platform,
    platformOrderNo: order.platformOrderNo,
    orderedAt: order.orderedAt,
    paidAt: order.paidAt,
    promisedShipAt: order.promisedShipAt,
    carrier: order.carrier,
    waybill: order.waybill,
    currency: order.currency,
    hasAddress: order.hasAddress,
    recipient,
    revealed: RECIPIENT_FIELDS.every((field) => recipient[field] === order.recipient[field]),
    erased,
    buyerNote: seesNotes(acting) ? order.buyerNote : '',
    sellerNote: seesNotes(acting) ? order.sellerNote : '',
    lines: order.lines.map((line) => {
      const stock = line.kind === 'goods' ? deps.goods.stockOf(order.merchant, line.sku) : null;
      return {
        ...line,
        catalogueName: catalogue.bySku(order.merchant, line.sku)?.name ?? null,
        onHand: stock?.onHand ?? null,
        free: stock === null ? null : stock.onHand - stock.reserved,
      };
    }),
    holds: holds.map((hold) => {
      const mayLift = isActive(hold) && hasRight(roles, rightToLift(hold, ownsHold({ order, holds, cases }, hold, userId)));
      return {
        id: hold.id,
        kind: hold.kind,
        caseId: hold.caseId,
        reason: hold.reason,
        liftableBy: hold.liftableBy,
        ifNobody: hold.ifNobody,
        reviewAt: hold.reviewAt,
        placedAt: hold.placedAt,
        placedBy: deps.personName(hold.placedBy),
        placedById: hold.placedBy,
        liftedAt: hold.liftedAt,
        mayLift,
      };
    }),
  };
}

/** The order's own part of the journal lost its personal data to the retention term. */
export const isErased = (entries: readonly JournalEntry[]): boolean => entries.some((entry) => entry.type === 'order.imported' && entry.personalErased);

export function caseToDto(one: ExceptionCase, nowAt: number, acting: Acting, deps: ViewDeps): CaseDto {
  return {
    id: one.id,
    orderId: one.orderId,
    kind: one.kind,
    cause: one.cause,
    strength: one.strength,
    state: one.state,
    owner: one.owner,
    ownerName: one.owner === null ? null : deps.personName(one.owner),
    nextAction: one.nextAction,
    waitingFor: one.waitingFor,
    incident: one.incident,
    reporter: one.reporter,
    reports: one.reports,
    reopened: one.reopened,
    outcome: one.outcome,
    openedAt: one.openedAt,
    resolvedAt: one.resolvedAt,
    findings: one.findings
      .map((finding) => maskFinding(finding, acting, deps.mask))
      .map(({ kind, code, field, span, params, severity, strength, suggestions }) => ({
        kind,
        code,
        field,
        span: span === null ? null : [span[0], span[1]],
        params: { ...params },
        severity,
        ...(strength === undefined ? {} : { strength }),
        suggestions: suggestions.map((suggestion) => ({ ...suggestion, params: { ...suggestion.params }, changes: [...suggestion.changes] })),
      })),
    clocks: one.clocks.map((clock) => ({
      name: clock.name,
      minutes: clock.minutes,
      startedAt: clock.startedAt,
      stoppedAt: clock.stoppedAt,
      pausedFor: clock.pauses.find((pause) => pause.to === null)?.reason ?? null,
      clockChanged: clock.stoppedAt === null && deps.clockMovedSince(clock.startedAt),
      ...deps.clockStatus(clock, nowAt),
    })),
  };
}

const SIMPLE_PARAMS: ReadonlySet<string> = new Set([
  'owner',
  'kind',
  'cause',
  'outcome',
  'channel',
  'to',
  'from',
  'result',
  'because',
  'name',
  'how',
  'waitingFor',
  'dueAt',
  'reason',
  'rule',
  'state',
  'minutes',
  'reporter',
  'waybill',
  'code',
  'detail',
]);

/** The entries of a decision that speak of what the WMS is told; a mark on each of the others would say it again. */
const TOLD: ReadonlySet<string> = new Set([
  'order.corrected',
  'order.stateChanged',
  'hold.placed',
  'hold.lifted',
  'hold.restored',
  'case.noted',
  'case.resolved',
  'decision.undone',
]);

/** The journal seen from an order. Personal parts are shown as they are kept: erased ones say so. */
export function entryToLog(entry: JournalEntry, acting: Acting, deps: ViewDeps, syncOf: (decision: string) => string | null): LogEntryDto {
  const data = entry.data;
  const params: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(data)) if (SIMPLE_PARAMS.has(key) && (typeof value === 'string' || typeof value === 'number')) params[key] = value;
  const { owner } = data;
  if (typeof owner === 'string') params['owner'] = deps.personName(owner);
  const personal = entry.personal ?? {};
  const changes = Array.isArray(personal['changes']) ? (personal['changes'] as { field: string; from: string; to: string }[]) : [];
  const photos = Array.isArray(data['photos']) ? (data['photos'] as { id: string; mime: string }[]) : [];
  const who = entry.actor.kind === 'person' ? deps.personName(entry.actor.userId) : entry.actor.kind === 'program' ? entry.actor.rule : 'cli';
  return {
    seq: entry.n,
    at: entry.at,
    who,
    whoId: entry.actor.kind === 'person' ? entry.actor.userId : '',
    whoKind: entry.actor.kind,
    type: entry.type,
    caseId: entry.caseId,
    params,
    text: typeof personal['text'] === 'string' && seesNotes(acting) ? personal['text'] : '',
    changes: changes.map(({ field, from, to }) => maskChange({ field, from, to }, acting, deps.mask)),
    photos: photos.map(({ id, mime }) => ({ id, mime })),
    erased: entry.personalErased,
    sync: entry.decision === undefined || !TOLD.has(entry.type) ? null : syncOf(entry.decision),
  };
}
