import { barcodeToGtin14 } from '../barcode/check-barcode.ts';
import { looseSkuKey, lookAlikeSkuKey, withoutLeadingZeros } from './normalise-sku.ts';
import { createNearSearch, type NearMatch, type NearSearch } from './near-search.ts';
import type { Tracking } from './tracking.ts';

export interface KitPart {
  readonly sku: string;
  readonly quantity: number;
}

export interface Product {
  readonly merchant: string;
  readonly sku: string;
  readonly name: string;
  readonly nameEn: string;
  readonly variant: string;
  readonly barcodes: readonly string[];
  readonly weightGrams: number | null;
  readonly retiredAt: number | null;
  readonly successorSku: string | null;
  /** Empty unless the product is a kit, which has no stock of its own. */
  readonly kitParts: readonly KitPart[];
  /** Products people mistake for this one. */
  readonly twinSkus: readonly string[];
  /** Other codes the merchant's own catalogue gives it: old ones, a shop's, a supplier's. */
  readonly aliases?: readonly string[];
  /** Absent where nothing is asked of its units. */
  readonly tracking?: Tracking;
}

/** A wrong code that is known to mean a product; somebody approved it. */
export interface CodeAlias {
  readonly merchant: string;
  readonly code: string;
  readonly sku: string;
}

/** What each merchant sells. A merchant without any product is unknown here, and nothing can be said about its codes. */
export interface Catalogue {
  readonly has: (merchant: string) => boolean;
  readonly merchants: () => readonly string[];
  readonly list: (merchant: string) => readonly Product[];
  /** The code exactly as the merchant writes it. */
  readonly bySku: (merchant: string, sku: string) => Product | undefined;
  /** Products whose code is the same but for case, width, separators and invisible characters. */
  readonly byNormalisedSku: (merchant: string, sku: string) => readonly Product[];
  /** The same again with O and 0, I, L and 1 taken for one another. */
  readonly byLookAlikeSku: (merchant: string, sku: string) => readonly Product[];
  /** Products with an all-digit code that differs only in leading zeros. */
  readonly byDigits: (merchant: string, sku: string) => readonly Product[];
  readonly byBarcode: (merchant: string, barcode: string) => readonly Product[];
  /** Products that this code is another name of: told by the catalogue or learned here. */
  readonly byAlias: (merchant: string, code: string) => readonly Product[];
  /** Products within two typing slips, nearest first. */
  readonly near: (merchant: string, sku: string, maxDistance: number) => readonly NearMatch<Product>[];
}

interface Shelf {
  readonly products: Product[];
  readonly bySku: Map<string, Product>;
  readonly byLoose: Map<string, Product[]>;
  readonly byLookAlike: Map<string, Product[]>;
  readonly byDigits: Map<string, Product[]>;
  readonly byBarcode: Map<string, Product[]>;
  readonly byAlias: Map<string, Product[]>;
  near: NearSearch<Product> | null;
}

const NONE: readonly never[] = [];

const barcodeKey = (barcode: string): string => barcodeToGtin14(barcode) ?? barcode.normalize('NFKC').trim();

function put(map: Map<string, Product[]>, key: string, product: Product): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [product]);
  else if (!there.includes(product)) there.push(product);
}

function emptyShelf(): Shelf {
  return {
    products: [],
    bySku: new Map(),
    byLoose: new Map(),
    byLookAlike: new Map(),
    byDigits: new Map(),
    byBarcode: new Map(),
    byAlias: new Map(),
    near: null,
  };
}

function shelve(shelf: Shelf, product: Product): void {
  shelf.products.push(product);
  shelf.bySku.set(product.sku, product);
  const loose = looseSkuKey(product.sku);
  put(shelf.byLoose, loose, product);
  put(shelf.byLookAlike, lookAlikeSkuKey(loose), product);
  const digits = withoutLeadingZeros(product.sku);
  if (digits !== null) put(shelf.byDigits, digits, product);
  for (const barcode of product.barcodes) put(shelf.byBarcode, barcodeKey(barcode), product);
  for (const alias of product.aliases ?? []) put(shelf.byAlias, looseSkuKey(alias), product);
}

/** An index in memory; 5,000 products take about 60 ms to build. A later product with the same merchant and code replaces the earlier one. */
export function createCatalogue(products: readonly Product[], aliases: readonly CodeAlias[] = []): Catalogue {
  const last = new Map<string, Product>();
  for (const product of products) last.set(`${product.merchant}\u0000${product.sku}`, product);
  const shelves = new Map<string, Shelf>();
  for (const product of last.values()) {
    let shelf = shelves.get(product.merchant);
    if (shelf === undefined) shelves.set(product.merchant, (shelf = emptyShelf()));
    shelve(shelf, product);
  }
  for (const { merchant, code, sku } of aliases) {
    const shelf = shelves.get(merchant);
    const product = shelf?.bySku.get(sku);
    // What a person approved here stands over what the catalogue says; an alias of a product that is gone says nothing.
    if (shelf !== undefined && product !== undefined) shelf.byAlias.set(looseSkuKey(code), [product]);
  }
  return {
    has: (merchant) => shelves.has(merchant),
    merchants: () => [...shelves.keys()],
    list: (merchant) => shelves.get(merchant)?.products ?? NONE,
    bySku: (merchant, sku) => shelves.get(merchant)?.bySku.get(sku),
    byNormalisedSku: (merchant, sku) => shelves.get(merchant)?.byLoose.get(looseSkuKey(sku)) ?? NONE,
    byLookAlikeSku: (merchant, sku) => shelves.get(merchant)?.byLookAlike.get(lookAlikeSkuKey(looseSkuKey(sku))) ?? NONE,
    byDigits: (merchant, sku) => shelves.get(merchant)?.byDigits.get(withoutLeadingZeros(sku) ?? '') ?? NONE,
    byBarcode: (merchant, barcode) => shelves.get(merchant)?.byBarcode.get(barcodeKey(barcode)) ?? NONE,
    byAlias: (merchant, code) => shelves.get(merchant)?.byAlias.get(looseSkuKey(code)) ?? NONE,
    near: (merchant, sku, maxDistance) => {
      const shelf = shelves.get(merchant);
      if (shelf === undefined) return NONE;
      shelf.near ??= createNearSearch(shelf.products, (product) => looseSkuKey(product.sku));
      return shelf.near(looseSkuKey(sku), maxDistance);
    },
  };
}
