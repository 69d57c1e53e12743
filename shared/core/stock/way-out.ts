/** Ways out of a shortage that this console computes, in the order in which they are offered. Each is a message key `stock.way.<way>`. */
export const STOCK_WAYS = ['transfer', 'substitute', 'split', 'wait', 'cancel_line', 'cancel_order'] as const;
export type StockWay = (typeof STOCK_WAYS)[number];

/** What a merchant may have agreed to for no answer. `ask_supervisor`: nothing happens by itself, somebody with the right is asked. */
export const DEFAULT_WAYS = ['wait', 'ask_supervisor', 'transfer', 'split', 'cancel_line'] as const;
export type DefaultWay = (typeof DEFAULT_WAYS)[number];

export interface ShortOrder {
  readonly orderId: string;
  readonly promisedShipAt: number | null;
  readonly short: number;
  readonly splittable: boolean;
  /** Something would be left to send without what is short. */
  readonly hasOther: boolean;
  /** The short SKU stands on a line of its own: of a kit, a part is not exchanged. */
  readonly isWhole: boolean;
  /** Decimal text of one unit, empty where nobody said. */
  readonly unitPrice: string;
  /** All its goods together, in hundredths; null where a price is unknown. */
  readonly totalCents: number | null;
}
export interface Expected {
  readonly quantity: number;
  readonly expectedAt: number;
}
/** Goods in another warehouse that could come here. */
export interface TransferOffer {
  readonly from: string;
  readonly free: number;
  readonly arrivesAt: number;
  readonly loadCents: number;
  readonly unitCents: number;
}
/** What lies here and could be sent instead. */
export interface SubstituteOffer {
  readonly sku: string;
  readonly free: number;
  readonly asks: boolean;
}
export interface WayOut {
  readonly way: StockWay;
  /** The warehouse or the SKU it is done with; empty where there is nothing to choose. */
  readonly by: string;
  /** Orders it would settle, in the order of the shares. */
  readonly orderIds: readonly string[];
  /** When they could leave; null: today. */
  readonly at: number | null;
  /** Orders that leave after their promise. */
  readonly late: number;
  /** Parcels more than there would be. */
  readonly parcels: number;
  /** What it costs the house, in hundredths; null where nothing is known of it. */
  readonly costCents: number | null;
  /** What goes back to customers, in hundredths of the currency; null where prices are unknown. */
  readonly refundCents: number | null;
  /** The customer has to want it. */
  readonly asks: boolean;
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

/** Of amounts of which one is unknown, so is the sum. */
const sumOf = (cents: readonly (number | null)[]): number | null =>
  cents.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0 as number | null);

const unitsOf = (orders: readonly ShortOrder[]): number => orders.reduce((sum, { short }) => sum + short, 0);
const lateAt = (orders: readonly ShortOrder[], at: number): number =>
  orders.filter(({ promisedShipAt }) => promisedShipAt !== null && promisedShipAt < at).length;
const idsOf = (orders: readonly ShortOrder[]): readonly string[] => orders.map(({ orderId }) => orderId);

export interface WaysInput {
  readonly orders: readonly ShortOrder[];
  readonly expected: Expected | null;
  readonly transfers: readonly TransferOffer[];
  readonly substitutes: readonly SubstituteOffer[];
  readonly parcelCents: number;
}

/** What can be done for the orders that go short, with date and cost as far as they are known. A way that settles nothing is not offered. */
export function waysOut({ orders, expected, transfers, substitutes, parcelCents }: WaysInput): readonly WayOut[] {
  if (orders.length === 0) return [];
  const way = (parts: Partial<WayOut> & Pick<WayOut, 'way' | 'orderIds'>): WayOut => ({
    by: '',
    at: null,
    late: 0,
    parcels: 0,
    costCents: null,
    refundCents: null,
    asks: false,
    ...parts,
  });
  const moved = transfers.map(({ from, free, arrivesAt, loadCents, unitCents }) => {
    const done = covered(orders, free);
    const costCents = loadCents + unitCents * unitsOf(done);
    return way({ way: 'transfer', by: from, orderIds: idsOf(done), at: arrivesAt, late: lateAt(done, arrivesAt), costCents });
  });
  const exchanged = substitutes.map(({ sku, free, asks }) => {
    const whole = orders.filter(({ isWhole }) => isWhole);
    return way({ way: 'substitute', by: sku, orderIds: idsOf(covered(whole, free)), asks });
  });
  const split = orders.filter(({ splittable }) => splittable);
  const ways = [...moved, ...exchanged, way({ way: 'split', orderIds: idsOf(split), parcels: split.length, costCents: split.length * parcelCents })];
  if (expected !== null) {
    const done = covered(orders, expected.quantity);
    ways.push(way({ way: 'wait', orderIds: idsOf(done), at: expected.expectedAt, late: lateAt(done, expected.expectedAt) }));
  }
  const rest = orders.filter(({ hasOther }) => hasOther);
  const linesBack = sumOf(
    rest.map(({ unitPrice, short }) => {
      const price = centsOf(unitPrice);
      return price === null ? null : price * short;
    }),
  );
  ways.push(
    way({ way: 'cancel_line', orderIds: idsOf(rest), refundCents: linesBack }),
    way({ way: 'cancel_order', orderIds: idsOf(orders), refundCents: sumOf(orders.map(({ totalCents }) => totalCents)) }),
  );
  return ways.filter(({ orderIds }) => orderIds.length > 0);
}
