import type { Load, LoadClosing } from '../../dispatch/load.ts';
import type { Actor, JsonObject } from '../../journal/journal-entry.ts';
import { handOver, takeOut } from '../../order-file/decide/hand-over.ts';
import { refuse, type Refusal } from '../../order-file/decision.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { DispatchDeps } from './dispatch-deps.ts';
import { viewLoad } from './view-load.ts';

/** Each entry carries what the load becomes by it: the table of loads is the fold of these entries. */
function journalLoad(type: string, at: number, actor: Actor, data: JsonObject, deps: DispatchDeps, personal: JsonObject | null = null): void {
  deps.journal.append({ type, at, actor, orderId: null, caseId: null, data, personal });
}

/** Opens a load for a carrier's vehicle; its manifest has its number from now on. */
export function openLoad(wanted: Pick<Load, 'carrier' | 'vehicle' | 'cage'>, by: string, actor: Actor, deps: DispatchDeps): Load {
  return deps.unitOfWork.run(() => {
    const openedAt = deps.clock.now();
    const load: Load = { ...wanted, id: deps.nextNumber(), state: 'open', openedAt, openedBy: by, cutAt: null, closed: null };
    deps.loads.open(load);
    journalLoad('load.opened', openedAt, actor, { load: load.id, ...wanted }, deps);
    return load;
  });
}

const openOne = (loadId: string, deps: DispatchDeps): Result<Load, Refusal> => {
  const load = deps.loads.find(loadId);
  if (load === null) return refuse('load_not_found');
  return load.state === 'open' ? ok(load) : refuse('load_not_open');
};

/** Takes a load back that holds nothing. */
export function dropLoad(loadId: string, actor: Actor, deps: DispatchDeps): Result<null, Refusal> {
  return deps.unitOfWork.run(() => {
    const load = openOne(loadId, deps);
    if (!load.ok) return load;
    if (deps.loads.parcels(loadId).length > 0) return refuse('load_not_empty');
    deps.loads.drop(loadId);
    journalLoad('load.dropped', deps.clock.now(), actor, { load: loadId }, deps);
    return ok(null);
  });
}

/** From now on what is packed goes with the next load: packers need not stop while a truck is counted. */
export function cutLoad(loadId: string, actor: Actor, deps: DispatchDeps): Result<Load, Refusal> {
  return deps.unitOfWork.run(() => {
    const load = openOne(loadId, deps);
    if (!load.ok) return load;
    const cutAt = deps.clock.now();
    deps.loads.cut(loadId, cutAt);
    journalLoad('load.cut', cutAt, actor, { load: loadId }, deps);
    return ok({ ...load.value, cutAt });
  });
}

export interface ClosingWanted {
  readonly loadId: string;
  readonly driver: string;
  readonly driverCount: number;
  readonly signature: LoadClosing['signature'];
  /** A supervisor's word that what is missing may stay behind. */
  readonly override: LoadClosing['override'];
}

/** Why a load cannot be closed now; undefined when it can. A supervisor may leave parcels behind, and nothing else. */
export function whyNotToClose(loadId: string, driverCount: number, hasOverride: boolean, deps: DispatchDeps): Refusal | undefined {
  const load = openOne(loadId, deps);
  if (!load.ok) return load.error;
  const { count, pullBack } = viewLoad(load.value, deps);
  if (pullBack.length > 0) return { code: 'load_pull_back', params: { count: pullBack.length } };
  if (count.notManifested.length + count.notFound.length + count.foreign.length > 0) return { code: 'load_counts_differ' };
  if (count.caged === 0) return { code: 'load_empty' };
  if (driverCount !== count.caged) return { code: 'load_driver_count', params: { driver: driverCount, caged: count.caged } };
  return count.notCaged.length > 0 && !hasOverride ? { code: 'load_missing', params: { count: count.notCaged.length } } : undefined;
}

/**
 * Closes the manifest in one durable commit: the load with driver, count and signature, every order of it as handed over, and for each the one change
 * that tells the WMS so. One parcel that may not leave keeps all of it open.
 */
export function closeLoad(wanted: ClosingWanted, by: string, actor: Actor, deps: DispatchDeps): Result<Load, Refusal> {
  const { loadId, driver, driverCount, signature, override } = wanted;
  const because = whyNotToClose(loadId, driverCount, override !== null, deps);
  if (because !== undefined) return { ok: false, error: because };
  const load = openOne(loadId, deps);
  if (!load.ok) return load;
  const { parcels, count } = viewLoad(load.value, deps);
  const going = parcels.filter(({ place }) => place === 'cage');
  const staying = parcels.filter(({ place }) => place === 'pending');
  const leftBehind = count.notCaged;
  let closing: LoadClosing | null = null;
  const done = deps.recorder.onSteps(
    actor,
    [
      ...staying.map(({ orderId }) => ({
        orderId,
        decide: (file: Parameters<typeof takeOut>[0], context: Parameters<typeof takeOut>[3]) => takeOut(file, loadId, 'left_behind', context),
      })),
      ...going.map(({ orderId, waybill }) => ({
        orderId,
        decide: (file: Parameters<typeof handOver>[0], context: Parameters<typeof handOver>[3]) => handOver(file, loadId, waybill, context),
      })),
    ],
    (nowAt) => {
      const { sha256, mime } = signature;
      const word = leftBehind.length > 0 ? override : null;
      const data = { load: loadId, parcels: going.length, driverCount, signature: sha256, signatureMime: mime, leftBehind: [...leftBehind] };
      journalLoad('load.closed', nowAt, actor, { ...data, overrideBy: word?.by ?? '', reason: word?.reason ?? '' }, deps, { driver });
    },
    (nowAt) => {
      for (const { orderId } of staying) deps.loads.takeOut(orderId, nowAt, 'left_behind');
      closing = { at: nowAt, by, driver, driverCount, signature, override: leftBehind.length > 0 ? override : null, leftBehind };
      deps.loads.close(loadId, closing);
    },
  );
  return done.ok ? ok({ ...load.value, state: 'closed', closed: closing }) : done;
}
