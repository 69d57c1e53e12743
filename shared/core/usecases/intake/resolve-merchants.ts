interface OfMerchant {
  readonly merchant: string;
}
interface Drafts<O extends OfMerchant, S extends OfMerchant, P extends OfMerchant> {
  readonly orders: readonly O[];
  readonly stock: readonly S[];
  readonly products: readonly P[];
}

/** Files name a shop as people do; from here on it is known by its code, so that its goods and its orders find each other. */
export function resolveMerchants<O extends OfMerchant, S extends OfMerchant, P extends OfMerchant, D extends Drafts<O, S, P>>(
  drafts: D,
  codeOf: (written: string) => string,
): D {
  const own = <T extends OfMerchant>(list: readonly T[]): readonly T[] =>
    list.map((draft) => {
      const merchant = codeOf(draft.merchant);
      return merchant === draft.merchant ? draft : { ...draft, merchant };
    });
  return { ...drafts, orders: own(drafts.orders), stock: own(drafts.stock), products: own(drafts.products) };
}
