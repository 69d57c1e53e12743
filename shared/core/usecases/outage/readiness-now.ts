import type { Catalogue } from '../../catalogue/catalogue.ts';
import { lacksOf, readinessOf, type Lack, type Readiness } from '../../outage/readiness.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { OpenOrderFacts, OpenOrders } from '../../ports/open-orders.ts';

export interface ReadinessDeps extends ClockDep {
  readonly openOrders: OpenOrders;
  readonly catalogue: () => Catalogue;
  /** Numbers of a carrier that are reserved here and not used; null where nothing is reserved for it. */
  readonly waybillsLeft: (carrier: string) => number | null;
  /** Carriers of the site, for orders that name none. */
  readonly carriers?: () => readonly string[];
}

export interface LackingOrder extends Pick<OpenOrderFacts, 'orderId' | 'merchant' | 'platformOrderNo' | 'promisedShipAt' | 'state'> {
  readonly lacks: readonly Lack[];
}
export interface ReadinessNow extends Readiness {
  readonly orders: readonly LackingOrder[];
  readonly asOf: number;
}

/** A figure people glance at: reading 50,000 orders for it again and again would cost them the speed of everything else. */
const KEPT_MS = 10_000;

/** Every unit of these goods can be scanned: the product has a barcode, or is a kit whose every part has one. */
export function hasBarcodes(catalogue: Catalogue, merchant: string, sku: string): boolean {
  const product = catalogue.bySku(merchant, sku);
  if (product === undefined) return false;
  if (product.barcodes.length > 0) return true;
  return product.kitParts.length > 0 && product.kitParts.every((part) => (catalogue.bySku(merchant, part.sku)?.barcodes.length ?? 0) > 0);
}

/** If the WMS died now: which open orders could be shipped, and what the others lack. */
export function createReadiness({ openOrders, catalogue, waybillsLeft, carriers = () => [], clock }: ReadinessDeps): {
  readonly now: (fresh?: boolean) => ReadinessNow;
} {
  let known: ReadinessNow | null = null;
  let readAt = Number.NEGATIVE_INFINITY;
  const read = (): ReadinessNow => {
    const goods = catalogue();
    const scannable = new Map<string, boolean>();
    const isScannable = (merchant: string, sku: string): boolean => {
      const key = `${merchant}\u0000${sku}`;
      let is = scannable.get(key);
      if (is === undefined) scannable.set(key, (is = hasBarcodes(goods, merchant, sku)));
      return is;
    };
    const left = new Map<string, number | null>();
    const leftOf = (carrier: string): number | null => {
      if (!left.has(carrier)) left.set(carrier, waybillsLeft(carrier));
      return left.get(carrier) ?? null;
    };
    const facts = openOrders.list();
    const lacks = lacksOf(
      facts.map((order) => ({ ...order, allBarcodes: order.skus.every((sku) => isScannable(order.merchant, sku)) })),
      leftOf,
      carriers(),
    );
    const orders = facts.flatMap(({ orderId, merchant, platformOrderNo, promisedShipAt, state }) => {
      const found = lacks.get(orderId) ?? [];
      return found.length === 0 ? [] : [{ orderId, merchant, platformOrderNo, promisedShipAt, state, lacks: found }];
    });
    return { ...readinessOf(lacks), orders, asOf: clock.now() };
  };
  return {
    now: (fresh = false) => {
      if (known === null || fresh || clock.mono() - readAt >= KEPT_MS) {
        known = read();
        readAt = clock.mono();
      }
      return known;
    },
  };
}
