import type { Product } from '../catalogue/catalogue.ts';
import { readGoodsWords, type GoodsWords } from './goods-words.ts';

const wordsByProduct = new WeakMap<Product, GoodsWords>();
/** What a product's own names say about it, in either language. */
export function productWords(product: Product): GoodsWords {
  let words = wordsByProduct.get(product);
  if (words === undefined) {
    const zh = readGoodsWords(`${product.name} ${product.variant}`);
    const en = readGoodsWords(product.nameEn);
    const pieces = product.kitParts.length > 0 ? product.kitParts.reduce((sum, part) => sum + part.quantity, 0) : (zh.pieces ?? en.pieces);
    words = { colour: zh.colour ?? en.colour, size: zh.size ?? en.size, measures: new Map([...en.measures, ...zh.measures]), pieces };
    wordsByProduct.set(product, words);
  }
  return words;
}

export const attributes = (words: GoodsWords): ReadonlyMap<string, string> => {
  const all = new Map(words.measures);
  if (words.colour !== null) all.set('colour', words.colour);
  if (words.size !== null) all.set('size', words.size);
  return all;
};

/** Attributes that both texts give, with different values. */
export function conflicts(said: GoodsWords, product: Product): readonly string[] {
  const own = attributes(productWords(product));
  return [...attributes(said)].filter(([name, value]) => own.has(name) && own.get(name) !== value).map(([name]) => name);
}
