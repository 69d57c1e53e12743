import type { CaseId, ExceptionCase, RunningClock, StockTransfer, WaitingFor } from '../../../../../shared/core/exception-case/exception-case.ts';
import type { Outcome } from '../../../../../shared/core/finding/exception-kinds.ts';
import type { Finding } from '../../../../../shared/core/finding/finding.ts';
import type { Hold, HoldId } from '../../../../../shared/core/hold/hold.ts';
import type { LineKind, Order, OrderId, OrderKind, OrderLine, OrderState } from '../../../../../shared/core/order/order.ts';
import type { RequestWork } from '../../../../../shared/core/special-request/request-work.ts';
import { emptyRecipient } from '../../../../../shared/core/order/recipient.ts';

/** Rows as the tables have them, and the way from them to the words of the core. */

export interface OrderRow {
  readonly n: number;
  readonly id: string;
  readonly kind: OrderKind;
  readonly state: OrderState;
  readonly version: number;
  readonly merchant: string;
  readonly platform: string;
  readonly platform_order_no: string;
  readonly wms_ref: string | null;
  readonly wms_version: number | null;
  readonly ordered_at: number | null;
  readonly paid_at: number | null;
  readonly promised_ship_at: number | null;
  readonly carrier: string;
  readonly waybill: string;
  readonly currency: string;
  readonly warehouse: string;
  readonly tote: string | null;
  readonly has_address: number;
  readonly source_import: string | null;
  readonly source_row: number | null;
}

export interface PersonalRow {
  readonly name: string;
  readonly company: string;
  readonly phone: string;
  readonly email: string;
  readonly country: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly town: string;
  readonly detail: string;
  readonly postcode: string;
  readonly buyer_note: string;
  readonly seller_note: string;
}

export interface LineRow {
  readonly line_no: number;
  readonly kind: LineKind;
  readonly sku: string;
  readonly name: string;
  readonly variant: string;
  readonly quantity: number;
  readonly unit_price: string;
  readonly reserved: number;
}

export interface HoldRow {
  readonly id: string;
  readonly kind: Hold['kind'];
  readonly case_id: string | null;
  readonly reason: string;
  readonly liftable_by: Hold['liftableBy'];
  readonly if_nobody: string;
  readonly review_at: number | null;
  readonly placed_at: number;
  readonly placed_by: string;
  readonly lifted_at: number | null;
  readonly lifted_by: string | null;
}

export interface CaseRow {
  readonly n: number;
  readonly id: string;
  readonly kind: ExceptionCase['kind'];
  readonly cause: string;
  readonly strength: ExceptionCase['strength'];
  readonly state: ExceptionCase['state'];
  readonly owner: string;
  readonly next_text: string | null;
  readonly next_due_at: number | null;
  readonly waiting_for: WaitingFor | null;
  readonly incident: string;
  readonly reporter: ExceptionCase['reporter'];
  readonly reports: number;
  readonly reopened: number;
  readonly outcome: Outcome | null;
  readonly opened_at: number;
  readonly resolved_at: number | null;
  readonly clocks: string;
  readonly findings: string | null;
  readonly request: string | null;
  readonly transfer: string | null;
}

export const rowToLine = (row: LineRow): OrderLine => ({
  lineNo: row.line_no,
  kind: row.kind,
  sku: row.sku,
  name: row.name,
  variant: row.variant,
  quantity: row.quantity,
  unitPrice: row.unit_price,
  reserved: row.reserved,
});

export const rowToOrder = (row: OrderRow, personal: PersonalRow | undefined, lines: readonly LineRow[]): Order => ({
  id: row.id as OrderId,
  kind: row.kind,
  state: row.state,
  version: row.version,
  merchant: row.merchant,
  platform: row.platform,
  platformOrderNo: row.platform_order_no,
  wmsRef: row.wms_ref,
  wmsVersion: row.wms_version,
  orderedAt: row.ordered_at,
  paidAt: row.paid_at,
  promisedShipAt: row.promised_ship_at,
  carrier: row.carrier,
  waybill: row.waybill,
  currency: row.currency,
  ...(row.warehouse !== '' && { warehouse: row.warehouse }),
  ...(row.tote !== null && { tote: row.tote }),
  hasAddress: row.has_address === 1,
  lines: lines.map(rowToLine),
  source: row.source_import === null ? null : { importId: row.source_import, row: row.source_row ?? 0 },
  recipient:
    personal === undefined
      ? emptyRecipient
      : {
          name: personal.name,
          company: personal.company,
          phone: personal.phone,
          email: personal.email,
          country: personal.country,
          province: personal.province,
          city: personal.city,
          district: personal.district,
          town: personal.town,
          detail: personal.detail,
          postcode: personal.postcode,
        },
  buyerNote: personal?.buyer_note ?? '',
  sellerNote: personal?.seller_note ?? '',
});

export const rowToHold = (row: HoldRow): Hold => ({
  id: row.id as HoldId,
  kind: row.kind,
  caseId: row.case_id,
  reason: row.reason,
  liftableBy: row.liftable_by,
  ifNobody: row.if_nobody,
  reviewAt: row.review_at,
  placedAt: row.placed_at,
  placedBy: row.placed_by,
  liftedAt: row.lifted_at,
  liftedBy: row.lifted_by,
});

export const rowToCase = (row: CaseRow, orderId: OrderId): ExceptionCase => ({
  id: row.id as CaseId,
  orderId,
  kind: row.kind,
  cause: row.cause,
  strength: row.strength,
  state: row.state,
  owner: row.owner === '' ? null : row.owner,
  nextAction: row.next_due_at === null ? null : { text: row.next_text ?? '', dueAt: row.next_due_at },
  waitingFor: row.waiting_for,
  incident: row.incident === '' ? null : row.incident,
  reporter: row.reporter,
  reports: row.reports,
  reopened: row.reopened,
  outcome: row.outcome,
  openedAt: row.opened_at,
  resolvedAt: row.resolved_at,
  findings: row.findings === null ? [] : (JSON.parse(row.findings) as readonly Finding[]),
  clocks: JSON.parse(row.clocks) as readonly RunningClock[],
  ...(row.request !== null && { request: JSON.parse(row.request) as RequestWork }),
  ...(row.transfer !== null && { transfer: JSON.parse(row.transfer) as StockTransfer }),
});

export const isPersonalEmpty = (order: Order): boolean => {
  const { recipient } = order;
  return order.buyerNote === '' && order.sellerNote === '' && Object.values(recipient).every((value) => value === '');
};
