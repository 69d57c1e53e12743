import { describe, expect, it } from 'vitest';
import { findDamage } from '../../../electron/host/adapters/sqlite/safety/find-damage.ts';
import { quietSteps } from '../../../electron/host/adapters/sqlite/database/quiet-steps.ts';
import type { Db } from '../../../electron/host/adapters/sqlite/database/open-database.ts';
import { createSearchIndex } from '../../../electron/host/adapters/sqlite/search/search-index.ts';
import type { Order } from '../../../shared/core/order/order.ts';
import { anOrder } from '../../fixtures/order-file.ts';
import { openSqliteStores } from '../../fixtures/order-stores.ts';

type Stores = ReturnType<typeof openSqliteStores>;

const add = ({ unitOfWork, orderFiles }: Stores, ...orders: readonly Order[]): void =>
  unitOfWork.run(() => orders.forEach((order) => orderFiles.add({ order, holds: [], cases: [] })));
const record = ({ unitOfWork, journal, outbox }: Stores, order: Order, name: string, at = 1): void =>
  unitOfWork.run(() => {
    const decision = `${name}-decision`;
    const entry = { type: 'case.noted', at, actor: { kind: 'cli' }, orderId: order.id, caseId: null, decision, data: { name }, personal: null } as const;
    const journalN = journal.append(entry);
    outbox.enqueue({ id: name, lane: order.id, orderRef: 'W-1', kind: 'note.add', payload: { name }, baseVersion: null, occurredAt: at, journalN, decision });
  });
const beQuiet = (db: Db): void => db.transaction(() => quietSteps(db).forEach((step) => step())).immediate();
const seen = ({ journal, outbox }: Stores, order: Order): unknown => ({
  entries: journal.ofOrder(order.id).map(({ data }) => data['name']),
  lane: outbox.lane(order.id).map(({ id }) => id),
  listed: outbox.list({ lane: order.id }).map(({ id }) => id),
  decided: ['one', 'two', 'three'].flatMap((name) => outbox.ofDecision(order.id, `${name}-decision`).map(({ id }) => id)),
});
const behind = (db: Db, table: string): number =>
  db.prepare<[string], number>('SELECT (SELECT count(*) FROM journal) - upto FROM late_index WHERE name = ?').pluck().get(table) ?? -1;

describe('the indexes by order', () => {
  it('answer the same before they took in what is new, while some of it is in, and after', () => {
    const stores = openSqliteStores();
    const [mine, other] = [anOrder(), anOrder()];
    add(stores, mine, other);
    record(stores, mine, 'one');
    record(stores, other, 'elsewhere');
    beQuiet(stores.db);
    record(stores, mine, 'two');
    record(stores, mine, 'three');
    const all = { entries: ['one', 'two', 'three'], lane: ['one', 'two', 'three'], listed: ['three', 'two', 'one'], decided: ['one', 'two', 'three'] };
    expect([behind(stores.db, 'journal_of_order'), seen(stores, mine)]).toEqual([2, all]);
    beQuiet(stores.db);
    expect([behind(stores.db, 'journal_of_order'), seen(stores, mine)]).toEqual([0, all]);
  });

  it('are never far behind, even where it is never quiet', () => {
    const stores = openSqliteStores();
    const orders = Array.from({ length: 7 }, () => anOrder());
    add(stores, ...orders);
    for (let at = 0; at < 1_200; at += 1) {
      record(stores, orders[at % 7] as Order, `entry-${at}`);
      expect(behind(stores.db, 'journal_of_order')).toBeLessThan(501);
    }
    expect(stores.journal.ofOrder((orders[0] as Order).id)).toHaveLength(172);
    expect(stores.outbox.lane((orders[0] as Order).id)).toHaveLength(172);
  });

  it('are held against what they point to when everything is read', () => {
    const stores = openSqliteStores();
    const order = anOrder();
    add(stores, order);
    record(stores, order, 'one');
    beQuiet(stores.db);
    record(stores, order, 'two');
    expect(findDamage(stores.db).problems).toEqual([]);
    stores.db.exec('DROP TRIGGER journal_of_order_never_shrinks; DELETE FROM journal_of_order');
    expect(findDamage(stores.db).problems).toEqual(['1 rows missing from index journal_of_order']);
  });

  it('forget with a transaction that is taken back, also where it was to take everything in', () => {
    const stores = openSqliteStores();
    const order = anOrder();
    add(stores, order);
    for (let at = 0; at < 499; at += 1) record(stores, order, `entry-${at}`);
    expect(() =>
      stores.unitOfWork.run(() => {
        const entry = { type: 'case.noted', at: 1, actor: { kind: 'cli' }, orderId: order.id, caseId: null, data: { name: 'lost' }, personal: null } as const;
        stores.journal.append(entry);
        throw new Error('taken back');
      }),
    ).toThrow('taken back');
    record(stores, order, 'kept');
    record(stores, order, 'kept too');
    expect(
      stores.journal
        .ofOrder(order.id)
        .slice(-2)
        .map(({ data }) => data['name']),
    ).toEqual(['kept', 'kept too']);
    expect([behind(stores.db, 'journal_of_order'), stores.journal.verify().whole]).toEqual([1, true]);
  });
});

describe('the search', () => {
  const rename = ({ unitOfWork, orderFiles }: Stores, order: Order, name: string, phone: string): void =>
    unitOfWork.run(() => {
      const file = orderFiles.load(order.id);
      if (file === null) throw new Error('not there');
      orderFiles.save(file, { ...file, order: { ...file.order, recipient: { ...file.order.recipient, name, phone } } });
    });
  const late = (db: Db): number => db.prepare<[], number>('SELECT count(*) FROM search_late').pluck().get() ?? -1;
  const open = (name = '沈听澜', phone = '13800135678'): { readonly stores: Stores; readonly order: Order } => {
    const order = anOrder();
    const stores = openSqliteStores();
    const known = { ...order, recipient: { ...order.recipient, name, phone } };
    add(stores, known);
    return { stores, order: known };
  };
  const finds = ({ search }: Stores, text: string): number => search.find(text, 5).length;

  it('puts a change off, knows it at the next question, and the old no more', () => {
    const { stores, order } = open();
    rename(stores, order, '顾云舟', '13911112222');
    rename(stores, order, '顾云帆', '13911113333');
    expect(late(stores.db)).toBe(1);
    expect(['顾云帆', '云帆', 'guyunfan', '3333'].map((text) => finds(stores, text))).toEqual([1, 1, 1, 1]);
    expect(late(stores.db)).toBe(0);
    expect(['沈听澜', '顾云舟', '5678', '2222'].map((text) => finds(stores, text))).toEqual([0, 0, 0, 0]);
    expect(stores.db.prepare('SELECT count(*) FROM order_phone').pluck().get()).toBe(1);
  });

  it('takes in nothing where nothing it finds by was changed', () => {
    const { stores, order } = open();
    rename(stores, order, order.recipient.name, order.recipient.phone);
    expect(late(stores.db)).toBe(0);
  });

  it('knows at the next start what a crash left late', () => {
    const { stores, order } = open();
    rename(stores, order, '顾云帆', '13911113333');
    const { catchUp } = createSearchIndex(stores.db, stores.unitOfWork);
    catchUp();
    expect([late(stores.db), finds(stores, '顾云帆'), finds(stores, '沈听澜')]).toEqual([0, 1, 0]);
  });

  it('asks the same phone within a transaction, for the duplicate check', () => {
    const { stores, order } = open();
    rename(stores, order, order.recipient.name, '13911113333');
    const asked = { ...anOrder(), recipient: { ...order.recipient, phone: '13911113333' } };
    expect(stores.unitOfWork.run(() => stores.similar.candidates(asked).map(({ id }) => id))).toEqual([order.id]);
  });

  it('takes in many changes with the commit that goes too far, and none of a transaction that is taken back', () => {
    const stores = openSqliteStores();
    const orders = Array.from({ length: 70 }, () => anOrder());
    add(stores, ...orders);
    const [first = anOrder(), ...others] = orders;
    expect(() =>
      stores.unitOfWork.run(() => {
        const file = stores.orderFiles.load(first.id);
        if (file === null) throw new Error('not there');
        stores.orderFiles.save(file, { ...file, order: { ...file.order, recipient: { ...file.order.recipient, name: '没有此人' } } });
        throw new Error('taken back');
      }),
    ).toThrow('taken back');
    expect([late(stores.db), finds(stores, '没有此人')]).toEqual([0, 0]);
    others.forEach((order, at) => rename(stores, order, `顾云${'帆舟海山'[at % 4] ?? ''}`, order.recipient.phone));
    expect(late(stores.db)).toBe(5);
    expect(stores.search.find('顾云帆', 50)).toHaveLength(18);
  });
});
