import { classifyScan, type ScanMeaning } from '../../scanning/classify-scan.ts';
import { totesKnown } from '../scanning/totes-known.ts';
import { readPackCommand, type PackCommand } from '../../pack-check/pack-command.ts';
import { inStoreItem } from './in-store-item.ts';
import type { Bench } from './open-bench.ts';
import type { PackDeps } from './pack-deps.ts';

export type BenchMeaning = { readonly kind: 'command'; readonly command: PackCommand } | Exclude<ScanMeaning, { readonly kind: 'command' }>;

const only = (ids: readonly string[]): string | undefined => (ids.length === 1 ? ids[0] : undefined);

/** What a scan at the bench means: with an order open, also in the light of that order. */
export function understandScan(raw: string, open: Bench | null, deps: PackDeps): BenchMeaning {
  const command = readPackCommand(raw);
  if (command !== undefined) return { kind: 'command', command };
  const merchants = open === null ? deps.merchants() : [open.file.order.merchant, ...deps.merchants()];
  const catalogue = deps.catalogue();
  const isItem = (text: string): boolean =>
    open?.task.codes.has(text) === true ||
    merchants.some(
      (merchant) =>
        catalogue.bySku(merchant, text) !== undefined || catalogue.byBarcode(merchant, text).length > 0 || deps.packs.meaningOf(merchant, text) !== null,
    );
  const meaning = classifyScan(raw, {
    // Numbers repeat from shop to shop: one that several orders have says nothing.
    orderOf: (text) => only(deps.parcels.byNumber(text)),
    waybillOf: (text) => only(deps.parcels.byWaybill(text)),
    ...totesKnown(deps),
    isItem,
    inStoreOf: (text) => inStoreItem(text, isItem, merchants, deps),
    expected: open === null ? [] : [...open.task.codes.keys(), open.file.order.platformOrderNo],
  });
  return meaning.kind === 'command' ? { kind: 'unknown', text: raw, trouble: { because: 'not_known' } } : meaning;
}

/** The product behind a barcode that is none of the order's: whose goods these are decides what is said about them. */
export function strangerOf(barcode: string, open: Bench, deps: PackDeps): { readonly sku: string; readonly units: number } | undefined {
  for (const merchant of new Set([open.file.order.merchant, ...deps.merchants()])) {
    const learned = deps.packs.meaningOf(merchant, barcode);
    if (learned !== null) return { sku: learned.sku, units: learned.units };
    const product = deps.catalogue().bySku(merchant, barcode) ?? deps.catalogue().byBarcode(merchant, barcode)[0];
    if (product !== undefined) return { sku: product.sku, units: 1 };
  }
  return undefined;
}
