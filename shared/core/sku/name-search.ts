import type { Catalogue, Product } from '../catalogue/catalogue.ts';

export interface NameMatch {
  readonly product: Product;
  /** 0…1: the share of what both names say that both say; rare words weigh more. */
  readonly likeness: number;
}

interface NameIndex {
  readonly byToken: ReadonlyMap<string, readonly number[]>;
  readonly tokens: readonly ReadonlySet<string>[];
  readonly weight: (token: string) => number;
}

/** Latin words as they stand, Chinese in pairs of characters: its words have no borders. */
export function nameTokens(text: string): ReadonlySet<string> {
  const plain = text.normalize('NFKC').toLowerCase();
  const tokens = new Set(plain.match(/[\p{Script=Latin}\p{N}]+(?:\.\d+)?/gu) ?? []);
  for (const run of plain.match(/\p{Script=Han}+/gu) ?? []) {
    if (run.length === 1) tokens.add(run);
    for (let i = 0; i + 1 < run.length; i += 1) tokens.add(run.slice(i, i + 2));
  }
  return tokens;
}

function indexOf(products: readonly Product[]): NameIndex {
  const byToken = new Map<string, number[]>();
  // A product is known by both its names; either may stand in an order.
  const tokens = products.map((product) => nameTokens(`${product.name} ${product.variant} ${product.nameEn}`));
  for (const [n, ofProduct] of tokens.entries()) {
    for (const token of ofProduct) {
      const there = byToken.get(token);
      if (there === undefined) byToken.set(token, [n]);
      else there.push(n);
    }
  }
  const weight = (token: string): number => Math.log(1 + products.length / (byToken.get(token)?.length ?? 0.5));
  return { byToken, tokens, weight };
}

const indexes = new WeakMap<Catalogue, Map<string, NameIndex>>();
function indexFor(catalogue: Catalogue, merchant: string): NameIndex {
  let ofCatalogue = indexes.get(catalogue);
  if (ofCatalogue === undefined) indexes.set(catalogue, (ofCatalogue = new Map()));
  let index = ofCatalogue.get(merchant);
  if (index === undefined) ofCatalogue.set(merchant, (index = indexOf(catalogue.list(merchant))));
  return index;
}

const sum = (tokens: Iterable<string>, weight: (token: string) => number): number => {
  let total = 0;
  for (const token of tokens) total += weight(token);
  return total;
};

/** How alike a text and one product's names are; of names in two languages the text need only be one. */
export function nameLikeness(text: string, product: Product, catalogue: Catalogue): number {
  const { weight } = indexFor(catalogue, product.merchant);
  const said = nameTokens(text);
  if (said.size === 0) return 0;
  const own = [`${product.name} ${product.variant}`, product.nameEn].map(nameTokens).filter((names) => names.size > 0);
  const likenesses = own.map((names) => {
    const common = sum(
      [...said].filter((token) => names.has(token)),
      weight,
    );
    return common / (sum(new Set([...said, ...names]), weight) || 1);
  });
  return Math.max(0, ...likenesses);
}

const MOST_TOKENS_LOOKED_AT = 12;

/** The products whose names are most like a text, best first; the rarest words are looked up first. */
export function productsNamed(text: string, catalogue: Catalogue, merchant: string, most: number): readonly NameMatch[] {
  const { byToken, weight } = indexFor(catalogue, merchant);
  const products = catalogue.list(merchant);
  const known = [...nameTokens(text)].filter((token) => byToken.has(token)).toSorted((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
  const shared = new Map<number, number>();
  for (const token of known.slice(0, MOST_TOKENS_LOOKED_AT)) {
    for (const n of byToken.get(token) ?? []) shared.set(n, (shared.get(n) ?? 0) + weight(token));
  }
  return [...shared]
    .map(([n, weightShared]) => ({ product: products[n] as Product, weightShared: Math.round(weightShared * 1e6) }))
    .toSorted((a, b) => b.weightShared - a.weightShared || (a.product.sku < b.product.sku ? -1 : 1))
    .slice(0, most * 4)
    .map(({ product }) => ({ product, likeness: nameLikeness(text, product, catalogue) }))
    .toSorted((a, b) => b.likeness - a.likeness || (a.product.sku < b.product.sku ? -1 : 1))
    .slice(0, most);
}
