import type { Catalogue, Product } from '../catalogue/catalogue.ts';
import type { OrderLine } from '../order/order.ts';
import { readGoodsWords } from '../sku/goods-words.ts';
import { resolveCode } from '../sku/resolve-code.ts';
import { attributes, conflicts, productWords } from '../sku/product-words.ts';
import type { ReadReason } from './read-field.ts';

/** Which product words in a message mean. Without one, `product` is null and the words stay for a person. */
export interface GoodsMatch {
  readonly product: Product | null;
  readonly sure: boolean;
  readonly why: ReadReason;
  readonly alternatives: readonly Product[];
  /** How much of the words the product answers; longer words win only by a higher figure. */
  readonly score: number;
}

const MOST_ALTERNATIVES = 6;
const NOTHING: GoodsMatch = { product: null, sure: false, why: 'code_unknown', alternatives: [], score: 0 };
const EXACT = 1_000;

/** 白的 and 毛巾灰 say a colour as 白色 and 毛巾 灰 do. */
const withColours = (words: string): string =>
  words.replace(/([黑白灰红蓝绿黄粉紫])(?:的|颜?色?款)(?!色)/gu, ' $1色 ').replace(/(?<=\p{Script=Han}{2})([黑白灰红蓝绿黄粉紫])(?=\s*$)/gu, ' $1 ');

const TOKEN = /[\p{L}\p{N}][\p{L}\p{N}_./-]*/gu;
const isCodeLike = (token: string): boolean => /^[A-Z0-9][A-Z0-9_./-]{3,}$/iu.test(token) && /\d|-/u.test(token);
const lineOf = (sku: string): OrderLine => ({ lineNo: 1, kind: 'goods', sku, name: '', variant: '', quantity: 1, unitPrice: '', reserved: 0 });

function byCode(words: string, catalogue: Catalogue, merchants: readonly string[]): GoodsMatch | null {
  for (const [token] of words.matchAll(TOKEN)) {
    if (token.length < 4 && !/-/u.test(token)) continue;
    const exact = merchants.flatMap((merchant) => catalogue.bySku(merchant, token) ?? []);
    const found = exact.length > 0 ? exact : merchants.flatMap((merchant) => catalogue.byNormalisedSku(merchant, token));
    const named = found.length > 0 ? found : /^\d{8,14}$/u.test(token) ? merchants.flatMap((merchant) => catalogue.byBarcode(merchant, token)) : [];
    const [product] = named;
    if (product === undefined) continue;
    if (named.length > 1) return { product, sure: false, why: 'several', alternatives: named.slice(1, MOST_ALTERNATIVES), score: EXACT };
    return { product, sure: true, why: 'code', alternatives: [], score: EXACT };
  }
  return null;
}

function nearCode(words: string, catalogue: Catalogue, merchants: readonly string[]): GoodsMatch | null {
  const token = [...words.matchAll(TOKEN)].map(([found]) => found).find(isCodeLike);
  if (token === undefined) return null;
  const near = merchants.flatMap((merchant) =>
    resolveCode(lineOf(token), catalogue, merchant).suggestions.flatMap(({ changes }) => {
      const sku = changes.find(({ field }) => field.endsWith('.sku'))?.to;
      return sku === undefined ? [] : (catalogue.bySku(merchant, sku) ?? []);
    }),
  );
  const [product, ...others] = [...new Set(near)];
  return product === undefined ? null : { product, sure: false, why: 'code_near', alternatives: others.slice(0, MOST_ALTERNATIVES - 1), score: EXACT / 2 };
}

interface ProductNames {
  readonly han: string;
  readonly latin: ReadonlySet<string>;
}
const namesByProduct = new WeakMap<Product, ProductNames>();
const latinWords = (text: string): readonly string[] =>
  [...text.toLowerCase().matchAll(/[a-z]{3,}/gu)].map(([word]) => (word.length > 3 && /[^s]s$/u.test(word) ? word.slice(0, -1) : word));

function namesOf(product: Product): ProductNames {
  let names = namesByProduct.get(product);
  if (names === undefined) {
    names = { han: `${product.name} ${product.variant}`, latin: new Set(latinWords(`${product.nameEn} ${product.name}`)) };
    namesByProduct.set(product, names);
  }
  return names;
}

/** Words that name a variant say nothing about what the thing is. */
const VARIANT =
  /[黑白灰红蓝绿黄粉紫棕橙青]色?|(?:特大|加大|[大中小SMLX])码|\b(?:black|white|grey|gray|red|blue|green|yellow|pink|purple|brown|orange|small|medium|large)\b/giu;
const hanPairs = (words: string): readonly string[] => [
  ...new Set(
    [...words.replace(VARIANT, ' ').matchAll(/[\p{Script=Han}A-Z]{2,}/gu)]
      .flatMap(([run]) => Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)))
      .filter((pair) => /\p{Script=Han}/u.test(pair)),
  ),
];

/** Products the words may mean: named alike, and nothing they say against it. */
function byWords(written: string, catalogue: Catalogue, merchants: readonly string[]): GoodsMatch {
  const words = withColours(written);
  const said = readGoodsWords(words);
  const saidCount = attributes(said).size;
  const pairs = hanPairs(words);
  const latin = [...new Set(latinWords(words.replace(VARIANT, ' ')))];
  if (saidCount === 0 && pairs.length === 0 && latin.length === 0) return NOTHING;
  const scored = merchants
    .flatMap((merchant) => catalogue.list(merchant))
    .flatMap((product) => {
      if (product.retiredAt !== null) return [];
      const names = namesOf(product);
      const named = pairs.filter((pair) => names.han.includes(pair)).length + latin.filter((word) => names.latin.has(word)).length;
      if (named === 0 && saidCount === 0) return [];
      const against = conflicts(said, product).length;
      const own = attributes(productWords(product));
      const agreed = [...attributes(said)].filter(([name, value]) => own.get(name) === value).length;
      return against > 0 || (named === 0 && agreed < saidCount) ? [] : [{ product, named, score: named * 3 + agreed }];
    })
    .toSorted((a, b) => b.score - a.score);
  const [best] = scored;
  if (best === undefined) return NOTHING;
  const alike = scored.filter(({ score }) => score === best.score);
  const others = (alike.length > 1 ? alike : scored).slice(1, MOST_ALTERNATIVES).map(({ product }) => product);
  if (best.named === 0) return { product: best.product, sure: false, why: 'variant_only', alternatives: others, score: best.score };
  if (alike.length > 1) return { product: best.product, sure: false, why: 'several', alternatives: others, score: best.score };
  // Half of what was said about the thing is found again in its name: less is a guess.
  const isWhole = best.named * 2 >= pairs.length + latin.length;
  return { product: best.product, sure: isWhole, why: isWhole ? 'words' : 'words_near', alternatives: isWhole ? [] : others, score: best.score };
}

export function matchGoods(words: string, catalogue: Catalogue, merchants: readonly string[]): GoodsMatch {
  return byCode(words, catalogue, merchants) ?? nearCode(words, catalogue, merchants) ?? byWords(words, catalogue, merchants);
}
