import { mayPass } from '../../gate/gate.ts';
import { isActive } from '../../hold/hold.ts';
import { withoutOwnHolds } from '../../order-file/decide/close-pack.ts';
import type { OrderFile } from '../../order-file/order-file.ts';
import type { PackTask } from '../../pack-check/pack-task.ts';
import { packTaskOf, type PackProduct } from '../../pack-check/pack-task-of.ts';
import type { PackDeps } from './pack-deps.ts';

/** An order on the bench. */
export interface Bench {
  readonly file: OrderFile;
  readonly task: PackTask;
  /** Of this order, from 1. */
  readonly round: number;
  /** Under which its scans are kept. */
  readonly work: string;
}

export function productOf(merchant: string, sku: string, deps: Pick<PackDeps, 'catalogue' | 'packs'>): PackProduct | undefined {
  const product = deps.catalogue().bySku(merchant, sku);
  if (product === undefined) return undefined;
  const learned = deps.packs.codesOf(merchant, sku);
  return {
    sku,
    barcodes: [...product.barcodes, ...learned.filter(({ units }) => units === 1).map(({ barcode }) => barcode)],
    twinSkus: product.twinSkus,
    kitParts: product.kitParts,
    cases: learned.filter(({ units }) => units > 1),
    tracking: product.tracking,
  };
}

/** Puts an order on the bench as it is known now; null when there is no such order. */
export function openBench(orderId: string, deps: PackDeps): Bench | null {
  const file = deps.orderFiles.load(orderId);
  if (file === null) return null;
  const { merchant, lines } = file.order;
  const ordered = lines.filter(({ kind, quantity }) => kind === 'goods' && quantity > 0).map(({ lineNo, sku, quantity }) => ({ lineNo, sku, quantity }));
  const task = packTaskOf(orderId, ordered, (sku) => productOf(merchant, sku, deps), {
    hasLeft: (sku, serial) => deps.packs.hasLeft(merchant, sku, serial, orderId),
    today: deps.today(),
  });
  const round = deps.packs.rounds(orderId) + 1;
  return { file, task, round, work: `pack:${orderId}:${round}` };
}

export const BENCH_REFUSALS = ['cancelled', 'gone', 'packed', 'held', 'not_allocated', 'not_labelled', 'nothing_to_pack'] as const;
export type BenchRefusal = (typeof BENCH_REFUSALS)[number];

/** Why this order cannot be packed now, the gravest reason first; undefined when it can. Holds the pack check placed itself do not count: a count answers them. */
export function whyNotNow({ file, task }: Bench): BenchRefusal | undefined {
  const { state, waybill, carrier } = file.order;
  if (state === 'cancelled') return 'cancelled';
  if (state === 'dispatched') return 'gone';
  if (state === 'packed' || state === 'manifested') return 'packed';
  const holds = withoutOwnHolds(file);
  if (holds.some(isActive)) return 'held';
  if (state === 'imported' || state === 'checked') return 'not_allocated';
  // A waybill the platform or the WMS gave is a label too: it is put on when the parcel closes.
  if (state === 'allocated' && (waybill === '' || carrier === '')) return 'not_labelled';
  if (task.lines.length === 0) return 'nothing_to_pack';
  return mayPass(state === 'allocated' ? 'label' : 'pack', { state, holds }).pass ? undefined : 'held';
}
