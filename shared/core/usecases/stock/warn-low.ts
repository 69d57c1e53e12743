import { letterTo, type Reach } from '../../channel/reach-merchant.ts';
import type { Actor, JsonObject } from '../../journal/journal-entry.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { GoodsStoreDep, LowSku } from '../../ports/goods-store.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { JournalWriterDep, UnitOfWorkDep } from '../../ports/journal.ts';
import type { KeptDocument } from '../../ports/kept-document.ts';
import type { Messages } from '../../ports/messages.ts';
import type { StockDeskDep } from '../../ports/stock-desk.ts';
import { stockIncident } from '../../stock/stock-incident.ts';
import type { StockRules } from '../../stock/stock-rules.ts';

export interface WarnLowDeps extends StockDeskDep, GoodsStoreDep, UnitOfWorkDep, JournalWriterDep, ClockDep, IdsDep {
  readonly rules: Pick<KeptDocument<StockRules>, 'read'>;
  /** How a merchant gets a letter that leaves by itself. */
  readonly reach: (merchant: string) => Reach | null;
  readonly messages: Pick<Messages, 'queue'>;
  readonly words: (low: readonly LowSku[]) => { readonly subject: string; readonly body: string };
  readonly onWarned: () => void;
}

const BY_PROGRAM: Actor = { kind: 'program', rule: 'stock_low' };

/**
 * Merchants who agreed to it hear once of everything that fell below its safety stock, with the open orders at risk: one message for all of it.
 * What rose above it since may be warned of anew. Returns how many merchants were written to.
 */
export function warnOfLowStock(deps: WarnLowDeps): number {
  const { agreements } = deps.rules.read();
  const agreed = new Set(agreements.filter(({ warnsLow }) => warnsLow).map(({ merchant }) => merchant));
  const low = deps.goods.lowSkus().filter(({ merchant }) => agreed.has(merchant));
  const warned = deps.desk.warned();
  const standing = new Set(low.map(stockIncident));
  const over = warned.filter((key) => !standing.has(stockIncident(key)));
  const known = new Set(warned.map(stockIncident));
  const fresh = Map.groupBy(
    low.filter((one) => !known.has(stockIncident(one))),
    ({ merchant }) => merchant,
  );
  if (over.length > 0) deps.unitOfWork.run(() => deps.desk.forgetWarned(over));
  let told = 0;
  for (const [merchant, ofMerchant] of fresh) {
    const reach = deps.reach(merchant);
    if (reach === null) continue;
    const letter = letterTo(merchant, reach, deps.words(ofMerchant));
    deps.unitOfWork.run(() => {
      const at = deps.clock.now();
      const messageId = deps.ids.next();
      const skus = ofMerchant.map(({ warehouse, sku, free, safetyStock, orders }): JsonObject => ({
        warehouse,
        sku,
        free,
        safetyStock,
        orders: orders.length,
      }));
      deps.messages.queue({
        ...letter,
        id: messageId,
        at,
        params: { order: ofMerchant[0]?.sku ?? '', by: '' },
        orderId: null,
      });
      deps.desk.noteWarned(ofMerchant, at);
      deps.journal.append({
        type: 'stock.lowWarned',
        at,
        actor: BY_PROGRAM,
        orderId: null,
        caseId: null,
        data: { merchant, messageId, channelId: reach.channelId, skus },
        personal: null,
      });
    });
    told += 1;
  }
  if (told > 0) deps.onWarned();
  return told;
}
