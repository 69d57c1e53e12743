import type { OrderState } from '../order/order.ts';

/** What an order can lack to be shipped while the WMS is away. */
export const LACKS = ['address', 'barcode', 'stock', 'waybill', 'held'] as const;
export type Lack = (typeof LACKS)[number];

/** An open order, as far as readiness asks. */
export interface OpenOrder {
  readonly orderId: string;
  readonly state: OrderState;
  readonly carrier: string;
  readonly hasWaybill: boolean;
  /** Open problems with the recipient, and holds for any other reason. */
  readonly addressOpen: boolean;
  readonly heldOtherwise: boolean;
  /** Goods whose every unit can be scanned, and goods with every unit reserved. */
  readonly allBarcodes: boolean;
  readonly allReserved: boolean;
}

export interface Readiness {
  readonly open: number;
  readonly ready: number;
  /** Orders lacking each; one order may lack several. */
  readonly lacking: Readonly<Record<Lack, number>>;
}

/** Done to the end, or as good as: the label is on the parcel. */
const PACKED: ReadonlySet<OrderState> = new Set(['packed', 'manifested']);
const ALLOCATED: ReadonlySet<OrderState> = new Set(['allocated', 'labelled']);

/**
 * What each open order lacks, in the order given: numbers of a carrier's pool go to the first that would be ready with one.
 * `waybillsLeft` says how many a carrier has; null where nothing is reserved for it. An order that names no carrier takes from the first of
 * `carriers` that has one: whoever prints its label chooses then.
 */
export function lacksOf(
  orders: readonly OpenOrder[],
  waybillsLeft: (carrier: string) => number | null,
  carriers: readonly string[] = [],
): ReadonlyMap<string, readonly Lack[]> {
  const left = new Map<string, number>();
  const leftAt = (carrier: string): number => left.get(carrier) ?? waybillsLeft(carrier) ?? 0;
  const fitting = (carrier: string): readonly string[] => (carrier === '' ? carriers : [carrier]);
  const takeWaybill = (named: string): boolean => {
    const carrier = fitting(named).find((one) => leftAt(one) > 0);
    if (carrier !== undefined) left.set(carrier, leftAt(carrier) - 1);
    return carrier !== undefined;
  };
  const everHas = (named: string): boolean => fitting(named).some((one) => (waybillsLeft(one) ?? 0) > 0);
  const lacks = new Map<string, readonly Lack[]>();
  for (const order of orders) {
    if (PACKED.has(order.state)) {
      lacks.set(order.orderId, order.heldOtherwise || order.addressOpen ? ['held'] : []);
      continue;
    }
    const found: Lack[] = [];
    if (order.addressOpen || order.state === 'imported') found.push('address');
    if (!order.allBarcodes) found.push('barcode');
    if (!order.allReserved && !ALLOCATED.has(order.state)) found.push('stock');
    if (order.heldOtherwise) found.push('held');
    // What lacks something else leaves its number to the next one; it is not said to lack one.
    const wouldBeReady = found.length === 0;
    if (!order.hasWaybill && (wouldBeReady ? !takeWaybill(order.carrier) : !everHas(order.carrier))) found.push('waybill');
    lacks.set(order.orderId, found);
  }
  return lacks;
}

export function readinessOf(lacks: ReadonlyMap<string, readonly Lack[]>): Readiness {
  const lacking: Record<Lack, number> = { address: 0, barcode: 0, stock: 0, waybill: 0, held: 0 };
  let ready = 0;
  for (const found of lacks.values()) {
    if (found.length === 0) ready += 1;
    for (const lack of found) lacking[lack] += 1;
  }
  return { open: lacks.size, ready, lacking };
}
