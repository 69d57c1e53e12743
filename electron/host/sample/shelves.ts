import { createDraw } from './draw.ts';
import type { PlantedOrder, SampleProduct } from './sample-data.ts';
import type { SampleLine } from './sample-order.ts';

/** A count this morning found one of each: whoever orders two goes short. No planted order wants them. */
export const COUNTED_SHORT: readonly { readonly sku: string; readonly left: number }[] = [
  { sku: 'TM-VASE01-L', left: 1 },
  { sku: 'QH-HOD02-BLK-XL', left: 1 },
  { sku: 'WG-PB10-WHT', left: 1 },
];
/** The planted shortage of blue mugs, and what shares the set with them, stay as they were planted. */
export const PLANTED_ONLY = new Set(['TM-MUG01-BLU', 'TM-MUG01-WHT', 'TM-MUG-SET4', 'TM-COASTER-GIFT']);
/** Held by orders released before: 4 of the 10 blue mugs. */
export const RELEASED_BLUE_MUGS = { sku: 'TM-MUG01-BLU', quantities: [2, 2] } as const;

export interface Shelves {
  /** How many the stock file says. */
  readonly onHand: (product: SampleProduct) => number;
  /** Goods of one merchant that are there, and are now taken. Null when its shelves are empty. */
  readonly take: (merchant: string) => readonly SampleLine[] | null;
  /** Goods that need not be there: of orders that left long ago. */
  readonly anything: (merchant: string) => readonly SampleLine[];
  readonly short: (serial: number, quantity: number) => { readonly merchant: string; readonly lines: readonly SampleLine[] };
  readonly hold: (lines: readonly SampleLine[]) => void;
  readonly product: (sku: string) => SampleProduct | undefined;
}

export const toLine = (product: SampleProduct, quantity: number): SampleLine => ({ sku: product.sku, name: product.name, quantity, price: product.price });

/** Keeps believable orders within what the shelves hold, so that only what is meant to be short is short. */
export function createShelves(products: readonly SampleProduct[], planted: readonly PlantedOrder[], scale: number, seed: number): Shelves {
  const draw = createDraw(seed + 1);
  const bySku = new Map(products.map((product) => [product.sku, product]));
  const shortSkus = new Set(COUNTED_SHORT.map(({ sku }) => sku));
  const isFixed = (sku: string): boolean => shortSkus.has(sku) || PLANTED_ONLY.has(sku);
  const onHand = (product: SampleProduct): number => (product.onHand ?? 0) * (isFixed(product.sku) ? 1 : scale);
  const left = new Map(products.filter((product) => product.onHand !== null).map((product) => [product.sku, onHand(product)]));
  const hold = (lines: readonly { readonly sku: string; readonly quantity: number }[]): void => {
    for (const { sku, quantity } of lines) left.set(sku, (left.get(sku) ?? 0) - quantity);
  };
  for (const order of planted) if (order.state === 'open') hold(order.lines);
  const sold = products.filter((product) => product.retiredOn === '' && product.kitParts.length === 0 && !isFixed(product.sku));
  const byMerchant = Map.groupBy(sold, (product) => product.merchant);
  const wanted = (merchant: string, isThere: (product: SampleProduct, quantity: number) => boolean): readonly SampleLine[] => {
    const lines = new Map<string, SampleLine>();
    for (let wants = 1 + (draw.chance(0.45) ? 1 : 0) + (draw.chance(0.15) ? 1 : 0); wants > 0; wants -= 1) {
      const quantity = draw.chance(0.85) ? 1 : draw.whole(2, 3);
      const start = draw.pick(byMerchant.get(merchant) ?? []);
      const all = byMerchant.get(merchant) ?? [];
      const from = all.indexOf(start);
      // The next one on the shelf that is there: a draw never fails while the merchant has goods.
      for (let step = 0; step < all.length; step += 1) {
        const product = all[(from + step) % all.length] as SampleProduct;
        if (lines.has(product.sku) || !isThere(product, quantity)) continue;
        lines.set(product.sku, toLine(product, quantity));
        break;
      }
    }
    return [...lines.values()];
  };
  return {
    onHand,
    hold,
    product: (sku) => bySku.get(sku),
    take: (merchant) => {
      const lines = wanted(merchant, (product, quantity) => (left.get(product.sku) ?? 0) >= quantity);
      hold(lines);
      return lines.length === 0 ? null : lines;
    },
    anything: (merchant) => wanted(merchant, () => true),
    short: (serial, quantity) => {
      const { sku } = COUNTED_SHORT[serial % COUNTED_SHORT.length] as (typeof COUNTED_SHORT)[number];
      const product = bySku.get(sku) as SampleProduct;
      return { merchant: product.merchant, lines: [toLine(product, quantity)] };
    },
  };
}
