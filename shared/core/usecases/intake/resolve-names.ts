import type { StockPlace } from '../../stock/stock-rules.ts';

interface OfMerchant {
  readonly merchant: string;
}
interface Placed {
  readonly warehouse?: string;
  readonly location?: string;
}
export interface Names {
  /** The code of a merchant a file names by its shop. */
  readonly merchantCode: (written: string) => string;
  readonly placeOf: (warehouse: string, location: string) => StockPlace;
}
interface Drafts<O extends OfMerchant, S extends OfMerchant, P extends OfMerchant> {
  readonly orders: readonly O[];
  readonly stock: readonly S[];
  readonly products: readonly P[];
}

/** Files name a shop and a warehouse as people do; from here on they are known by their codes, so that goods and orders find each other. */
export function resolveNames<O extends OfMerchant & Placed, S extends OfMerchant & Placed, P extends OfMerchant, D extends Drafts<O, S, P>>(
  drafts: D,
  { merchantCode, placeOf }: Names,
): D {
  const own = <T extends OfMerchant>(list: readonly T[]): readonly T[] =>
    list.map((draft) => {
      const merchant = merchantCode(draft.merchant);
      return merchant === draft.merchant ? draft : { ...draft, merchant };
    });
  const sent = <T extends Placed>(list: readonly T[]): readonly T[] =>
    list.map((draft) => (draft.warehouse === undefined ? draft : { ...draft, warehouse: placeOf(draft.warehouse, '').warehouse }));
  const placed = <T extends Placed>(list: readonly T[]): readonly T[] =>
    list.map((draft) => ({ ...draft, ...placeOf(draft.warehouse ?? '', draft.location ?? '') }));
  return { ...drafts, orders: sent(own(drafts.orders)), stock: placed(own(drafts.stock)), products: own(drafts.products) };
}
