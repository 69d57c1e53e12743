import type { Product } from '../../catalogue/catalogue.ts';
import type { InboundFact } from '../../inbox/wms-order.ts';
import type { JsonObject } from '../../journal/journal-entry.ts';
import type { InboundRecords } from '../../ports/inbound-records.ts';
import type { InboundRaw } from '../../ports/wms-connector.ts';
import type { UnitOfWorkDep } from '../../ports/journal.ts';
import type { Result } from '../../../kernel/result.ts';
import { allocateOpenOrders } from '../stock/allocate-open-orders.ts';
import { followTote } from './follow-tote.ts';
import { BY_WMS, takeInWmsOrder, type FollowDeps } from './take-in-wms-order.ts';

export interface InboundDeps extends FollowDeps, UnitOfWorkDep {
  readonly records: InboundRecords;
  readonly understand: (raw: InboundRaw) => Result<InboundFact, string>;
  /** A full or failing disk says nothing about the record: it stays as it is and is taken in later. */
  readonly isStorageFailure: (thrown: unknown) => boolean;
  readonly nowAt: () => number;
  /** Told at the end, also when a failing disk ended it early: what was taken in before stands, and somebody has to look at it. */
  readonly onTakenIn?: (taken: TakenIn) => void;
}

export interface TakenIn {
  /** Orders that changed. */
  readonly orderIds: readonly string[];
  readonly parked: number;
}

const AT_ONCE = 200;

/**
 * What arrived is understood and taken in, each record in its own durable transaction: one that cannot be understood is parked with its
 * reason and never stops its neighbours; a later program can read it again.
 */
export function integrateInbound(deps: InboundDeps): TakenIn {
  const orderIds = new Set<string>();
  let parked = 0;
  const taken = (): TakenIn => ({ orderIds: [...orderIds], parked });
  try {
    for (let page = deps.records.raw(AT_ONCE); page.length > 0; page = deps.records.raw(AT_ONCE)) {
      for (const record of page) {
        const outcome = takeIn(record, deps);
        if (outcome === null) parked += 1;
        else for (const id of outcome) orderIds.add(id);
      }
    }
  } finally {
    if (orderIds.size > 0 || parked > 0) deps.onTakenIn?.(taken());
  }
  return taken();
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
    if (deps.isStorageFailure(defect)) throw defect;
    deps.unitOfWork.run(() => deps.records.park(record.key, defect instanceof Error ? defect.message : String(defect)));
    return null;
  }
}

function takeInFact(fact: InboundFact, deps: InboundDeps): readonly string[] {
  switch (fact.kind) {
    case 'order':
      return [...takeInWmsOrder(fact.order, deps.records.isReadingAnew(), deps), ...followTote(fact.order, deps)];
    case 'stock': {
      const { sku, warehouse, location, onHand, countedAt } = fact.stock;
      const owners = deps.goods.merchantsOf(sku);
      const levels = owners.map((merchant) => ({ merchant, sku, ...deps.placeOf(warehouse ?? '', location), onHand, safetyStock: null, asOf: countedAt }));
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
