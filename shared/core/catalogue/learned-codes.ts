import { isStanding, type AliasBook, type LearnedAlias } from './learned-alias.ts';
import { looseSkuKey } from './normalise-sku.ts';
import type { Catalogue } from './catalogue.ts';

/**
 * A catalogue that also knows what was learned here. What a person approved stands over what the catalogue says; an alias of a product that
 * is gone, or that became a code of its own, says nothing.
 */
function withLearnedCodes(base: Catalogue, book: AliasBook, now: () => number): Catalogue {
  const learned = new Map<string, LearnedAlias>(book.aliases.map((alias) => [`${alias.merchant}\u0000${looseSkuKey(alias.code)}`, alias]));
  if (learned.size === 0) return base;
  return {
    ...base,
    byAlias: (merchant, code) => {
      const alias = learned.get(`${merchant}\u0000${looseSkuKey(code)}`);
      const product = alias !== undefined && isStanding(alias, now()) ? base.bySku(merchant, alias.sku) : undefined;
      return product === undefined ? base.byAlias(merchant, code) : [product];
    },
  };
}

/** The same, put together again only when the catalogue or the book changed. */
export function createLearnedCatalogue(base: () => Catalogue, book: () => AliasBook, now: () => number): () => Catalogue {
  let made: { readonly of: Catalogue; readonly by: AliasBook; readonly whole: Catalogue } | null = null;
  return () => {
    const of = base();
    const by = book();
    if (made?.of !== of || made.by !== by) made = { of, by, whole: withLearnedCodes(of, by, now) };
    return made.whole;
  };
}
