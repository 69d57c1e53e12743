import type { GoodsPictures } from '../../shared/core/ports/goods-pictures.ts';

/** Pictures in memory, by merchant and SKU. */
export function createMemoryGoodsPictures(): GoodsPictures & { readonly put: (merchant: string, sku: string, mime: string, bytes: Uint8Array) => void } {
  const pictures = new Map<string, { readonly mime: string; readonly bytes: Uint8Array }>();
  const keyOf = (merchant: string, sku: string): string => JSON.stringify([merchant, sku]);
  return {
    put: (merchant, sku, mime, bytes) => void pictures.set(keyOf(merchant, sku), { mime, bytes }),
    of: (merchant, sku) => pictures.get(keyOf(merchant, sku)) ?? null,
  };
}
