import type { ParcelFacts } from '../../dispatch/load-check.ts';
import type { Load } from '../../dispatch/load.ts';
import { readLoadCommand, type LoadCommand } from '../../dispatch/load-command.ts';
import { isActive } from '../../hold/hold.ts';
import type { OrderFile } from '../../order-file/order-file.ts';
import { classifyScan } from '../../scanning/classify-scan.ts';
import type { ScanTrouble } from '../../scanning/explain-unknown.ts';
import { hasOpenItems } from '../../special-request/request-work.ts';
import { totesKnown } from '../scanning/totes-known.ts';
import { identifyTracking } from '../../tracking/identify-tracking.ts';
import type { DispatchDeps } from './dispatch-deps.ts';

export interface FoundParcel {
  readonly file: OrderFile;
  readonly facts: ParcelFacts;
}
export type CageMeaning =
  | { readonly kind: 'command'; readonly command: LoadCommand }
  | { readonly kind: 'parcel'; readonly found: FoundParcel }
  /** No parcel of this house; the carriers its number looks like are candidates, no more. */
  | { readonly kind: 'stranger'; readonly code: string; readonly candidates: readonly string[] }
  | { readonly kind: 'trouble'; readonly code: string; readonly trouble: ScanTrouble };

const only = (ids: readonly string[]): string | undefined => (ids.length === 1 ? ids[0] : undefined);

/** What is known of an order's parcel under the label that was read; null waybill where its order number or its tote was. */
export function factsOf(file: OrderFile, waybill: string | null, deps: Pick<DispatchDeps, 'packs' | 'loads'>): ParcelFacts {
  const { order } = file;
  const check = deps.packs.lastPacked(order.id);
  const isPacked = order.state === 'packed' || order.state === 'manifested';
  const lies = deps.loads.parcelOf(order.id);
  return {
    orderId: order.id,
    waybill: waybill ?? order.waybill,
    carrier: order.carrier,
    orderState: order.state,
    held: file.holds.some(isActive),
    // Packed before this console kept its checks: then nothing says that it changed since.
    packedAt: check?.closedAt ?? (isPacked ? 0 : null),
    changedAt: check === null ? null : deps.loads.lastDeath(order.id),
    label: order.waybill !== '' && (waybill === null || waybill === order.waybill) ? 'alive' : 'void',
    requestOpen: hasOpenItems(file.cases, 'dispatch'),
    isReturn: order.kind !== 'sale',
    loadedInto: lies?.loadId ?? null,
    place: lies?.place ?? null,
  };
}

/** What a scan at the cage means. The order's own carrier and label decide later; the shape of a number only helps to name a stranger. */
export function understandCage(raw: string, load: Load | null, deps: DispatchDeps): CageMeaning {
  const command = readLoadCommand(raw);
  if (command !== undefined) return { kind: 'command', command };
  const orderByWaybill = (text: string): string | undefined => only(deps.parcels.byWaybill(text)) ?? deps.loads.deadWaybill(text)?.orderId;
  const meaning = classifyScan(raw, {
    orderOf: (text) => only(deps.parcels.byNumber(text)),
    waybillOf: orderByWaybill,
    ...totesKnown(deps),
    isItem: () => false,
    expected: load === null ? [] : deps.loads.packedFor(load.carrier, null).map(({ waybill }) => waybill),
  });
  const code = raw.trim().slice(0, 120);
  if (meaning.kind === 'order' || meaning.kind === 'waybill' || meaning.kind === 'tote') {
    const file = deps.orderFiles.load(meaning.orderId);
    if (file === null) return { kind: 'stranger', code, candidates: [] };
    return { kind: 'parcel', found: { file, facts: factsOf(file, meaning.kind === 'waybill' ? meaning.number : null, deps) } };
  }
  if (meaning.kind === 'unknown' && meaning.trouble.because !== 'not_known') return { kind: 'trouble', code, trouble: meaning.trouble };
  if (meaning.kind === 'empty_tote') return { kind: 'stranger', code, candidates: [] };
  return { kind: 'stranger', code, candidates: [...new Set(identifyTracking(code).map(({ carrier }) => carrier))].slice(0, 3) };
}
