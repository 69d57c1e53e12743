import { classifyQuery, type LookUp } from '../../../../../shared/core/search/classify-query.ts';
import { nameBigrams } from '../../../../../shared/core/search/name-keys.ts';
import { trigramMatch } from '../../../../../shared/core/search/search-keys.ts';
import type { OrderSearch, SearchHit } from '../../../../../shared/core/ports/order-search.ts';
import type { OrderState } from '../../../../../shared/core/order/order.ts';
import type { Db } from '../database/open-database.ts';

interface HitRow {
  readonly n: number;
  readonly id: string;
  readonly platform_order_no: string;
  readonly merchant: string;
  readonly state: OrderState;
  readonly waybill: string;
  readonly name: string | null;
  readonly company: string | null;
  readonly phone: string | null;
  readonly province: string | null;
  readonly city: string | null;
  readonly district: string | null;
  readonly town: string | null;
  readonly detail: string | null;
  readonly postcode: string | null;
}

/** How many candidates of a trigram match are looked at beyond those wanted: AND of trigrams finds a few texts too many. */
const RECHECK_FACTOR = 8;
/** The character after every other in the collation of the grams: ends a prefix range. */
const LAST = '\u{10FFFF}';

/** `catchUp` brings the index up to the orders as they are now (`search-index.ts`). */
export function createSearchStore(db: Db, catchUp: () => void): OrderSearch {
  const byNumber = db
    .prepare<[string, string, number], number>(
      'SELECT n FROM orders WHERE platform_order_no >= ? AND platform_order_no < ? ORDER BY platform_order_no, n DESC LIMIT ?',
    )
    .pluck();
  const isWhole = db.prepare<[string], number>('SELECT EXISTS (SELECT 1 FROM orders WHERE platform_order_no = ?)').pluck();
  const byWaybill = db.prepare<[string, string, number], number>(`SELECT n FROM orders WHERE waybill <> '' AND waybill >= ? AND waybill < ? LIMIT ?`).pluck();
  const byTote = db.prepare<[string], number>('SELECT order_n FROM order_tote WHERE tote = ?').pluck();
  const byPhone = db.prepare<[string, string, number], number>('SELECT order_n FROM order_phone WHERE reversed >= ? AND reversed < ? LIMIT ?').pluck();
  const byGram = db.prepare<[string, number], number>('SELECT order_n FROM order_name_gram WHERE gram = ? ORDER BY order_n DESC LIMIT ?').pluck();
  const byTwoGrams = db
    .prepare<[string, string, number], number>(
      'SELECT a.order_n FROM order_name_gram a WHERE a.gram = ? AND EXISTS (SELECT 1 FROM order_name_gram b WHERE b.gram = ? AND b.order_n = a.order_n) ORDER BY a.order_n DESC LIMIT ?',
    )
    .pluck();
  const byGramPrefix = db.prepare<[string, string, number], number>('SELECT order_n FROM order_name_gram WHERE gram >= ? AND gram < ? LIMIT ?').pluck();
  // The candidates are looked at where they lie: making a record of each in here costs seven times as much.
  // Those found before are left out before anything of them is read: all that is spelled so is also found by its pinyin in the text.
  const byText = (fold: string) =>
    db
      .prepare<[string, number, string, string, number], number>(
        `SELECT o.n FROM (SELECT rowid AS n FROM order_text WHERE order_text MATCH ? ORDER BY rowid DESC LIMIT ?) t CROSS JOIN orders o ON o.n = t.n LEFT JOIN order_personal p ON p.order_n = o.n
         WHERE t.n NOT IN (SELECT value FROM json_each(?)) AND instr(${fold}(concat_ws(char(10), o.platform_order_no, o.waybill, p.name, p.company, p.province || p.city || p.district || p.town || p.detail, p.postcode)), ?) > 0 LIMIT ?`,
      )
      .pluck();
  // SQLite's own lower() knows ASCII only: enough for Chinese and for numbers, not for "École".
  db.function('folded', { deterministic: true }, (text: unknown) => String(text).toLowerCase());
  const byPlainText = byText('lower');
  const byFoldedText = byText('folded');
  const bySku = db.prepare<[string, number], number>('SELECT DISTINCT order_n FROM order_line WHERE sku = ? ORDER BY order_n DESC LIMIT ?').pluck();
  // The next code that begins so, by hopping along the index: a merchant's codes are thousands, its lines millions.
  const nextSku = db.prepare<[string], string>('SELECT sku FROM order_line WHERE sku > ? ORDER BY sku LIMIT 1').pluck();
  const hit = db.prepare<[number], HitRow>(
    `SELECT o.n, o.id, o.platform_order_no, o.merchant, o.state, o.waybill, p.name, p.company, p.phone, p.province, p.city, p.district, p.town, p.detail, p.postcode
     FROM orders o LEFT JOIN order_personal p ON p.order_n = o.n WHERE o.n = ?`,
  );

  /** A question comes in capitals, a code is kept as its source writes it: both are tried. */
  const skuNs = (term: string, limit: number): number[] => {
    const small = term.toLowerCase();
    return small === term ? skusLike(term, limit) : [...skusLike(term, limit), ...skusLike(small, limit)];
  };

  function skusLike(term: string, limit: number): number[] {
    const exact = bySku.all(term, limit);
    if (exact.length > 0) return exact;
    const found: number[] = [];
    for (
      let sku = nextSku.get(term), hops = 0;
      sku !== undefined && sku.startsWith(term) && hops < 40 && found.length < limit;
      sku = nextSku.get(sku), hops += 1
    )
      found.push(...bySku.all(sku, limit - found.length));
    return found;
  }

  function textNs(term: string, limit: number, without: Iterable<number>): number[] {
    const match = trigramMatch(term);
    if (match === null) return [];
    const isPlain = /^[\p{ASCII}\p{Script=Han}]*$/u.test(term);
    return (isPlain ? byPlainText : byFoldedText).all(match, limit * RECHECK_FACTOR, JSON.stringify([...without]), term.toLowerCase(), limit);
  }

  function nameNs(term: string, limit: number): number[] {
    const [first, second, ...rest] = nameBigrams(term);
    if (first === undefined) return [];
    if (second === undefined) {
      // "阿阿阿" and "古丽·买" have one pair and say more than it.
      const found = byGram.all(first, term === first ? limit : limit * RECHECK_FACTOR);
      return term === first ? found : found.filter((n) => hit.get(n)?.name?.includes(term)).slice(0, limit);
    }
    const both = byTwoGrams.all(first, second, rest.length === 0 ? limit : limit * RECHECK_FACTOR);
    return both.filter((n) => hit.get(n)?.name?.includes(term)).slice(0, limit);
  }

  /** Whole initials and spellings first, the newest of them; what only begins so is taken as it lies in the index. */
  const pinyinNs = (term: string, limit: number): number[] => {
    const found = new Set<number>();
    const grams = [`~${term}`, `=${term}`];
    for (const gram of grams) for (const n of byGram.all(gram, limit)) found.add(n);
    for (const gram of grams) if (found.size < limit) for (const n of byGramPrefix.all(gram, gram + LAST, limit)) found.add(n);
    return [...found];
  };

  const reversed = (digits: string): string => [...digits].reverse().join('');

  /** `known` was found by likelier meanings; a look-up may leave it out. */
  function lookUp({ kind, term }: LookUp, limit: number, known: Iterable<number>): number[] {
    switch (kind) {
      case 'order_number': {
        const starting = byNumber.all(term, term + LAST, limit);
        // Somebody who typed a whole number wants that order, not those whose numbers hold it.
        if (starting.length >= limit || isWhole.get(term) === 1) return starting;
        return [...starting, ...textNs(term, limit - starting.length, starting)];
      }
      case 'waybill':
        return byWaybill.all(term, term + LAST, limit);
      case 'phone':
      case 'phone_end': {
        const end = reversed(term);
        return byPhone.all(end, end + LAST, limit);
      }
      case 'sku':
        return skuNs(term, limit);
      case 'chinese_name':
        return nameNs(term, limit);
      case 'pinyin':
        return pinyinNs(term, limit);
      case 'latin_name':
      case 'address_part':
        return textNs(term, limit, known);
    }
  }

  /** Newest first over all look-ups; each order once, under the look-up that found it first. */
  function found(text: string, limit: number): readonly (readonly [n: number, matched: string])[] {
    catchUp();
    // A tote is asked for by its whole label or not at all: it may look like any of the others.
    const matchedByN = new Map<number, string>(byTote.all(text.trim()).map((n) => [n, 'tote']));
    for (const one of classifyQuery(text)) {
      for (const n of lookUp(one, limit, matchedByN.keys())) if (!matchedByN.has(n)) matchedByN.set(n, one.kind);
      // An exact answer of a likelier meaning is enough; the others would only add noise.
      if (matchedByN.size >= limit) break;
    }
    return [...matchedByN].sort(([a], [b]) => b - a).slice(0, limit);
  }

  return {
    orderNs: (text, limit) => found(text, limit).map(([n]) => n),
    find: (text, limit) =>
      found(text, limit).flatMap(([n, matched]): SearchHit[] => {
        const row = hit.get(n);
        if (row === undefined) return [];
        return [
          {
            n,
            orderId: row.id,
            platformOrderNo: row.platform_order_no,
            merchant: row.merchant,
            state: row.state,
            waybill: row.waybill,
            matched,
            name: row.name ?? '',
            phone: row.phone ?? '',
            province: row.province ?? '',
            city: row.city ?? '',
            district: row.district ?? '',
          },
        ];
      }),
  };
}
