import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import type { OrderId } from '../../../shared/core/order/order.ts';
import { createIncidentSharing } from '../../../shared/core/usecases/stock/share-incident.ts';
import { createMerchantTelling } from '../../../shared/core/usecases/stock/tell-merchant.ts';
import type { MessageTextDeps } from '../handlers/message-texts.ts';
import { createStockHandlers } from '../handlers/stock-handlers.ts';
import type { Storage } from './open-storage.ts';
import type { OrderWork } from './order-work.ts';

/** How long an agreed time of answer may be over before what was agreed happens. */
const LOOK_EVERY_MS = 60_000;

export interface StockWorkOptions {
  readonly storage: Storage;
  readonly work: OrderWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly merchantName: (code: string) => string;
  readonly settings: SiteSettings;
  readonly messageTexts: MessageTextDeps;
  readonly changed: (topics: readonly string[]) => void;
  /** Something waits for the WMS or for the tray. */
  readonly onQueued: () => void;
}

/** The stock desk: who gets what is left, what the merchant is told, and what happens when it does not answer. */
export function composeStock({ storage, work, settings, clock, ids, merchantName, messageTexts, changed, onQueued }: StockWorkOptions) {
  const { unitOfWork, journal } = storage;
  const { goods, orderFiles, recorder, messages, desk } = work;
  const onOrders = (orderIds: readonly OrderId[]): void => {
    changed(['queue', 'sync', 'stock', ...orderIds.map((id) => `order:${id}`)]);
    onQueued();
  };
  const sharing = createIncidentSharing({ goods, orderFiles, recorder, desk, unitOfWork, journal, ids, policy: work.importDeps.policy, onShared: onOrders });
  const telling = createMerchantTelling({ orderFiles, recorder, desk, messages, unitOfWork, journal, ids, clock, onTold: onOrders });
  const warehouseName = (code: string): string =>
    code === '' ? settings.site().nameZh : (work.stockRules.read().warehouses.find((one) => one.code === code)?.nameZh ?? code);
  const timer = setInterval(telling.applyDefaults, LOOK_EVERY_MS);
  timer.unref();
  return {
    handlers: createStockHandlers({
      desk,
      goods,
      orderFiles,
      sharing,
      telling,
      unitOfWork,
      journal,
      clock,
      merchantName,
      warehouseName,
      messageTexts,
      changed,
    }),
    sharing,
    telling,
    close: () => clearInterval(timer),
  };
}
