import type { OrderState } from '../order/order.ts';

/** A vehicle of one carrier being filled, and afterwards the manifest its driver signed. */
export interface Load {
  /** The number of its manifest, given when it was opened. */
  readonly id: string;
  readonly carrier: string;
  /** Number plate or tour, as people call it. */
  readonly vehicle: string;
  /** Where its parcels stand until the vehicle takes them. */
  readonly cage: string;
  readonly state: 'open' | 'closed' | 'dropped';
  readonly openedAt: number;
  readonly openedBy: string;
  /** What was packed later goes with the next load; null while nobody counted. */
  readonly cutAt: number | null;
  readonly closed: LoadClosing | null;
}

export interface LoadClosing {
  readonly at: number;
  readonly by: string;
  readonly driver: string;
  /** What the driver counted. */
  readonly driverCount: number;
  readonly signature: { readonly sha256: string; readonly mime: string };
  /** Whose word let parcels stay behind, and why; null when nothing was missing. */
  readonly override: { readonly by: string; readonly reason: string } | null;
  /** Waybills that were packed for it and stayed. */
  readonly leftBehind: readonly string[];
}

/** In the carrier's cage, or aside because what is known of it is too old. */
export const PARCEL_PLACES = ['cage', 'pending'] as const;
export type ParcelPlace = (typeof PARCEL_PLACES)[number];

export interface LoadParcel {
  readonly loadId: string;
  readonly orderId: string;
  readonly waybill: string;
  readonly place: ParcelPlace;
  /** When the WMS had last been heard as it was scanned; null where it never was. */
  readonly knownAt: number | null;
  readonly putAt: number;
  readonly putBy: string;
  /** When the carrier scanned it first; null until then. */
  readonly firstScanAt: number | null;
}

/** A parcel in a load, and how its order stands now. */
export interface StandingParcel extends LoadParcel {
  readonly orderNo: string;
  readonly orderState: OrderState;
  readonly orderWaybill: string;
  readonly held: boolean;
  /** The customer demanded something nobody ticked. */
  readonly requestOpen: boolean;
}

/** A parcel that was packed for a carrier. */
export interface PackedParcel {
  readonly orderId: string;
  readonly orderNo: string;
  readonly waybill: string;
  readonly held: boolean;
}

/** A scan of the carrier's own, as it tells of it. */
export interface CarrierScan {
  readonly waybill: string;
  readonly at: number;
  /** The carrier's words. */
  readonly event: string;
}
