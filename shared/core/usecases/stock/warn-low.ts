import { OUTSIDE_WAYS } from '../../channel/channel.ts';
import { headerLine, plainBody } from '../../channel/outgoing-text.ts';
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
import type { MerchantTelling } from './tell-merchant.ts';

export interface WarnLowDeps extends StockDeskDep, GoodsStoreDep, UnitOfWorkDep, JournalWriterDep, ClockDep, IdsDep {
  readonly rules: Pick<KeptDocument<StockRules>, 'read'>;
  readonly telling: Pick<MerchantTelling, 'routeTo'>;
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
    const way = OUTSIDE_WAYS.find((one) => one !== 'text' && deps.telling.routeTo(merchant, one) !== null);
    const route = way === undefined ? null : deps.telling.routeTo(merchant, way);
    if (way === undefined || route === null) continue;
    const { subject, body } = deps.words(ofMerchant);
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
        id: messageId,
        at,
        channel: way,
        audience: `merchant:${merchant}`,
        code: 'message.outside',
        params: { order: ofMerchant[0]?.sku ?? '', by: '' },
        body: plainBody(body).trim(),
        orderId: null,
        outside: { channelId: route.channelId, address: route.address, subject: headerLine(subject), caseId: null, to: 'merchant' },
      });
      deps.desk.noteWarned(ofMerchant, at);
      deps.journal.append({
        type: 'stock.lowWarned',
        at,
        actor: BY_PROGRAM,
        orderId: null,
        caseId: null,
        data: { merchant, messageId, channelId: route.channelId, skus },
        personal: null,
      });
    });
    told += 1;
  }
  if (told > 0) deps.onWarned();
  return told;
}
