import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import type { ChannelBook } from '../../../shared/core/channel/channel.ts';
import { reachMerchant } from '../../../shared/core/channel/reach-merchant.ts';
import type { KeptDocument } from '../../../shared/core/ports/kept-document.ts';
import type { createUndo } from '../../../shared/core/usecases/cases/undo-decision.ts';
import { createAgreedDefaults } from '../../../shared/core/usecases/stock/agreed-defaults.ts';
import { createIncidentWays } from '../../../shared/core/usecases/stock/incident-ways.ts';
import type { ShortageAnswers } from '../../../shared/core/usecases/stock/shortage-answers.ts';
import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import type { OrderId } from '../../../shared/core/order/order.ts';
import { createIncidentSharing } from '../../../shared/core/usecases/stock/share-incident.ts';
import { createMerchantTelling } from '../../../shared/core/usecases/stock/tell-merchant.ts';
import type { MessageTextDeps } from '../handlers/message-texts.ts';
import { stockIncident } from '../../../shared/core/stock/stock-incident.ts';
import { warnOfLowStock } from '../../../shared/core/usecases/stock/warn-low.ts';
import { lowStockLetter } from '../handlers/stock-letter.ts';
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
  readonly channels: Pick<KeptDocument<ChannelBook>, 'read'>;
  readonly answers: ShortageAnswers;
  readonly undo: ReturnType<typeof createUndo>;
  readonly log: (line: string, error?: unknown) => void;
  readonly changed: (topics: readonly string[]) => void;
  /** Something waits for the WMS or for the tray. */
  readonly onQueued: () => void;
}

/** The stock desk: who gets what is left, what the merchant is told, and what happens when it does not answer. */
export function composeStock({
  storage,
  work,
  settings,
  clock,
  ids,
  merchantName,
  messageTexts,
  channels,
  answers,
  undo,
  changed,
  log,
  onQueued,
}: StockWorkOptions) {
  const { unitOfWork, journal } = storage;
  const { goods, orderFiles, recorder, messages, desk } = work;
  const onOrders = (orderIds: readonly OrderId[]): void => {
    changed(['queue', 'sync', 'stock', ...orderIds.map((id) => `order:${id}`)]);
    onQueued();
  };
  const sharing = createIncidentSharing({ goods, orderFiles, recorder, desk, unitOfWork, journal, ids, policy: work.importDeps.policy, onShared: onOrders });
  const telling = createMerchantTelling({ orderFiles, recorder, desk, messages, channels, unitOfWork, journal, ids, clock, onTold: onOrders });
  const ways = createIncidentWays({ desk, goods, orderFiles, clock, sharing, rules: work.stockRules });
  const { check } = work;
  const defaults = createAgreedDefaults({
    desk,
    orderFiles,
    recorder,
    messages,
    unitOfWork,
    journal,
    reader: journal,
    ids,
    clock,
    ways,
    answers,
    undo,
    check,
    onDefect: (defect) => log('what was agreed for no answer could not be done', defect),
    onDone: onOrders,
  });
  const warehouseName = (code: string, language: 'zh-CN' | 'en' = 'zh-CN'): string => {
    const place = code === '' ? settings.site() : work.stockRules.read().warehouses.find((one) => one.code === code);
    if (place === undefined) return code;
    return language === 'en' ? place.nameEn || place.nameZh : place.nameZh;
  };
  const warnLow = (): number =>
    warnOfLowStock({
      desk,
      goods,
      unitOfWork,
      journal,
      clock,
      ids,
      rules: work.stockRules,
      reach: (merchant) => reachMerchant(channels.read().channels, merchant),
      messages,
      words: (low) => lowStockLetter(low, warehouseName, messageTexts),
      onWarned: onQueued,
    });
  const timer = setInterval(() => {
    defaults.apply();
    warnLow();
  }, LOOK_EVERY_MS);
  timer.unref();
  return {
    handlers: createStockHandlers({
      desk,
      goods,
      orderFiles,
      sharing,
      ways,
      telling,
      defaults,
      rules: work.stockRules,
      messages,
      unitOfWork,
      journal,
      clock,
      places: { ...work.importDeps, goods, orderFiles, recorder, desk, unitOfWork, journal, clock },
      onAnswered: (key, orderIds) => {
        changed(['stock', stockIncident(key)]);
        onOrders(orderIds);
      },
      merchantName,
      warehouseName,
      messageTexts,
      changed,
    }),
    sharing,
    telling,
    defaults,
    warnLow,
    close: () => clearInterval(timer),
  };
}
