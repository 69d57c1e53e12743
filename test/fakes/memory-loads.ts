import type { CarrierScan, Load, LoadParcel } from '../../shared/core/dispatch/load.ts';
import { isActive } from '../../shared/core/hold/hold.ts';
import type { OrderFile } from '../../shared/core/order-file/order-file.ts';
import type { LoadStore } from '../../shared/core/ports/loads.ts';
import type { PackStore } from '../../shared/core/ports/pack-store.ts';
import { hasOpenItems } from '../../shared/core/special-request/request-work.ts';
import type { MemoryOrderFiles } from './memory-order-files.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

interface Kept extends LoadParcel {
  readonly out: boolean;
  readonly reported: boolean;
}

/** Dead waybills are what a test says they are: here nothing watches the orders. */
export function createMemoryLoads(
  unitOfWork: MemoryUnitOfWork,
  orderFiles: MemoryOrderFiles,
  packs: PackStore,
): LoadStore & { readonly died: (waybill: string, orderId: string, at: number) => void } {
  const loads = enlistedMap<string, Load>(unitOfWork);
  const parcels = enlistedMap<number, Kept>(unitOfWork);
  const scans = enlistedMap<string, CarrierScan>(unitOfWork);
  const deaths = enlistedMap<string, { readonly waybill: string; readonly orderId: string; readonly diedAt: number }>(unitOfWork);
  const bare = ({ out: _out, reported: _reported, ...parcel }: Kept): LoadParcel => parcel;
  const here = (): readonly (readonly [number, Kept])[] => [...parcels].filter(([, { out }]) => !out);
  const placeOf = (orderId: string) => here().find(([, one]) => one.orderId === orderId);
  const fileOf = (orderId: string): OrderFile => {
    const file = orderFiles.load(orderId);
    if (file === null) throw new Error('no such order');
    return file;
  };
  const gate = (orderId: string, waybill: string, loadId: string): void => {
    const { order, holds } = fileOf(orderId);
    const load = loads.get(loadId);
    if (load?.state !== 'open') throw new Error('gate: load_closed');
    if (order.state === 'cancelled') throw new Error('gate: cancelled');
    if (holds.some(isActive)) throw new Error('gate: held');
    if (order.state !== 'packed') throw new Error('gate: out_of_order');
    if (waybill === '' || order.waybill !== waybill) throw new Error('gate: label_void');
    if (order.carrier !== load.carrier) throw new Error('gate: wrong_carrier');
  };
  const change = (loadId: string, part: Partial<Load>): void => {
    const load = loads.get(loadId);
    if (load === undefined) throw new Error('a load: there is none');
    if (load.state !== 'open') throw new Error('load: closed for good');
    loads.set(loadId, { ...load, ...part });
  };
  const changeParcel = (orderId: string, part: Partial<Kept>): void => {
    const found = placeOf(orderId);
    if (found === undefined) throw new Error('a parcel: there is none');
    parcels.set(found[0], { ...found[1], ...part });
  };
  return {
    died: (waybill, orderId, diedAt) => void deaths.set(`${waybill} ${orderId}`, { waybill, orderId, diedAt }),
    open: (load) => {
      unitOfWork.assertRunning('a load');
      if (loads.has(load.id)) throw new Error('load: never replaced');
      loads.set(load.id, load);
    },
    find: (loadId) => loads.get(loadId) ?? null,
    openLoads: () => [...loads.values()].filter(({ state }) => state === 'open'),
    recent: (limit) =>
      [...loads.values()]
        .filter(({ state }) => state === 'closed')
        .toSorted((a, b) => (b.closed?.at ?? 0) - (a.closed?.at ?? 0))
        .slice(0, limit),
    cut: (loadId, cutAt) => {
      unitOfWork.assertRunning('a load');
      change(loadId, { cutAt });
    },
    close: (loadId, closed) => {
      unitOfWork.assertRunning('a load');
      const of = here().filter(([, one]) => one.loadId === loadId);
      if (of.some(([, { place }]) => place === 'pending')) throw new Error('load: parcels are pending');
      if (closed.driverCount !== of.length || of.length === 0) throw new Error('load: counts differ');
      for (const [, { orderId, waybill }] of of) {
        const { order, holds } = fileOf(orderId);
        if (holds.some(isActive)) throw new Error('gate: held');
        if (order.state !== 'manifested' || order.waybill !== waybill) throw new Error('gate: out_of_order');
      }
      change(loadId, { state: 'closed', closed });
    },
    drop: (loadId) => {
      unitOfWork.assertRunning('a load');
      if (here().some(([, one]) => one.loadId === loadId)) throw new Error('load: it is not empty');
      change(loadId, { state: 'dropped' });
    },
    put: (parcel) => {
      unitOfWork.assertRunning('a parcel in a load');
      gate(parcel.orderId, parcel.waybill, parcel.loadId);
      if (placeOf(parcel.orderId) !== undefined) throw new Error('UNIQUE constraint: a parcel in a load');
      parcels.set(parcels.size, { ...parcel, out: false, reported: false });
    },
    move: (orderId, place, knownAt) => {
      unitOfWork.assertRunning('a parcel in a load');
      const found = placeOf(orderId);
      if (found !== undefined && found[1].place !== place) gate(orderId, found[1].waybill, found[1].loadId);
      changeParcel(orderId, { place, knownAt });
    },
    takeOut: (orderId) => {
      unitOfWork.assertRunning('a parcel in a load');
      const found = placeOf(orderId);
      if (found !== undefined && loads.get(found[1].loadId)?.state !== 'open') throw new Error('load_parcel: it has left');
      changeParcel(orderId, { out: true });
    },
    parcelOf: (orderId) => {
      const found = placeOf(orderId);
      return found === undefined ? null : bare(found[1]);
    },
    parcels: (loadId) =>
      here().flatMap(([, one]) => {
        if (one.loadId !== loadId) return [];
        const { order, holds, cases } = fileOf(one.orderId);
        const stands = { orderNo: order.platformOrderNo, orderState: order.state, orderWaybill: order.waybill };
        return [{ ...bare(one), ...stands, held: holds.some(isActive), requestOpen: hasOpenItems(cases, 'dispatch') }];
      }),
    packedFor: (carrier, until) =>
      orderFiles.all().flatMap(({ order, holds }) => {
        const packedAt = packs.lastPacked(order.id)?.closedAt ?? 0;
        const fits = order.state === 'packed' && order.kind === 'sale' && order.carrier === carrier && packedAt <= (until ?? Number.MAX_SAFE_INTEGER);
        if (!fits || placeOf(order.id) !== undefined) return [];
        return [{ orderId: order.id, orderNo: order.platformOrderNo, waybill: order.waybill, held: holds.some(isActive) }];
      }),
    deadWaybill: (waybill) => {
      const dead = [...deaths.values()].filter((one) => one.waybill === waybill).toSorted((a, b) => b.diedAt - a.diedAt)[0];
      return dead === undefined ? null : { orderId: dead.orderId, diedAt: dead.diedAt };
    },
    lastDeath: (orderId) => {
      const times = [...deaths.values()].flatMap((one) => (one.orderId === orderId ? [one.diedAt] : []));
      return times.length === 0 ? null : Math.max(...times);
    },
    addCarrierScan: (scan) => {
      unitOfWork.assertRunning("a carrier's scan");
      const key = JSON.stringify([scan.waybill, scan.at, scan.event]);
      if (scans.has(key)) return false;
      scans.set(key, scan);
      return true;
    },
    handedOver: (waybill) => {
      const found = here().findLast(([, one]) => one.waybill === waybill && loads.get(one.loadId)?.state === 'closed');
      return found === undefined ? null : bare(found[1]);
    },
    firstScan: (orderId, at) => {
      unitOfWork.assertRunning("a carrier's scan");
      const was = placeOf(orderId)?.[1].firstScanAt ?? null;
      changeParcel(orderId, { firstScanAt: was === null ? at : Math.min(was, at) });
    },
    unscanned: (before, limit) =>
      here()
        .filter(([, one]) => one.firstScanAt === null && !one.reported && (loads.get(one.loadId)?.closed?.at ?? Number.POSITIVE_INFINITY) < before)
        .map(([, one]) => bare(one))
        .slice(0, limit),
    reported: (orderId) => {
      unitOfWork.assertRunning('a report');
      changeParcel(orderId, { reported: true });
    },
  };
}
