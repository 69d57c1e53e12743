import type { Product } from '../../catalogue/catalogue.ts';
import type { DraftOrder } from '../../import/draft.ts';
import type { InboundFact, WmsOrder } from '../../inbox/wms-order.ts';
import type { Actor, JsonObject } from '../../journal/journal-entry.ts';
import { mayPass } from '../../gate/gate.ts';
import { recheck } from '../../order-file/decide/open-cases.ts';
import { stopClocks } from '../../order-file/decide/case-state.ts';
import { Draft } from '../../order-file/decision.ts';
import type { OrderFile } from '../../order-file/order-file.ts';
import { isActiveState } from '../../exception-case/exception-case.ts';
import type { FieldChange } from '../../order/order.ts';
import { RECIPIENT_FIELDS } from '../../order/recipient.ts';
import type { InboundRecords } from '../../ports/inbound-records.ts';
import type { InboundRaw } from '../../ports/wms-connector.ts';
import type { OutboxQueueDep } from '../../ports/outbox-queue.ts';
import type { UnitOfWorkDep, JournalWriterDep } from '../../ports/journal.ts';
import type { Result } from '../../../kernel/result.ts';
import { allocateOpenOrders, type AllocateDeps } from '../stock/allocate-open-orders.ts';
import { takeInNew } from '../intake/take-in-order.ts';
import type { TakeInDeps } from '../intake/take-in-batch.ts';

export interface InboundDeps extends TakeInDeps, AllocateDeps, OutboxQueueDep, UnitOfWorkDep, JournalWriterDep {
  readonly records: InboundRecords;
  readonly understand: (raw: InboundRaw) => Result<InboundFact, string>;
  readonly nowAt: () => number;
  /** Changes of this order that the WMS has not settled. */
  readonly hasUnsettled: (lane: string) => boolean;
}

const BY_WMS: Actor = { kind: 'program', rule: 'wms' };
const AT_ONCE = 200;

/**
 * What arrived is understood and taken in, each record in its own durable transaction: one that cannot be understood is parked with its
 * reason and never stops its neighbours; a later program can read it again. Returns the order ids that changed.
 */
export function integrateInbound(deps: InboundDeps): { readonly orderIds: readonly string[]; readonly parked: number } {
  const orderIds = new Set<string>();
  let parked = 0;
  for (let page = deps.records.raw(AT_ONCE); page.length > 0; page = deps.records.raw(AT_ONCE)) {
    for (const record of page) {
      const outcome = takeIn(record, deps);
      if (outcome === null) parked += 1;
      else for (const id of outcome) orderIds.add(id);
    }
  }
  return { orderIds: [...orderIds], parked };
}

function takeIn(record: InboundRaw, deps: InboundDeps): readonly string[] | null {
  const fact = deps.understand(record);
  try {
    return deps.unitOfWork.run(() => {
      if (!fact.ok) {
        deps.records.park(record.key, fact.error);
        return null;
      }
      const changed = takeInFact(fact.value, deps);
      deps.records.done(record.key);
      return changed;
    });
  } catch (defect) {
    deps.unitOfWork.run(() => deps.records.park(record.key, defect instanceof Error ? defect.message : String(defect)));
    return null;
  }
}

function takeInFact(fact: InboundFact, deps: InboundDeps): readonly string[] {
  switch (fact.kind) {
    case 'order':
      return takeInOrder(fact.order, deps);
    case 'stock': {
      const { sku, location, onHand, countedAt } = fact.stock;
      const owners = deps.goods.merchantsOf(sku);
      const levels = owners.map((merchant) => ({ merchant, sku, warehouse: location, onHand, safetyStock: null, asOf: countedAt }));
      if (levels.length === 0) return [];
      deps.goods.putStock(levels);
      deps.journal.append({
        type: 'stock.counted',
        at: deps.nowAt(),
        actor: BY_WMS,
        orderId: null,
        caseId: null,
        data: { importId: null, levels: levels as unknown as JsonObject[] },
        personal: null,
      });
      for (const merchant of owners) allocateOpenOrders(merchant, new Set([sku]), deps);
      return [];
    }
    case 'product': {
      const { sku, merchant, name, barcode, weightGrams, active } = fact.product;
      const known = deps.goods.catalogue().bySku(merchant, sku);
      const product: Product = known ?? {
        merchant,
        sku,
        name,
        nameEn: '',
        variant: '',
        barcodes: barcode === '' ? [] : [barcode],
        weightGrams,
        retiredAt: active ? null : deps.nowAt(),
        successorSku: null,
        kitParts: [],
        twinSkus: [],
      };
      if (known !== undefined) return [];
      deps.goods.putProducts([product]);
      deps.journal.append({
        type: 'catalogue.changed',
        at: deps.nowAt(),
        actor: BY_WMS,
        orderId: null,
        caseId: null,
        data: { importId: null, products: [product] as unknown as JsonObject[] },
        personal: null,
      });
      return [];
    }
  }
}

function takeInOrder(order: WmsOrder, deps: InboundDeps): readonly string[] {
  const known =
    order.externalRef ?? deps.orderFiles.findByWmsRef(order.ref) ?? deps.orderFiles.findByNumber(order.merchant, order.platform, order.platformOrderNo);
  const file = known === null ? null : deps.orderFiles.load(known);
  const decide = deps.recorder.contextOf(BY_WMS);
  if (file === null) {
    const decision = takeInNew(toDraft(order), { decide, importId: 'wms', wms: { ref: order.ref, version: order.version }, check: deps.check });
    deps.recorder.write(null, decision, BY_WMS, decide.nowAt, decide.ids.next());
    const goods = new Set(order.lines.filter((line) => line.kind === 'goods').map((line) => line.sku));
    if (order.state !== 'cancelled' && order.state !== 'dispatched') allocateOpenOrders(order.merchant, goods, deps);
    return [decision.after.order.id];
  }
  // Our own echo, or a page that came twice.
  if (file.order.wmsVersion !== null && order.version <= file.order.wmsVersion) return [];
  const draft = new Draft(file, decide).add({ type: 'order.wmsKnown', data: { wmsRef: order.ref, wmsVersion: order.version }, personal: null });
  if (file.order.wmsRef === null) deps.outboxQueue.addressUnsent(file.order.id, order.ref);
  // While a change of ours is under way the WMS itself says which of the two holds; merging them is asked of a person there.
  if (!deps.hasUnsettled(file.order.id)) follow(draft, file, order, deps);
  deps.recorder.write(file, draft.done(), BY_WMS, decide.nowAt, decide.ids.next());
  return [file.order.id];
}

/** The WMS is the truth outside: what changed there is taken over, and the checks look again. */
function follow(draft: Draft, file: OrderFile, order: WmsOrder, deps: InboundDeps): void {
  if (file.order.wmsVersion === null) return;
  const changes: FieldChange[] = RECIPIENT_FIELDS.flatMap((field) =>
    order.recipient[field] === file.order.recipient[field]
      ? []
      : [{ field: `recipient.${field}` as const, from: file.order.recipient[field], to: order.recipient[field] }],
  );
  const gate = { state: file.order.state, holds: file.holds };
  if (changes.length > 0 && mayPass('correct', gate).pass) {
    draft.add({
      type: 'order.corrected',
      data: { fields: changes.map((change) => change.field), rule: 'wms', voidedWaybill: file.order.waybill === '' ? null : file.order.waybill },
      personal: { changes },
    });
    recheck(draft, ['bad_address', 'sku_mismatch'], deps.check(draft.file.order), deps.recorder.contextOf(BY_WMS));
  }
  if (order.state === 'cancelled' && file.order.state !== 'cancelled' && mayPass('cancel', gate).pass) {
    draft.add({ type: 'order.stateChanged', data: { from: file.order.state, to: 'cancelled' }, personal: null });
    for (const one of file.cases) {
      if (!isActiveState(one.state)) continue;
      draft.add({ type: 'case.voided', data: { caseId: one.id }, personal: { text: '' } });
      stopClocks(draft, one, 'cancelled_at_wms');
    }
  }
}

const toDraft = (order: WmsOrder): DraftOrder => ({
  kind: order.kind,
  merchant: order.merchant,
  platform: order.platform,
  platformOrderNo: order.platformOrderNo,
  state: order.state === 'cancelled' || order.state === 'dispatched' ? order.state : 'imported',
  orderedAt: order.orderedAt,
  paidAt: order.paidAt,
  promisedShipAt: order.promisedShipAt,
  dispatchedAt: null,
  carrier: order.carrier,
  waybill: order.waybill,
  currency: order.currency,
  buyerId: '',
  hasAddress: order.hasAddress,
  recipient: order.recipient,
  buyerNote: order.buyerNote,
  sellerNote: order.sellerNote,
  row: 0,
  file: '',
  lines: order.lines.map(({ kind, sku, name, variant, quantity, unitPrice }) => ({ kind, sku, name, variant, quantity, unitPrice })),
});
