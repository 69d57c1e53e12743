import type { UnitOfWork } from '../../../../../shared/core/ports/journal.ts';
import { namePinyin, nameBigrams } from '../../../../../shared/core/search/name-keys.ts';
import { reversedPhoneTail } from '../../../../../shared/core/search/search-keys.ts';
import type { Recipient } from '../../../../../shared/core/order/recipient.ts';
import { beforeCommit } from '../database/late-work.ts';
import type { Db } from '../database/open-database.ts';
import type { OrderIndex } from '../orders/order-file-store.ts';
import type { PersonalRow } from '../orders/order-rows.ts';
import { whenQuiet } from '../database/quiet-steps.ts';
import { StorageError } from '../database/storage-error.ts';
import { whenRolledBack } from '../database/transaction-rules.ts';

/** What an order is found by. */
interface Findable {
  readonly platformOrderNo: string;
  readonly waybill: string;
  readonly recipient: Pick<Recipient, (typeof FOUND_BY)[number]>;
}
const FOUND_BY = ['name', 'company', 'phone', 'province', 'city', 'district', 'town', 'detail', 'postcode'] as const;

/** So many orders the search may not know yet: what is taken in before a question costs it some ten milliseconds. */
const MOST_LATE = 64;

/** One text per order for the trigrams: numbers, name, its pinyin, and the address. Lower case, a line per field, so that no trigram spans two fields by chance. */
function textOf(order: Findable): string {
  const { recipient } = order;
  const address = recipient.province + recipient.city + recipient.district + recipient.town + recipient.detail;
  const pinyin = recipient.name === '' ? null : namePinyin(recipient.name);
  return [order.platformOrderNo, order.waybill, recipient.name, recipient.company, pinyin?.full ?? '', address, recipient.postcode]
    .filter((part) => part !== '')
    .join('\n')
    .toLowerCase();
}

/** Two characters are too short for trigrams: Chinese names by their pairs, pinyin by its initials (`stl` is one gram, `st` its prefix). */
function gramsOf(name: string): readonly string[] {
  if (name === '') return [];
  const { initials, full } = namePinyin(name);
  return [...new Set([...nameBigrams(name), ...(initials.length >= 2 ? [`~${initials}`] : []), ...(full.length >= 2 ? [`=${full}`] : [])])];
}

const phoneKey = (phone: string): string => (phone === '' ? '' : reversedPhoneTail(phone));

const isFoundAlike = (before: Findable, after: Findable): boolean =>
  before.waybill === after.waybill && (before.recipient === after.recipient || FOUND_BY.every((field) => before.recipient[field] === after.recipient[field]));

export interface SearchIndex extends OrderIndex {
  /** Before a question: takes in what was put off. */
  readonly catchUp: () => void;
}

/**
 * Keeps the search in step with the orders. A new order enters in its own transaction. A changed one is only noted in it, with the name and phone
 * it is known by, and taken in when nobody writes or before the next question: a new name is a dozen pages all over the file, and
 * many changes taken in together are one piece of the full-text index instead of many. What stands in the index of an order follows from those two
 * and the order alone; whoever changes how a row is made from an order makes all of them anew in a migration.
 */
export function createSearchIndex(db: Db, unitOfWork: UnitOfWork): SearchIndex {
  const insertText = db.prepare('INSERT INTO order_text (rowid, text) VALUES (?, ?)');
  const deleteText = db.prepare('DELETE FROM order_text WHERE rowid = ?');
  const insertGram = db.prepare('INSERT INTO order_name_gram (gram, order_n) VALUES (?, ?)');
  const deleteGram = db.prepare('DELETE FROM order_name_gram WHERE gram = ? AND order_n = ?');
  const insertPhone = db.prepare('INSERT INTO order_phone (reversed, order_n) VALUES (?, ?)');
  const deletePhone = db.prepare('DELETE FROM order_phone WHERE reversed = ? AND order_n = ?');
  const note = db.prepare('INSERT INTO search_late (order_n, known_name, known_phone) VALUES (?, ?, ?) ON CONFLICT (order_n) DO NOTHING');
  const countLate = db.prepare<[], number>('SELECT count(*) FROM search_late').pluck();
  const selectLate = db.prepare<[], LateRow>(
    `SELECT l.order_n, l.known_name, l.known_phone, o.platform_order_no, o.waybill, p.name, p.company, p.phone, p.province, p.city, p.district, p.town, p.detail, p.postcode
     FROM search_late l JOIN orders o ON o.n = l.order_n LEFT JOIN order_personal p ON p.order_n = l.order_n ORDER BY l.order_n`,
  );
  const forget = db.prepare('DELETE FROM search_late');
  // How many are late: a question asks for it every time. Unknown after a transaction that was taken back.
  let late: number | undefined;
  let isFillAsked = false;
  whenRolledBack(db, () => {
    late = undefined;
    isFillAsked = false;
  });

  const updateName = (n: number, before: string, after: string): void => {
    if (before === after) return;
    const grams = new Set(gramsOf(after));
    for (const gram of gramsOf(before)) if (!grams.delete(gram)) deleteGram.run(gram, n);
    for (const gram of grams) insertGram.run(gram, n);
  };
  const updatePhone = (n: number, before: string, after: string): void => {
    if (before === after) return;
    if (before !== '') deletePhone.run(before, n);
    if (after !== '') insertPhone.run(after, n);
  };

  function takeIn(): void {
    isFillAsked = false;
    if ((late ??= countLate.get() ?? 0) === 0) return;
    const rows = selectLate.all();
    for (const row of rows) {
      updateName(row.order_n, row.known_name, row.name ?? '');
      updatePhone(row.order_n, phoneKey(row.known_phone), phoneKey(row.phone ?? ''));
    }
    for (const { order_n: n } of rows) deleteText.run(n);
    for (const row of rows) insertText.run(row.order_n, textOf(toFindable(row)));
    forget.run();
    late = 0;
  }
  whenQuiet(db, takeIn);

  return {
    add: (n, order) => {
      const text = textOf(order);
      beforeCommit(db, () => insertText.run(n, text));
      for (const gram of gramsOf(order.recipient.name)) insertGram.run(gram, n);
      updatePhone(n, '', phoneKey(order.recipient.phone));
    },
    update: (n, before, after) => {
      if (isFoundAlike(before, after)) return;
      late = (late ?? countLate.get() ?? 0) + note.run(n, before.recipient.name, before.recipient.phone).changes;
      if (isFillAsked || late < MOST_LATE) return;
      isFillAsked = true;
      beforeCommit(db, takeIn);
    },
    catchUp: () => {
      if ((late ??= countLate.get() ?? 0) === 0) return;
      if (db.inTransaction) return takeIn();
      try {
        unitOfWork.run(takeIn);
      } catch (cause) {
        // A full disk is told to whoever saves. Who asks gets what is known, late by some orders.
        if (!(cause instanceof StorageError)) throw cause;
      }
    },
  };
}

type LateRow = { readonly [field in (typeof FOUND_BY)[number]]: PersonalRow[field] | null } & {
  readonly order_n: number;
  readonly known_name: string;
  readonly known_phone: string;
  readonly platform_order_no: string;
  readonly waybill: string;
};

const toFindable = (row: LateRow): Findable => ({
  platformOrderNo: row.platform_order_no,
  waybill: row.waybill,
  recipient: {
    name: row.name ?? '',
    company: row.company ?? '',
    phone: row.phone ?? '',
    province: row.province ?? '',
    city: row.city ?? '',
    district: row.district ?? '',
    town: row.town ?? '',
    detail: row.detail ?? '',
    postcode: row.postcode ?? '',
  },
});
