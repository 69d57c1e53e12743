import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { StockIncidentDto, stockContract } from '../../../shared/contract/stock.contract.ts';
import { fillTemplate } from '../../../shared/core/contact/message-template.ts';
import type { OrderFile } from '../../../shared/core/order-file/order-file.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { GoodsStore } from '../../../shared/core/ports/goods-store.ts';
import type { JournalWriter, UnitOfWork } from '../../../shared/core/ports/journal.ts';
import type { OrderFiles } from '../../../shared/core/ports/order-files.ts';
import type { Key, StockChoice, StockDesk } from '../../../shared/core/ports/stock-desk.ts';
import type { ContendedOrder } from '../../../shared/core/stock/contend.ts';
import { stockIncident } from '../../../shared/core/stock/stock-incident.ts';
import { waysOut } from '../../../shared/core/stock/way-out.ts';
import type { IncidentSharing } from '../../../shared/core/usecases/stock/share-incident.ts';
import type { MerchantTelling } from '../../../shared/core/usecases/stock/tell-merchant.ts';
import { actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { MessageTextDeps } from './message-texts.ts';

export interface StockHandlerDeps {
  readonly desk: StockDesk;
  readonly goods: GoodsStore;
  readonly orderFiles: OrderFiles;
  readonly sharing: IncidentSharing;
  readonly telling: MerchantTelling;
  readonly unitOfWork: UnitOfWork;
  readonly journal: JournalWriter;
  readonly clock: Clock;
  readonly merchantName: (code: string) => string;
  /** Empty: this site's own, by the site's name. */
  readonly warehouseName: (code: string) => string;
  readonly messageTexts: MessageTextDeps;
  readonly changed: (topics: readonly string[]) => void;
}

/** The mail that names every order; short messages of other channels say only how many. */
const LETTER = 'stock_out_merchant';

interface Seen {
  readonly row: ContendedOrder;
  readonly file: OrderFile;
  readonly caseId: string | null;
}

export function createStockHandlers(deps: StockHandlerDeps): GroupHandlers<typeof stockContract, Acting> {
  const nameOf = ({ merchant, sku }: Omit<Key, 'warehouse'>, language: 'zh-CN' | 'en' = 'zh-CN'): string => {
    const product = deps.goods.catalogue().bySku(merchant, sku);
    if (product === undefined) return '';
    return language === 'en' && product.nameEn !== '' ? product.nameEn : `${product.name} ${product.variant}`.trim();
  };
  const toldOf = (key: Key): StockIncidentDto['told'] => {
    const told = deps.desk.told(key);
    if (told === null) return null;
    const { toldAt, replyBy, defaultWay, answer, answeredAt } = told;
    return { toldAt, replyBy, defaultWay, answer, answeredAt };
  };
  const changed = (key: Key): void => deps.changed(['stock', stockIncident(key)]);

  function look(key: Key, choice: StockChoice): { readonly shares: ReturnType<IncidentSharing['sharesBy']>; readonly seen: readonly Seen[] } {
    const shares = deps.sharing.sharesBy(key, choice);
    const cases = new Map(deps.desk.openCases(key).map(({ caseId, orderId }) => [orderId, caseId]));
    const seen = shares.orders.flatMap((row): Seen[] => {
      const file = deps.orderFiles.load(row.orderId);
      return file === null ? [] : [{ row, file, caseId: cases.get(row.orderId) ?? null }];
    });
    return { shares, seen };
  }

  const shortOf = (seen: readonly Seen[]) => seen.filter(({ row }) => row.gets < row.wants);

  function incidentOf(key: Key, wanted: StockChoice | null): StockIncidentDto {
    const choice = wanted ?? deps.sharing.standingChoice(key);
    const { shares, seen } = look(key, choice);
    const expected = deps.desk.expected(key);
    const caseOf = new Map(seen.map(({ row, caseId }) => [row.orderId, caseId]));
    const short = shortOf(seen).map(({ row, file }) => ({
      orderId: row.orderId,
      promisedShipAt: file.order.promisedShipAt,
      short: row.wants - row.gets,
      splittable: row.splittable,
      unitPrice: file.order.lines.find((line) => line.sku === key.sku)?.unitPrice ?? '',
    }));
    return {
      ...key,
      merchantName: deps.merchantName(key.merchant),
      warehouseName: deps.warehouseName(key.warehouse),
      name: nameOf(key),
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
      })),
      ways: waysOut({ orders: short, expected }).map(({ orderIds, ...way }) => ({
        ...way,
        orders: orderIds.length,
        caseIds: orderIds.flatMap((orderId) => caseOf.get(orderId) ?? []),
      })),
      expected,
      told: toldOf(key),
      levels: deps.goods.levels(key.merchant, key.sku).map(({ warehouse, location, onHand, safetyStock, asOf }) => ({
        warehouse,
        warehouseName: deps.warehouseName(warehouse),
        location,
        onHand,
        safetyStock,
        asOf,
      })),
      sharingId: deps.desk.lastSharing(key)?.id ?? null,
    };
  }

  return {
    list: () =>
      ok({
        short: deps.desk
          .shortSkus()
          .map(({ waiting, dueAt, ...key }) => ({
            ...key,
            merchantName: deps.merchantName(key.merchant),
            warehouseName: deps.warehouseName(key.warehouse),
            name: nameOf(key),
            waiting,
            dueAt,
            told: toldOf(key),
          }))
          .toSorted((a, b) => (a.dueAt ?? Number.POSITIVE_INFINITY) - (b.dueAt ?? Number.POSITIVE_INFINITY) || b.waiting - a.waiting),
        low: deps.goods.lowSkus().map((low) => ({
          ...low,
          orders: [...low.orders],
          merchantName: deps.merchantName(low.merchant),
          warehouseName: deps.warehouseName(low.warehouse),
          name: nameOf(low),
        })),
      }),
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
      const { shares, seen } = look(key, deps.sharing.standingChoice(key));
      const short = shortOf(seen);
      const expected = deps.desk.expected(key);
      const messages = deps.messageTexts
        .templates()
        .filter(({ id }) => id === LETTER)
        .map((template) => {
          const { locale } = template;
          const { timeZone, siteName, merchantName, say, placeName } = deps.messageTexts;
          const day = new Intl.DateTimeFormat(locale, { timeZone: timeZone(), month: 'short', day: 'numeric' });
          const moment = new Intl.DateTimeFormat(locale, {
            timeZone: timeZone(),
            month: 'short',
            day: 'numeric',
            hour: '2-digit',
            minute: '2-digit',
            hour12: false,
          });
          const words = say(locale);
          const facts = {
            site: siteName(locale),
            contact: merchantName(key.merchant, locale),
            sku: key.sku,
            item: nameOf(key, locale),
            stock_qty: String(shares.shelf),
            short_qty: String(shares.needed - shares.given),
            order_count: String(short.length),
            expected_date:
              expected === null
                ? words('stock.letter.noDate')
                : words('stock.letter.date', { date: day.format(expected.expectedAt), count: expected.quantity }),
            reply_by: moment.format(replyBy),
            default_action: defaultText,
            order_rows: short
              .map(({ row, file: { order } }) =>
                words('stock.letter.row', {
                  order: order.platformOrderNo,
                  short: row.wants - row.gets,
                  promise: order.promisedShipAt === null ? '-' : day.format(order.promisedShipAt),
                }),
              )
              .join('\n'),
          };
          const { subject, body, missing } = fillTemplate(template, facts, (place) => placeName(place, locale));
          return { locale, subject, body, missing: [...missing] };
        });
      return ok({ messages });
    },
    tell: ({ merchant, warehouse, sku, ...telling }, { actor }) => {
      const key = { merchant, warehouse, sku };
      const told = deps.telling.tell(key, telling, actingToActor(actor));
      if (told.ok) changed(key);
      return told;
    },
    answer: ({ way, ...key }, { actor }) => {
      deps.telling.answer(key, way, actingToActor(actor));
      changed(key);
      return ok({});
    },
  };
}
