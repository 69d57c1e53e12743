/** Ways out of a shortage that this console computes, in the order in which they are offered. Each is a message key `stock.way.<way>`. */
export const STOCK_WAYS = ['split', 'wait', 'cancel_line', 'cancel_order'] as const;
export type StockWay = (typeof STOCK_WAYS)[number];

/** The outcome an exception is resolved with; waiting resolves nothing yet. */
export const OUTCOME_OF_WAY = {
  split: 'split',
  wait: null,
  cancel_line: 'line_cancelled',
  cancel_order: 'order_cancelled',
} as const satisfies Readonly<Record<StockWay, string | null>>;

export interface ShortOrder {
  readonly orderId: string;
  readonly promisedShipAt: number | null;
  readonly short: number;
  readonly splittable: boolean;
  /** Decimal text of one unit, empty where nobody said. */
  readonly unitPrice: string;
}
export interface Expected {
  readonly quantity: number;
  readonly expectedAt: number;
}
export interface WayOut {
  readonly way: StockWay;
  /** Orders it would settle, in the order of the shares. */
  readonly orderIds: readonly string[];
  /** When they could leave; null: today. */
  readonly at: number | null;
  /** Orders that leave after their promise. */
  readonly late: number;
  /** Parcels more than there would be. */
  readonly parcels: number;
  /** What goes back to customers, in hundredths of the currency; null where prices are unknown. */
  readonly refundCents: number | null;
}

/** Decimal text to hundredths, by its digits: money never passes through floating point. */
export function centsOf(price: string): number | null {
  const match = /^(\d{1,9})(?:\.(\d{1,2})\d*)?$/u.exec(price.trim());
  return match === null ? null : Number(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`);
}

/** The orders that a quantity completes, each taking its whole lack in turn. */
function covered(orders: readonly ShortOrder[], quantity: number): readonly ShortOrder[] {
  let left = quantity;
  return orders.filter(({ short }) => {
    if (short > left) return false;
    left -= short;
    return true;
  });
}

const lateAt = (orders: readonly ShortOrder[], at: number): number =>
  orders.filter(({ promisedShipAt }) => promisedShipAt !== null && promisedShipAt < at).length;
const idsOf = (orders: readonly ShortOrder[]): readonly string[] => orders.map(({ orderId }) => orderId);

export interface WaysInput {
  readonly orders: readonly ShortOrder[];
  readonly expected: Expected | null;
}

/** What can be done for the orders that go short, with date and cost as far as they are known. A way that settles nothing is not offered. */
export function waysOut({ orders, expected }: WaysInput): readonly WayOut[] {
  if (orders.length === 0) return [];
  const way = (parts: Partial<WayOut> & Pick<WayOut, 'way' | 'orderIds'>): WayOut => ({
    at: null,
    late: 0,
    parcels: 0,
    refundCents: null,
    ...parts,
  });
  const ways: WayOut[] = [];
  const split = orders.filter(({ splittable }) => splittable);
  ways.push(way({ way: 'split', orderIds: idsOf(split), parcels: split.length }));
  if (expected !== null) {
    const done = covered(orders, expected.quantity);
    ways.push(way({ way: 'wait', orderIds: idsOf(done), at: expected.expectedAt, late: lateAt(done, expected.expectedAt) }));
  }
  const cents = orders.map(({ unitPrice, short }) => {
    const price = centsOf(unitPrice);
    return price === null ? null : price * short;
  });
  const refundCents = cents.includes(null) ? null : cents.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  ways.push(way({ way: 'cancel_line', orderIds: idsOf(orders), refundCents }), way({ way: 'cancel_order', orderIds: idsOf(orders) }));
  return ways.filter(({ orderIds }) => orderIds.length > 0);
}
