import type { OrderFile } from '../order-file/order-file.ts';
import type { Order, OrderId } from '../order/order.ts';

/** What the WMS calls an order, and the version of it that is known here. */
export type OrderAtWms = Pick<Order, 'wmsRef' | 'wmsVersion'>;

/** Where order files live. Writing needs a unit of work around it; the store writes only what changed identity since `before`. */
export interface OrderFiles {
  readonly load: (orderId: string) => OrderFile | null;
  /** The file of the order an exception belongs to. */
  readonly loadByCase: (caseId: string) => OrderFile | null;
  /** The order an exception belongs to. */
  readonly orderOfCase: (caseId: string) => OrderId | null;
  readonly findByNumber: (merchant: string, platform: string, platformOrderNo: string) => OrderId | null;
  readonly findByWmsRef: (wmsRef: string) => OrderId | null;
  /** The one order whose goods lie in this tote, in whichever case its label is written. */
  readonly findByTote: (tote: string) => OrderId | null;
  /** Adding and saving refuse a tote that is another order's still. */
  readonly add: (file: OrderFile) => void;
  readonly save: (before: OrderFile, after: OrderFile) => void;
  /** Asked of every change the WMS takes: of the file it reads no more than this. */
  readonly atWms: (orderId: string) => OrderAtWms | null;
  /** What saving the file would write that `order.wmsKnown` evolved, without reading the rest of it. */
  readonly knowAtWms: (orderId: OrderId, known: OrderAtWms) => void;
  /** After the site's hours changed: works out anew when the running clocks of open exceptions warn and end, and says of how many that changed. */
  readonly moveDeadlines: () => number;
}
export interface OrderFilesDep {
  readonly orderFiles: OrderFiles;
}
