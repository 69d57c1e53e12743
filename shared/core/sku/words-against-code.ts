import type { Catalogue, Product } from '../catalogue/catalogue.ts';
import type { Finding, Suggestion } from '../finding/finding.ts';
import type { OrderLine } from '../order/order.ts';
import { readGoodsWords, type GoodsWords } from './goods-words.ts';
import { suggestSku } from './suggest-sku.ts';

/**
 * The words the customer saw or wrote against the product behind the code. A false alarm costs a phone call, so:
 * a note counts only when it says what was chosen, never when it asks for a change (that is a special request),
 * and only when the merchant really sells what the words say.
 */
const SAYS_CHOICE = /选|拍的|拍了|买的|订的|下单|页面|款|图片|要的|\b(?:chose|chosen|ordered|selected|picked|page|listing|bought)\b/i;
const ASKS_CHANGE = /换|改成|改为|改发|拍错|错了|随机|都行|都可以|不要|别发|change|instead|swap|wrong|any colou?r|exchange/i;
/** A note this short that names a variant can mean nothing else ("藏青L"). */
const BARE_VARIANT_LENGTH = 6;

const wordsByProduct = new WeakMap<Product, GoodsWords>();
/** What a product's own names say about it; read once per product. */
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

const style = (sku: string): string => sku.split(/[-_ ]/).slice(0, 2).join('-').replace(/\d+$/, '');

/** Products of the same style that are as the words say and otherwise as the code says. */
function variantsSaid(said: GoodsWords, product: Product, catalogue: Catalogue, merchant: string): readonly Product[] {
  const wanted = new Map([...attributes(productWords(product)), ...attributes(said)]);
  return catalogue.list(merchant).filter((other) => {
    if (other === product || other.retiredAt !== null || other.kitParts.length > 0 || style(other.sku) !== style(product.sku)) return false;
    const own = attributes(productWords(other));
    return [...wanted].every(([name, value]) => own.get(name) === value);
  });
}

function variantConflict(line: OrderLine, product: Product, text: string, field: Finding['field'], variants: readonly Product[]): Finding {
  const suggestions: readonly Suggestion[] = variants.slice(0, 4).map((variant) => suggestSku(line, variant, 'sku.words_variant', null, { text }));
  const params = { sku: line.sku, name: product.name, nameEn: product.nameEn === '' ? product.name : product.nameEn, text };
  return { kind: 'sku_mismatch', code: 'sku.variant_conflict', field, span: null, params, severity: 'stop', suggestions };
}

function bundleConflict(line: OrderLine, product: Product, said: GoodsWords, text: string, catalogue: Catalogue, merchant: string): Finding | null {
  const pieces = said.pieces;
  if (pieces === null || pieces === (productWords(product).pieces ?? 1)) return null;
  const kits = catalogue.list(merchant).filter((kit) => {
    if (kit.retiredAt !== null || productWords(kit).pieces !== pieces) return false;
    return kit.kitParts.length > 0 ? kit.kitParts.some((part) => part.sku === product.sku) : style(kit.sku) === style(product.sku);
  });
  const suggestions = kits.slice(0, 4).map((kit) => suggestSku(line, kit, 'sku.words_bundle', null, { pieces, text }));
  const params = { sku: line.sku, text, pieces, counted: productWords(product).pieces ?? 1 };
  return { kind: 'sku_mismatch', code: 'sku.bundle_conflict', field: `lines.${line.lineNo}.sku`, span: null, params, severity: 'stop', suggestions };
}

/** The line's own title and variant text against its code. */
export function lineWordsAgainstCode(line: OrderLine, product: Product, catalogue: Catalogue, merchant: string): Finding | null {
  const text = `${line.name} ${line.variant}`.trim();
  if (text === '' || line.name === product.name || line.name === product.nameEn) {
    if (line.variant === '' || line.variant === product.variant) return null;
  }
  const said = readGoodsWords(text);
  const bundle = bundleConflict(line, product, said, text, catalogue, merchant);
  if (bundle !== null) return bundle;
  if (conflicts(said, product).length === 0) return null;
  return variantConflict(line, product, text, `lines.${line.lineNo}.sku`, variantsSaid(said, product, catalogue, merchant));
}

export interface ResolvedLine {
  readonly line: OrderLine;
  readonly product: Product;
}

/** True when the note says which variant was chosen; such a note has been read. */
export function noteNamesVariant(note: string): boolean {
  const plain = note.normalize('NFKC').replace(/[\s\p{P}]/gu, '');
  if (plain === '' || ASKS_CHANGE.test(note)) return false;
  if (!SAYS_CHOICE.test(note) && plain.length > BARE_VARIANT_LENGTH) return false;
  const said = readGoodsWords(note);
  return said.pieces !== null || attributes(said).size > 0;
}

/** The note promises a pack of several: doubtful only where one line could be meant and the merchant has such a pack. */
function noteBundleConflict(note: string, said: GoodsWords, lines: readonly ResolvedLine[], catalogue: Catalogue, merchant: string): Finding | null {
  if (lines.some(({ product }) => (productWords(product).pieces ?? 1) === said.pieces)) return null;
  const found = lines
    .map(({ line, product }) => bundleConflict(line, product, said, note.trim(), catalogue, merchant))
    .filter((finding) => finding !== null && finding.suggestions.length > 0);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The note against the order: a conflict only when no line is what the note says and exactly one line could have been meant. */
export function noteAgainstCodes(note: string, lines: readonly ResolvedLine[], catalogue: Catalogue, merchant: string): Finding | null {
  if (!noteNamesVariant(note)) return null;
  const said = readGoodsWords(note);
  if (said.pieces !== null) return noteBundleConflict(note, said, lines, catalogue, merchant);
  if (lines.some(({ product }) => attributesAgree(said, product))) return null;
  const meant = lines
    .filter(({ product }) => conflicts(said, product).length > 0)
    .map(({ line, product }) => ({ line, product, variants: variantsSaid(said, product, catalogue, merchant) }))
    .filter(({ variants }) => variants.length > 0);
  const [only] = meant;
  if (only === undefined || meant.length > 1) return null;
  return variantConflict(only.line, only.product, note.trim(), `lines.${only.line.lineNo}.sku`, only.variants);
}

const attributesAgree = (said: GoodsWords, product: Product): boolean => {
  const own = attributes(productWords(product));
  return [...attributes(said)].every(([name, value]) => own.get(name) === value);
};
