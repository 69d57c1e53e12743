import { readInStoreCode } from '../../barcode/in-store-code.ts';
import type { ItemFacts } from '../../scanning/classify-scan.ts';
import type { PackDeps } from './pack-deps.ts';

/**
 * What a number of the house says: which goods, by whichever of their names the site numbers them (the number without a value, the article alone,
 * with or without leading zeros, a merchant's alias), and how much of them. A value of nothing is the article's own label: it says no weight.
 */
export function inStoreItem(
  text: string,
  isItem: (code: string) => boolean,
  merchants: readonly string[],
  deps: Pick<PackDeps, 'catalogue' | 'inStoreLayouts'>,
): ItemFacts | 'wrong_value' | undefined {
  const read = readInStoreCode(text, deps.inStoreLayouts());
  if (read === null) return undefined;
  if (!read.isValueRight) return 'wrong_value';
  const { item, value, measure, reference } = read;
  const catalogue = deps.catalogue();
  const alias = merchants.flatMap((merchant) => {
    const meant = catalogue.byAlias(merchant, item);
    return meant.length === 1 ? meant.map(({ sku }) => sku) : [];
  })[0];
  const barcode = [reference, item, item.replace(/^0+/u, '')].find((code) => code !== '' && isItem(code)) ?? alias ?? reference;
  const facts = { barcode, article: item };
  if (value === 0 || measure === 'price_cents') return facts;
  return measure === 'grams' ? { ...facts, grams: value } : { ...facts, count: value };
}
