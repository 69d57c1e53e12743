import type { CarrierScan, Load, LoadClosing, LoadParcel, PackedParcel, ParcelPlace, StandingParcel } from '../dispatch/load.ts';

/** Loads and what stands in their cages. Writing needs a unit of work; the database asks the gate itself at every one of these doors. */
export interface LoadStore {
  readonly open: (load: Load) => void;
  readonly find: (loadId: string) => Load | null;
  readonly openLoads: () => readonly Load[];
  /** Closed ones, the newest first. */
  readonly recent: (limit: number) => readonly Load[];
  readonly cut: (loadId: string, at: number) => void;
  /** The parcels of its cage may leave from here on, and nothing of it changes any more. */
  readonly close: (loadId: string, closing: LoadClosing) => void;
  /** Takes back a load that holds nothing. */
  readonly drop: (loadId: string) => void;

  readonly put: (parcel: LoadParcel) => void;
  readonly move: (orderId: string, place: ParcelPlace, knownAt: number | null) => void;
  readonly takeOut: (orderId: string, at: number, because: string) => void;
  /** Where an order's parcel is; null when it is in no load. */
  readonly parcelOf: (orderId: string) => LoadParcel | null;
  /** In the order they were put there. */
  readonly parcels: (loadId: string) => readonly StandingParcel[];
  /** Packed for this carrier by then and in no load; with what is held and stays. */
  readonly packedFor: (carrier: string, until: number | null) => readonly PackedParcel[];

  /** The order whose label had this number once, and when it died; the youngest where there are several. */
  readonly deadWaybill: (waybill: string) => { readonly orderId: string; readonly diedAt: number } | null;
  readonly lastDeath: (orderId: string) => number | null;

  /** False when it was told before. */
  readonly addCarrierScan: (scan: CarrierScan, heardAt: number, source: string) => boolean;
  /** The parcel a closed load handed over under this number. */
  readonly handedOver: (waybill: string) => LoadParcel | null;
  readonly firstScan: (orderId: string, at: number) => void;
  /** Handed over before then and never scanned by the carrier, the oldest first. */
  readonly unscanned: (before: number, limit: number) => readonly LoadParcel[];
  /** An exception tells of it: it is not listed again. */
  readonly reported: (orderId: string, at: number) => void;
}
export interface LoadStoreDep {
  readonly loads: LoadStore;
}
