import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { StockIncidentDto, stockContract } from '../../../shared/contract/stock.contract.ts';
import { OUTSIDE_WAYS } from '../../../shared/core/channel/channel.ts';
import type { OutsideWay } from '../../../shared/core/channel/channel.ts';
import type { JsonObject } from '../../../shared/core/journal/journal-entry.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { GoodsStore } from '../../../shared/core/ports/goods-store.ts';
import type { JournalWriter, UnitOfWork } from '../../../shared/core/ports/journal.ts';
import type { KeptDocument } from '../../../shared/core/ports/kept-document.ts';
import type { Messages } from '../../../shared/core/ports/messages.ts';
import type { OrderFiles } from '../../../shared/core/ports/order-files.ts';
import type { StockChoice, StockDesk } from '../../../shared/core/ports/stock-desk.ts';
import { stockIncident, type ShortageKey } from '../../../shared/core/stock/stock-incident.ts';
import type { WayOut } from '../../../shared/core/stock/way-out.ts';
import { stockRuleProblem, type StockRules } from '../../../shared/core/stock/stock-rules.ts';
import type { AgreedDefaults } from '../../../shared/core/usecases/stock/agreed-defaults.ts';
import type { IncidentWays } from '../../../shared/core/usecases/stock/incident-ways.ts';
import type { IncidentSharing } from '../../../shared/core/usecases/stock/share-incident.ts';
import type { MerchantTelling } from '../../../shared/core/usecases/stock/tell-merchant.ts';
import { actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { type AskedPlaceDeps, createAskedPlaceHandlers } from './asked-places.ts';
import type { MessageTextDeps } from './message-texts.ts';
import { stockLetters } from './stock-letter.ts';
import { refundsOf } from './stock-refunds.ts';

export interface StockHandlerDeps extends AskedPlaceDeps {
  readonly desk: StockDesk;
  readonly goods: GoodsStore;
  readonly orderFiles: OrderFiles;
  readonly sharing: IncidentSharing;
  readonly ways: IncidentWays;
  readonly telling: MerchantTelling;
  readonly defaults: AgreedDefaults;
  readonly rules: KeptDocument<StockRules>;
  readonly messages: Pick<Messages, 'find'>;
  readonly unitOfWork: UnitOfWork;
  readonly journal: JournalWriter;
  readonly clock: Clock;
  readonly merchantName: (code: string) => string;
  /** Empty: this site's own, by the site's name. */
  readonly warehouseName: (code: string, language?: 'zh-CN' | 'en') => string;
  readonly messageTexts: MessageTextDeps;
  readonly changed: (topics: readonly string[]) => void;
}

export function createStockHandlers(deps: StockHandlerDeps): GroupHandlers<typeof stockContract, Acting> {
  const nameOf = ({ merchant, sku }: Omit<ShortageKey, 'warehouse'>, language: 'zh-CN' | 'en' = 'zh-CN'): string => {
    const product = deps.goods.catalogue().bySku(merchant, sku);
    if (product === undefined) return '';
    return language === 'en' && product.nameEn !== '' ? product.nameEn : `${product.name} ${product.variant}`.trim();
  };
  const placeOf = (warehouse: string) => ({ warehouseName: deps.warehouseName(warehouse), warehouseNameEn: deps.warehouseName(warehouse, 'en') });
  const named = (key: ShortageKey) => ({
    ...key,
    ...placeOf(key.warehouse),
    merchantName: deps.merchantName(key.merchant),
    name: nameOf(key),
    nameEn: nameOf(key, 'en'),
  });
  const nameOfWay = ({ merchant }: ShortageKey, { way, by }: Pick<WayOut, 'way' | 'by'>, language: 'zh-CN' | 'en'): string => {
    if (way === 'transfer') return deps.warehouseName(by, language);
    return way === 'substitute' ? nameOf({ merchant, sku: by }, language) : '';
  };
  const toldOf = (key: ShortageKey): StockIncidentDto['told'] => {
    const told = deps.desk.told(key);
    if (told === null) return null;
    const { toldAt, replyBy, defaultWay, answer, answeredAt, doneBy, messageId } = told;
    const message = messageId === null ? null : deps.messages.find(messageId);
    return {
      toldAt,
      replyBy,
      defaultWay,
      answer,
      answeredAt,
      undoable: doneBy !== null && answer !== 'cancel_order',
      message:
        message === null
          ? null
          : {
              messageId: message.id,
              channel: message.channel as OutsideWay,
              state: message.state,
              at: message.sentAt ?? message.at,
              nextAt: message.nextAt,
              error: message.error ?? '',
            },
    };
  };
  const changed = (key: ShortageKey): void => deps.changed(['stock', stockIncident(key)]);

  function incidentOf(key: ShortageKey, wanted: StockChoice | null): StockIncidentDto {
    const choice = wanted ?? deps.sharing.standingChoice(key);
    const { shares, seen, short } = deps.ways.look(key, choice);
    const caseOf = new Map(seen.map(({ row, caseId }) => [row.orderId, caseId]));
    const agreed = deps.rules.read().agreements.find(({ merchant }) => merchant === key.merchant);
    return {
      ...named(key),
      choice: { policy: choice.policy, pinned: [...choice.pinned] },
      unchanged: shares.orders.every(({ lines }) => lines.every((line) => line.was === line.reserved)),
      needed: shares.needed,
      shelf: shares.shelf,
      given: shares.given,
      currency: seen[0]?.file.order.currency ?? '',
      orders: seen.map(({ row, file, caseId }) => ({
        orderId: row.orderId,
        caseId,
        platformOrderNo: file.order.platformOrderNo,
        paidAt: file.order.paidAt,
        promisedShipAt: file.order.promisedShipAt,
        urgent: file.cases.some((one) => one.cause === 'request.urgent' && one.outcome === 'accepted'),
        pinned: choice.pinned.includes(row.orderId),
        rank: row.rank,
        decidedBy: row.decidedBy,
        outcome: row.outcome,
        wants: row.wants,
        held: row.held,
        gets: row.gets,
        left: row.left,
        lacksOther: row.lacksOther,
        splittable: row.splittable,
        movesAt: file.cases.find(({ id }) => id === caseId)?.transfer?.arrivesAt ?? null,
      })),
      ways: deps.ways.waysFor(key, short).map(({ orderIds, ...way }) => ({
        ...way,
        byName: nameOfWay(key, way, 'zh-CN'),
        byNameEn: nameOfWay(key, way, 'en'),
        orders: orderIds.length,
        caseIds: orderIds.flatMap((orderId) => caseOf.get(orderId) ?? []),
      })),
      expected: deps.desk.expected(key),
      told: toldOf(key),
      levels: deps.goods.levels(key.merchant, key.sku).map(({ warehouse, location, onHand, safetyStock, asOf }) => ({
        warehouse,
        ...placeOf(warehouse),
        location,
        onHand,
        safetyStock,
        asOf,
      })),
      agreement: agreed === undefined ? null : { replyHours: agreed.replyHours, noAnswer: agreed.noAnswer },
      refunds: refundsOf(deps.desk.refunds(key), deps.orderFiles.load),
      sharingId: deps.desk.lastSharing(key)?.id ?? null,
    };
  }

  return {
    ...createAskedPlaceHandlers(deps),
    list: () => {
      const refunds = new Map(deps.desk.openRefunds().map(({ count, ...key }) => [stockIncident(key), { ...key, count }]));
      const short = deps.desk.shortSkus();
      const names = new Set(short.map(stockIncident));
      // What nobody waits for any more stays in sight while money is owed.
      const owed = [...refunds].flatMap(([name, { count: _, ...key }]) => (names.has(name) ? [] : [{ ...key, waiting: 0, dueAt: null }]));
      return ok({
        short: [...short, ...owed]
          .map(({ waiting, dueAt, ...key }) => ({ ...named(key), waiting, refunds: refunds.get(stockIncident(key))?.count ?? 0, dueAt, told: toldOf(key) }))
          .toSorted((a, b) => (a.dueAt ?? Number.POSITIVE_INFINITY) - (b.dueAt ?? Number.POSITIVE_INFINITY) || b.waiting - a.waiting),
        low: deps.goods.lowSkus().map((low) => ({ ...named(low), safetyStock: low.safetyStock, free: low.free, orders: [...low.orders] })),
      });
    },
    incident: ({ choice, ...key }) => ok(incidentOf(key, choice)),
    share: ({ choice, ...key }, { actor }) => {
      const shared = deps.sharing.apply(key, choice, actingToActor(actor));
      if (shared.ok) changed(key);
      return shared;
    },
    unshare: ({ sharingId, ...key }, { actor }) => {
      const taken = deps.sharing.takeBack(key, sharingId, actingToActor(actor));
      if (taken.ok) changed(key);
      return taken;
    },
    expect: ({ expected, ...key }, { actor }) => {
      const by = actingToActor(actor);
      const at = deps.clock.now();
      deps.unitOfWork.run(() => {
        deps.desk.expect(key, expected, by.kind === 'person' ? by.userId : 'cli', at);
        deps.journal.append({ type: 'stock.expected', at, actor: by, orderId: null, caseId: null, data: { ...key, expected }, personal: null });
      });
      changed(key);
      return ok({});
    },
    message: ({ replyBy, defaultText, ...key }) => {
      const { shares, short } = deps.ways.standing(key);
      const facts = { key, shares, short, expected: deps.desk.expected(key), replyBy, defaultText, nameOf };
      return ok({
        messages: stockLetters(facts, deps.messageTexts),
        routes: OUTSIDE_WAYS.filter((way) => deps.telling.routeTo(key.merchant, way) !== null),
      });
    },
    tell: ({ merchant, warehouse, sku, ...telling }, { actor }) => {
      const key = { merchant, warehouse, sku };
      const told = deps.telling.tell(key, telling, actingToActor(actor));
      if (told.ok) changed(key);
      return told;
    },
    answer: ({ way, decision, caseIds, ...key }, { actor }) => {
      const orderIds = [...new Set(caseIds.flatMap((caseId) => deps.orderFiles.orderOfCase(caseId) ?? []))];
      deps.telling.answer(key, way, decision === '' ? null : { decision, orderIds }, actingToActor(actor));
      changed(key);
      return ok({});
    },
    takeBack: (key, { actor }) => {
      const taken = deps.defaults.takeBack(key, actingToActor(actor));
      if (taken.ok) changed(key);
      return taken;
    },
    refunded: ({ caseId, ...key }, { actor }) => {
      const by = actingToActor(actor);
      const at = deps.clock.now();
      if (!deps.desk.refunds(key).some((one) => one.caseId === caseId)) return err({ code: 'case_not_found' });
      deps.unitOfWork.run(() => {
        deps.desk.confirmRefund(caseId, by.kind === 'person' ? by.userId : 'cli', at);
        deps.journal.append({
          type: 'stock.refundConfirmed',
          at,
          actor: by,
          orderId: deps.orderFiles.orderOfCase(caseId),
          caseId,
          data: { ...key },
          personal: null,
        });
      });
      changed(key);
      return ok({});
    },
    rules: () => {
      const { warehouses, routes, substitutes, agreements, parcelCents } = deps.rules.read();
      return ok({ warehouses: [...warehouses], routes: [...routes], substitutes: [...substitutes], agreements: [...agreements], parcelCents });
    },
    setRules: (rules, { actor }) => {
      const problem = stockRuleProblem(rules);
      if (problem !== null) return err({ code: problem.code, params: { what: problem.what } });
      deps.unitOfWork.run(() => {
        const before = deps.rules.read();
        deps.rules.save(rules);
        const data = { before: before as unknown as JsonObject, after: rules as unknown as JsonObject };
        deps.journal.append({
          type: 'stock.rulesChanged',
          at: deps.clock.now(),
          actor: actingToActor(actor),
          orderId: null,
          caseId: null,
          data,
          personal: null,
        });
      });
      deps.changed(['stock']);
      return ok({});
    },
  };
}
