import type { CarrierScan } from '../../dispatch/load.ts';
import type { Actor } from '../../journal/journal-entry.ts';
import { noteFirstScan, reportUnscanned } from '../../order-file/decide/hand-over.ts';
import type { DispatchDeps } from './dispatch-deps.ts';

export interface ScansTaken {
  readonly taken: number;
  /** Told before. */
  readonly known: number;
  /** Of no parcel that was handed over here; kept all the same. */
  readonly foreign: number;
  /** Parcels that were scanned for the first time. */
  readonly first: number;
}

/** Takes in what a carrier scanned. The earliest scan of a parcel closes the loop of its manifest; what it tells twice counts once. */
export function takeInCarrierScans(scans: readonly CarrierScan[], source: string, actor: Actor, deps: DispatchDeps): ScansTaken {
  const earliest = new Map<string, CarrierScan>();
  for (const scan of scans) {
    const before = earliest.get(scan.waybill);
    if (before === undefined || scan.at < before.at) earliest.set(scan.waybill, scan);
  }
  const ours = [...earliest.values()].flatMap((scan) => {
    const parcel = deps.loads.handedOver(scan.waybill);
    return parcel === null ? [] : [{ scan, parcel }];
  });
  const fresh = ours.filter(({ parcel }) => parcel.firstScanAt === null);
  const isOurs = new Set(ours.map(({ scan }) => scan.waybill));
  let taken = 0;
  deps.recorder.onSteps(
    actor,
    fresh.map(({ scan, parcel }) => ({ orderId: parcel.orderId, decide: (file, context) => noteFirstScan(file, scan.waybill, scan.at, context) })),
    (nowAt) => {
      for (const scan of scans) if (deps.loads.addCarrierScan(scan, nowAt, source)) taken += 1;
      for (const { scan, parcel } of ours) deps.loads.firstScan(parcel.orderId, scan.at);
    },
  );
  return { taken, known: scans.length - taken, foreign: scans.filter(({ waybill }) => !isOurs.has(waybill)).length, first: fresh.length };
}

const AT_ONCE = 50;

/** Parcels on our manifests that their carriers do not know after the set time: an exception each, so that somebody asks. Answers how many. */
export function reportMissingScans(deps: DispatchDeps): number {
  const overdue = deps.loads.unscanned(deps.clock.now() - deps.rules().firstScanWithinMs, AT_ONCE);
  if (overdue.length === 0) return 0;
  deps.recorder.onSteps(
    { kind: 'program', rule: 'first_scan' },
    overdue.map(({ orderId }) => ({ orderId, decide: reportUnscanned })),
    (nowAt) => {
      for (const { orderId } of overdue) deps.loads.reported(orderId, nowAt);
    },
  );
  return overdue.length;
}
