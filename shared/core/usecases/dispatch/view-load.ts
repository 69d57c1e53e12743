import { whyNotToLeave, isFresh, type LoadRefusal, type ParcelFacts } from '../../dispatch/load-check.ts';
import type { Load, PackedParcel, StandingParcel } from '../../dispatch/load.ts';
import { countLoad, type LoadCount } from '../../dispatch/reconcile-load.ts';
import type { DispatchDeps } from './dispatch-deps.ts';

export interface PullBackParcel {
  readonly parcel: StandingParcel;
  readonly because: LoadRefusal;
}
export interface LoadView {
  readonly load: Load;
  readonly parcels: readonly StandingParcel[];
  readonly count: LoadCount;
  /** Packed for it and in no cage yet. */
  readonly missing: readonly PackedParcel[];
  /** Packed for its carrier and held: these stay here whatever the count. */
  readonly staying: readonly PackedParcel[];
  readonly pullBack: readonly PullBackParcel[];
  /** Put aside for want of fresh knowledge, and may go now: scanned once more they are loaded. */
  readonly mayGo: readonly StandingParcel[];
}

/** What stood in a cage was packed: when its label is another now, it changed since. */
const standingFacts = (one: StandingParcel): ParcelFacts => {
  const isVoid = one.orderWaybill !== one.waybill;
  const { orderId, waybill, orderState, held, requestOpen, loadId, place } = one;
  return {
    orderId,
    waybill,
    carrier: '',
    orderState,
    held,
    packedAt: one.putAt,
    changedAt: isVoid ? one.putAt + 1 : null,
    label: isVoid ? 'void' : 'alive',
    requestOpen,
    isReturn: false,
    loadedInto: loadId,
    place,
  };
};

/** Packed, caged and manifested of a load side by side, with the names of what makes them differ. */
export function viewLoad(load: Load, deps: Pick<DispatchDeps, 'loads' | 'clock' | 'knowledge' | 'rules'>): LoadView {
  const parcels = deps.loads.parcels(load.id);
  const isOpen = load.state === 'open';
  const around = isOpen ? deps.loads.packedFor(load.carrier, load.cutAt) : [];
  const pullBack = isOpen ? parcels.flatMap((parcel) => whyEach(parcel)) : [];
  const bad = new Set(pullBack.map(({ parcel }) => parcel.waybill));
  const caged = parcels.filter(({ place }) => place === 'cage');
  const missing = around.filter(({ held }) => !held);
  const fresh = isFresh(deps.knowledge(), deps.clock.now(), deps.rules().freshForMs);
  const waybills = (some: readonly { readonly waybill: string }[]): readonly string[] => some.map(({ waybill }) => waybill);
  return {
    load,
    parcels,
    count: countLoad(
      [...waybills(missing), ...waybills(parcels.filter(({ waybill }) => !bad.has(waybill)))],
      waybills(caged),
      waybills(caged.filter(({ orderState, orderWaybill, waybill }) => orderState === (isOpen ? 'manifested' : 'dispatched') && orderWaybill === waybill)),
    ),
    missing,
    staying: around.filter(({ held }) => held),
    pullBack,
    mayGo: isOpen && fresh ? parcels.filter(({ place, waybill }) => place === 'pending' && !bad.has(waybill)) : [],
  };
}

const whyEach = (parcel: StandingParcel): readonly PullBackParcel[] => {
  const because = whyNotToLeave(standingFacts(parcel));
  return because === undefined ? [] : [{ parcel, because }];
};
