import type { Catalogue, Product } from '../catalogue/catalogue.ts';
import { barcodeToGtin14, checkBarcode } from '../barcode/check-barcode.ts';
import type { Suggestion } from '../finding/finding.ts';
import type { OrderLine } from '../order/order.ts';
import { looseSkuKey, normaliseSku } from '../catalogue/normalise-sku.ts';
import { isPlaceholderCode } from './placeholder-codes.ts';
import type { SkuFindingCode, SkuSuggestionRule } from './sku-finding-codes.ts';
import { suggestSku } from './suggest-sku.ts';

export interface UnresolvedCode {
  readonly code: SkuFindingCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly suggestions: readonly Suggestion[];
}

/** Confidence of a rule when exactly one product fits; with several, all are questions. */
const CONFIDENCE = { 'sku.alias': 0.98, 'sku.normalised': 0.99, 'sku.look_alike': 0.95, 'sku.barcode': 0.95, 'sku.zeros_restored': 0.9 } as const;
const MOST_CANDIDATES = 6;
/** Among codes of digits alone every neighbour is another product; a near one means nothing. */
const DIGITS_ONLY = /^\d+$/;
/** Below this length one slip makes another valid code more often than not. */
const SHORTEST_NEAR_CODE = 5;

const live = (products: readonly Product[]): readonly Product[] => {
  const current = products.filter((product) => product.retiredAt === null);
  return current.length > 0 ? current : products;
};

const ask = (line: OrderLine, products: readonly Product[], rule: SkuSuggestionRule): readonly Suggestion[] =>
  products.slice(0, MOST_CANDIDATES).map((product) => suggestSku(line, product, rule, null));

function oneOrAmbiguous(line: OrderLine, found: readonly Product[], code: SkuFindingCode, rule: keyof typeof CONFIDENCE): UnresolvedCode | null {
  const products = live(found);
  const [product] = products;
  if (product === undefined) return null;
  if (products.length > 1) return { code: 'sku.ambiguous', params: { sku: line.sku, fits: products.length }, suggestions: ask(line, products, rule) };
  return { code, params: { sku: line.sku, suggested: product.sku }, suggestions: [suggestSku(line, product, rule, CONFIDENCE[rule])] };
}

/** "QH-SOCK03-WHT*2": one pack of two or two singles? The quantity is the customer's money, so it is always asked. */
function quantitySuffix(line: OrderLine, product: Product, multiple: number): UnresolvedCode {
  const single = suggestSku(line, product, 'sku.quantity_suffix', null, { quantity: line.quantity });
  const quantity = line.quantity * multiple;
  const multiplied: Suggestion = {
    ...single,
    changes: [...single.changes, { field: `lines.${line.lineNo}.quantity`, from: String(line.quantity), to: String(quantity) }],
    params: { ...single.params, quantity },
  };
  return { code: 'sku.form_damaged', params: { sku: line.sku, suggested: product.sku }, suggestions: [multiplied, single] };
}

/** Half a code: every part of it begins the parts of the product's code, in order (WG-CBL-WHT of WG-CBL2-WHT). */
function isPartOf(parts: readonly string[], sku: string): boolean {
  const whole = normaliseSku(sku).sku.split('-');
  if (parts.length > whole.length || whole[0] === undefined || parts[0] === undefined || !whole[0].startsWith(parts[0])) return false;
  let at = 0;
  for (const part of parts) {
    while (at < whole.length && !isBeginning(part, whole[at] as string)) at += 1;
    if (at === whole.length) return false;
    at += 1;
  }
  return true;
}
const isBeginning = (part: string, whole: string): boolean =>
  whole === part || (part.length >= 3 && whole.startsWith(part) && /^\d/.test(whole.slice(part.length)));

function partOfCode(line: OrderLine, catalogue: Catalogue, merchant: string): UnresolvedCode | null {
  const parts = normaliseSku(line.sku).sku.split('-');
  if (looseSkuKey(line.sku).length < 4 || parts.length < 2) return null;
  const products = live(catalogue.list(merchant).filter((product) => isPartOf(parts, product.sku)));
  if (products.length === 0) return null;
  const code = products.length > 1 ? 'sku.ambiguous' : 'sku.unknown';
  return { code, params: { sku: line.sku, fits: products.length }, suggestions: ask(line, products, 'sku.part_of_code') };
}

function nearCodes(line: OrderLine, catalogue: Catalogue, merchant: string): readonly Suggestion[] {
  const key = looseSkuKey(line.sku);
  const { length } = key;
  if (length < SHORTEST_NEAR_CODE || DIGITS_ONLY.test(key)) return [];
  const matches = catalogue.near(merchant, line.sku, length >= 9 ? 2 : 1).filter(({ item }) => item.retiredAt === null);
  const nearest = matches[0]?.distance;
  return matches
    .filter(({ distance }) => distance === nearest)
    .slice(0, MOST_CANDIDATES)
    .map(({ item, distance }) => suggestSku(line, item, 'sku.near', null, { distance }));
}

function fromNumber(line: OrderLine, catalogue: Catalogue, merchant: string): UnresolvedCode | null {
  const byBarcode = oneOrAmbiguous(line, catalogue.byBarcode(merchant, line.sku), 'sku.barcode_as_sku', 'sku.barcode');
  if (byBarcode !== null) return byBarcode;
  const zeros = oneOrAmbiguous(line, catalogue.byDigits(merchant, line.sku), 'sku.zeros_lost', 'sku.zeros_restored');
  if (zeros !== null) return zeros;
  if (checkBarcode(line.sku).kind !== 'damaged') return null;
  const whole = /^(\d+)[.,]0*$/.exec(line.sku.normalize('NFKC').trim())?.[1];
  const product = whole === undefined ? undefined : catalogue.bySku(merchant, whole);
  return {
    code: 'sku.damaged_number',
    params: { sku: line.sku },
    suggestions: product === undefined ? [] : [suggestSku(line, product, 'sku.decimal_removed', null)],
  };
}

/** What can be said about a code the merchant's catalogue does not hold as written. */
export function resolveCode(line: OrderLine, catalogue: Catalogue, merchant: string): UnresolvedCode {
  const alias = oneOrAmbiguous(line, catalogue.byAlias(merchant, line.sku), 'sku.alias', 'sku.alias');
  if (alias !== null) return alias;
  const { multiple } = normaliseSku(line.sku);
  const sameForm = live(catalogue.byNormalisedSku(merchant, line.sku));
  if (multiple > 1 && sameForm.length === 1) return quantitySuffix(line, sameForm[0] as Product, multiple);
  const form = oneOrAmbiguous(line, sameForm, 'sku.form_damaged', 'sku.normalised');
  if (form !== null) return form;
  const number = fromNumber(line, catalogue, merchant);
  if (number !== null) return number;
  if (isPlaceholderCode(line.sku)) return { code: 'sku.placeholder', params: { sku: line.sku }, suggestions: [] };
  const lookAlike = oneOrAmbiguous(line, catalogue.byLookAlikeSku(merchant, line.sku), 'sku.look_alike', 'sku.look_alike');
  if (lookAlike !== null) return lookAlike;
  const part = partOfCode(line, catalogue, merchant);
  if (part !== null) return part;
  const isBarcode = barcodeToGtin14(line.sku) !== null;
  return { code: 'sku.unknown', params: { sku: line.sku }, suggestions: isBarcode ? [] : nearCodes(line, catalogue, merchant) };
}
