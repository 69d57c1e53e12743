/** Orders by what can be scanned of them. */
export interface ParcelFinder {
  /** Orders with this number of the platform, of the WMS or of this console; several where merchants or platforms share it. */
  readonly byNumber: (text: string) => readonly string[];
  readonly byWaybill: (waybill: string) => readonly string[];
  /** Orders that wait to be packed and want this product, the most urgent first. */
  readonly waitingWith: (merchant: string, sku: string, limit: number) => readonly string[];
  /** Orders that wait to be packed at all, the most urgent first. */
  readonly waiting: (limit: number) => { readonly orderIds: readonly string[]; readonly total: number };
}
export interface ParcelFinderDep {
  readonly parcels: ParcelFinder;
}
