import type { Catalogue, Product } from '../catalogue/catalogue.ts';

export interface StockLevel {
  readonly merchant: string;
  readonly sku: string;
  /** The code of another warehouse; empty is this site's own, from which its orders leave. */
  readonly warehouse: string;
  /** The place in it; empty where nobody said. */
  readonly location: string;
  readonly onHand: number;
  readonly safetyStock: number | null;
  readonly asOf: number;
}

/** An open order as the allocation sees it. */
export interface OpenDemand {
  readonly orderId: string;
  readonly merchant: string;
  readonly promisedShipAt: number | null;
  readonly paidAt: number | null;
  readonly orderedAt: number | null;
  /** The customer asked for haste and it was promised. */
  readonly urgentAccepted: boolean;
  /** Goods are on their way to this very order from another warehouse: what arrives is its own. */
  readonly hasTransfer: boolean;
  readonly lines: readonly { readonly lineNo: number; readonly sku: string; readonly quantity: number; readonly reserved: number }[];
}

export interface LowSku {
  readonly merchant: string;
  readonly warehouse: string;
  readonly sku: string;
  readonly safetyStock: number;
  /** On hand less what is promised. */
  readonly free: number;
  /** Orders without a label that want it. */
  readonly orders: readonly string[];
}

/** Products and stock as this site last knew them. Writing needs a unit of work. */
export interface GoodsStore {
  /** The catalogue in memory; rebuilt after products changed. */
  readonly catalogue: () => Catalogue;
  readonly putProducts: (products: readonly Product[]) => void;
  /** A count that is older than the one that stands there changes nothing. */
  readonly putStock: (levels: readonly StockLevel[]) => void;
  readonly hasStock: () => boolean;
  /** Of one warehouse, all its places together; where none is named, of this site's own. */
  readonly stockOf: (merchant: string, sku: string, warehouse?: string) => { readonly onHand: number; readonly reserved: number; readonly asOf: number } | null;
  /** What lies where, by warehouse. */
  readonly levels: (merchant: string, sku: string) => readonly StockLevel[];
  /** What fell below its safety stock, the deepest first. */
  readonly lowSkus: () => readonly LowSku[];
  /** On hand less reserved in one warehouse, per SKU of a merchant with known stock. */
  readonly free: (merchant: string, warehouse?: string) => ReadonlyMap<string, number>;
  /** Orders that wait to be allocated, of one merchant and warehouse, that want any of these SKUs (or any at all). */
  readonly openDemand: (merchant: string, skus: ReadonlySet<string> | null, warehouse?: string) => readonly OpenDemand[];
  /** The same, and orders that hold their stock but have no label yet: they may still give it back. */
  readonly contenders: (merchant: string, skus: ReadonlySet<string>, warehouse?: string) => readonly OpenDemand[];
  /** Where this merchant's goods were counted. */
  readonly warehousesOf: (merchant: string) => readonly string[];
  /** Whose catalogue has this SKU: a WMS tells stock without saying whose. */
  readonly merchantsOf: (sku: string) => readonly string[];
  readonly merchantsWithStock: () => readonly string[];
}
export interface GoodsStoreDep {
  readonly goods: GoodsStore;
}
