import { fillTemplate } from '../../../shared/core/contact/message-template.ts';
import type { LowSku } from '../../../shared/core/ports/goods-store.ts';
import type { ShortageKey } from '../../../shared/core/stock/stock-incident.ts';
import type { Contention } from '../../../shared/core/stock/contend.ts';
import type { Expected } from '../../../shared/core/stock/way-out.ts';
import type { Seen } from '../../../shared/core/usecases/stock/incident-ways.ts';
import type { MessageTextDeps } from './message-texts.ts';

/** The mail that names every order; short messages of other channels say only how many. */
const LETTER = 'stock_out_merchant';
/** More numbers than this nobody reads in a mail. */
const MOST_NAMED = 20;

export interface LetterFacts {
  readonly key: ShortageKey;
  readonly shares: Contention;
  readonly short: readonly Seen[];
  readonly expected: Expected | null;
  readonly replyBy: number;
  readonly defaultText: string;
  readonly nameOf: (key: ShortageKey, language: 'zh-CN' | 'en') => string;
}
interface Letter {
  readonly locale: 'zh-CN' | 'en';
  readonly subject: string;
  readonly body: string;
  readonly missing: string[];
}

/** The one message to a merchant about all its orders that go short, in every language its template has. */
export function stockLetters({ key, shares, short, expected, replyBy, defaultText, nameOf }: LetterFacts, texts: MessageTextDeps): Letter[] {
  return texts
    .templates()
    .filter(({ id }) => id === LETTER)
    .map((template) => {
      const { locale } = template;
      const { timeZone, siteName, merchantName, say, placeName } = texts;
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
          expected === null ? words('stock.letter.noDate') : words('stock.letter.date', { date: day.format(expected.expectedAt), count: expected.quantity }),
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
}

/** What a merchant is told of stock that runs low: each SKU with what is free and the open orders at risk, in both languages. */
export function lowStockLetter(
  low: readonly LowSku[],
  warehouseName: (code: string, language: 'zh-CN' | 'en') => string,
  { say }: Pick<MessageTextDeps, 'say'>,
): { readonly subject: string; readonly body: string } {
  const parts = (['zh-CN', 'en'] as const).map((locale) => {
    const words = say(locale);
    const rows = low.map(({ warehouse, sku, free, safetyStock, orders }) =>
      words('stock.lowLetter.row', {
        warehouse: warehouseName(warehouse, locale),
        sku,
        free,
        safety: safetyStock,
        orders: orders.length === 0 ? '-' : orders.slice(0, MOST_NAMED).join(', '),
      }),
    );
    return { subject: words('stock.lowLetter.subject', { count: low.length }), body: [words('stock.lowLetter.head'), ...rows].join('\n') };
  });
  return { subject: parts.map(({ subject }) => subject).join(' / '), body: parts.map(({ body }) => body).join('\n\n') };
}
