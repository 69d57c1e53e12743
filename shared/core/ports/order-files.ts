import type { OrderFile } from '../order-file/order-file.ts';
import type { OrderId } from '../order/order.ts';

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
  /** After the site's hours changed: works out anew when the running clocks of open exceptions warn and end, and says of how many that changed. */
  readonly moveDeadlines: () => number;
}
export interface OrderFilesDep {
  readonly orderFiles: OrderFiles;
}
