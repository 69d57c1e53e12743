import type { CaseDto, ClockDto, OrderDto } from '../../../shared/contract/dto.ts';
import type { ExceptionCase, RunningClock } from '../../../shared/core/exception-case/exception-case.ts';
import { isActive, rightToLift } from '../../../shared/core/hold/hold.ts';
import type { JournalEntry } from '../../../shared/core/journal/journal-entry.ts';
import { ownsHold } from '../../../shared/core/order-file/decide/holds.ts';
import type { OrderFile } from '../../../shared/core/order-file/order-file.ts';
import { RECIPIENT_FIELDS } from '../../../shared/core/order/recipient.ts';
import type { GoodsStore } from '../../../shared/core/ports/goods-store.ts';
import type { Acting } from '../../../shared/core/user/acting.ts';
import { hasRight } from '../../../shared/core/user/roles.ts';
import { maskFinding, seesNotes, type MaskRecipient } from './mask-view.ts';

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
    tote: order.tote ?? '',
    currency: order.currency,
    hasAddress: order.hasAddress,
    recipient,
    revealed: RECIPIENT_FIELDS.every((field) => recipient[field] === order.recipient[field]),
    erased,
    buyerNote: seesNotes(acting) ? order.buyerNote : '',
    sellerNote: seesNotes(acting) ? order.sellerNote : '',
    lines: order.lines.map((line) => {
      const stock = line.kind === 'goods' ? deps.goods.stockOf(order.merchant, line.sku, order.warehouse) : null;
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
