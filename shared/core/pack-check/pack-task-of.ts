import { type Tracking, UNTRACKED } from '../catalogue/tracking.ts';
import { barcodeToGtin14 } from '../barcode/check-barcode.ts';
import type { CodeMeaning, PackLine, PackTask } from './pack-task.ts';

export interface OrderedLine {
  readonly lineNo: number;
  readonly sku: string;
  readonly quantity: number;
}

/** What the catalogue says about a product, as far as packing asks. */
export interface PackProduct {
  readonly sku: string;
  readonly barcodes: readonly string[];
  readonly twinSkus: readonly string[];
  /** Empty unless it is a kit, which is packed by its parts or by its own barcode. */
  readonly kitParts: readonly { readonly sku: string; readonly quantity: number }[];
  /** Barcodes of whole cases and inner packs, with what they hold. */
  readonly cases: readonly { readonly barcode: string; readonly units: number }[];
  readonly tracking?: Tracking | undefined;
}

/** The code as scanned, and as the 14 digits under which equal numbers of different length are one. */
const keysOf = (barcode: string): readonly string[] => [barcode, barcodeToGtin14(barcode) ?? barcode];

/** An order as it is packed: kits taken apart into their parts, and every barcode that may be scanned with what it stands for. */
export function packTaskOf(
  orderId: string,
  ordered: readonly OrderedLine[],
  productOf: (sku: string) => PackProduct | undefined,
  known: Pick<PackTask, 'hasLeft' | 'today'>,
): PackTask {
  const lines: PackLine[] = [];
  const codes = new Map<string, CodeMeaning>();
  const learn = (barcode: string, parts: CodeMeaning['parts']): void => {
    for (const key of keysOf(barcode)) codes.set(key, { parts });
  };
  const learnProduct = (product: PackProduct): void => {
    learn(product.sku, [{ sku: product.sku, units: 1 }]);
    for (const barcode of product.barcodes) learn(barcode, [{ sku: product.sku, units: 1 }]);
    for (const { barcode, units } of product.cases) learn(barcode, [{ sku: product.sku, units }]);
  };
  const addLine = (lineId: string, sku: string, units: number): void => {
    const product = productOf(sku);
    lines.push({ lineId, sku, units, twinSkus: product?.twinSkus ?? [], needs: product?.tracking ?? UNTRACKED });
    if (product === undefined) return;
    learnProduct(product);
    for (const twin of product.twinSkus.flatMap((twinSku) => productOf(twinSku) ?? [])) learnProduct(twin);
  };
  for (const { lineNo, sku, quantity } of ordered) {
    const product = productOf(sku);
    if (product === undefined || product.kitParts.length === 0) {
      addLine(String(lineNo), sku, quantity);
      continue;
    }
    for (const part of product.kitParts) addLine(`${lineNo}/${part.sku}`, part.sku, part.quantity * quantity);
    const parts = product.kitParts.map((part) => ({ sku: part.sku, units: part.quantity }));
    for (const barcode of [product.sku, ...product.barcodes]) learn(barcode, parts);
  }
  return { orderId, lines, codes, ...known };
}
