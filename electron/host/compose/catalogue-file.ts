import { looseSkuKey } from '../../../shared/core/catalogue/normalise-sku.ts';
import { readFiles } from '../adapters/files/read-files.ts';
import { createCatalogue, type Catalogue, type Product } from '../../../shared/core/catalogue/catalogue.ts';

interface Sold {
  readonly product: Product;
  readonly times: number;
}
const BARE = { nameEn: '', barcodes: [], weightGrams: null, retiredAt: null, successorSku: null, kitParts: [], twinSkus: [] } as const;

/**
 * A catalogue from files of this computer, read as an import would read them and kept nowhere. Tables of orders give the products they name:
 * a shop's history is often the only list of codes there is.
 */
export async function readCatalogueFiles(files: readonly string[]): Promise<Catalogue> {
  const products: Product[] = [];
  const sold = new Map<string, Map<string, Sold>>();
  for await (const batch of readFiles(files, { timeZone: 'UTC' }, null)) {
    for (const { retired, ...draft } of batch.products) products.push({ ...draft, retiredAt: draft.retiredAt ?? (retired ? 0 : null) });
    for (const { merchant, lines } of batch.orders) {
      for (const { kind, sku, name, variant } of lines) {
        if (kind !== 'goods' || sku === '') continue;
        const key = `${merchant}\u0000${looseSkuKey(sku)}`;
        const spellings = sold.get(key) ?? new Map<string, Sold>();
        sold.set(key, spellings);
        const known = spellings.get(sku);
        // The longest title says the most; corrections and notes that stand where a title should are short.
        const product = known !== undefined && known.product.name.length >= name.length ? known.product : { ...BARE, merchant, sku, name, variant };
        spellings.set(sku, { product, times: (known?.times ?? 0) + 1 });
      }
    }
  }
  // Of spellings that differ only in case or separators the usual one is the code.
  const usual = [...sold.values()].flatMap((spellings) => [...spellings.values()].toSorted((a, b) => b.times - a.times)[0]?.product ?? []);
  return createCatalogue([...usual, ...products]);
}
