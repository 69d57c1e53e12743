import { namePinyin, nameBigrams } from '../../../../shared/core/search/name-keys.ts';
import { reversedPhoneTail } from '../../../../shared/core/search/search-keys.ts';
import type { Order } from '../../../../shared/core/order/order.ts';
import { beforeCommit } from './late-work.ts';
import type { Db } from './open-database.ts';
import type { OrderIndex } from './order-file-store.ts';

/** One text per order for the trigrams: numbers, name, its pinyin, and the address. Lower case, a line per field, so that no trigram spans two fields by chance. */
function textOf(order: Order): string {
  const { recipient } = order;
  const address = recipient.province + recipient.city + recipient.district + recipient.town + recipient.detail;
  const pinyin = recipient.name === '' ? null : namePinyin(recipient.name);
  return [order.platformOrderNo, order.waybill, recipient.name, recipient.company, pinyin?.full ?? '', address, recipient.postcode]
    .filter((part) => part !== '')
    .join('\n')
    .toLowerCase();
}

/** Two characters are too short for trigrams: Chinese names by their pairs, pinyin by its initials (`stl` is one gram, `st` its prefix). */
function gramsOf(order: Order): readonly string[] {
  const { name } = order.recipient;
  if (name === '') return [];
  const { initials, full } = namePinyin(name);
  return [...new Set([...nameBigrams(name), ...(initials.length >= 2 ? [`~${initials}`] : []), ...(full.length >= 2 ? [`=${full}`] : [])])];
}

const phoneOf = (order: Order): string => (order.recipient.phone === '' ? '' : reversedPhoneTail(order.recipient.phone));

/**
 * Keeps the search in step with the orders, in the transaction that changes them. What stands in the index of an order follows from the
 * order alone, so the order before tells which rows go; whoever changes how a row is made from an order makes all of them anew in a migration.
 */
export function createSearchIndex(db: Db): OrderIndex {
  const insertText = db.prepare('INSERT INTO order_text (rowid, text) VALUES (?, ?)');
  const deleteText = db.prepare('DELETE FROM order_text WHERE rowid = ?');
  const insertGram = db.prepare('INSERT INTO order_name_gram (gram, order_n) VALUES (?, ?)');
  const deleteGram = db.prepare('DELETE FROM order_name_gram WHERE gram = ? AND order_n = ?');
  const insertPhone = db.prepare('INSERT INTO order_phone (reversed, order_n) VALUES (?, ?)');
  const deletePhone = db.prepare('DELETE FROM order_phone WHERE reversed = ? AND order_n = ?');

  const updateName = (n: number, before: Order, after: Order): void => {
    const grams = new Set(gramsOf(after));
    for (const gram of gramsOf(before)) if (!grams.delete(gram)) deleteGram.run(gram, n);
    for (const gram of grams) insertGram.run(gram, n);
  };
  const updatePhone = (n: number, before: string, after: string): void => {
    if (before === after) return;
    if (before !== '') deletePhone.run(before, n);
    if (after !== '') insertPhone.run(after, n);
  };

  return {
    add: (n, order) => {
      const text = textOf(order);
      beforeCommit(db, () => insertText.run(n, text));
      for (const gram of gramsOf(order)) insertGram.run(gram, n);
      updatePhone(n, '', phoneOf(order));
    },
    update: (n, before, after) => {
      const text = textOf(after);
      if (text !== textOf(before)) {
        beforeCommit(db, () => {
          deleteText.run(n);
          insertText.run(n, text);
        });
      }
      if (before.recipient.name !== after.recipient.name) updateName(n, before, after);
      if (before.recipient.phone !== after.recipient.phone) updatePhone(n, phoneOf(before), phoneOf(after));
    },
  };
}
