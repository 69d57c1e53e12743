import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createInboundStore } from '../../../electron/host/adapters/sqlite/outbox/inbound-store.ts';
import type { WmsOrder } from '../../../shared/core/inbox/wms-order.ts';
import type { JsonObject } from '../../../shared/core/journal/journal-entry.ts';
import { takeBackOrder } from '../../../shared/core/order-file/decide/take-back.ts';
import { foldEntries } from '../../../shared/core/order-file/entry-to-event.ts';
import type { OrderId } from '../../../shared/core/order/order.ts';
import { integrateInbound } from '../../../shared/core/usecases/sync/integrate-inbound.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { clerk, draftOrder, MORNING, openWorkHouse, type WorkHouse } from '../../fixtures/work-house.ts';
import { wmsOrder } from '../../fixtures/wms-order.ts';
import { inboundDepsOf } from '../../fixtures/inbound-deps.ts';

let house: WorkHouse;
let hear: (...orders: readonly Partial<WmsOrder>[]) => readonly string[];
beforeAll(async () => {
  house = await openWorkHouse();
  const { storage, work } = house;
  const records = createInboundStore(storage.db, storage.unitOfWork, () => MORNING);
  const deps = inboundDepsOf(
    { work },
    records,
    ({ raw }: { readonly raw: unknown }) => ok({ kind: 'order' as const, order: raw as WmsOrder }),
    () => MORNING,
  );
  let heard = 0;
  hear = (...orders) => {
    const shown = orders.map((parts) => ({ key: `k${(heard += 1)}`, kind: 'order', raw: wmsOrder(parts) as unknown as JsonObject }));
    records.saveInbound(shown, null);
    return integrateInbound(deps).orderIds;
  };
});
afterAll(() => house.close());

const idOf = (ref: string): OrderId => house.work.orderFiles.findByWmsRef(ref) ?? ('' as OrderId);
const load = (orderId: string) => house.work.orderFiles.load(orderId);
const toteOf = (ref: string) => load(idOf(ref))?.order.tote;
const holder = (tote: string) => house.work.orderFiles.findByTote(tote);
/** The tables say what the journal says, of every order there is. */
const expectFold = (): void => {
  for (const { id } of house.storage.db.prepare<[], { id: OrderId }>('SELECT id FROM orders').all())
    expect(foldEntries(house.storage.journal.ofOrder(id))).toEqual(load(id));
};

describe('a tote the WMS tells of', () => {
  let orders = 0;
  let one: { readonly ref: string; readonly platformOrderNo: string };
  let two: typeof one;
  let tote: string;
  const fresh = () => ({ ref: `W-${(orders += 1)}`, platformOrderNo: `88${String(orders).padStart(5, '0')}` });
  beforeEach(() => {
    one = fresh();
    two = fresh();
    tote = `T-${one.ref}`;
  });

  it('is tied with the order, moves with the next word though nothing else is newer, and is freed by the empty one', () => {
    hear({ ...one, tote });
    expect([toteOf(one.ref), holder(tote.toLowerCase())]).toEqual([tote, idOf(one.ref)]);
    const version = load(idOf(one.ref))?.order.version;
    expect(hear({ ...one, tote: `${tote}b` })).toEqual([idOf(one.ref)]);
    expect([toteOf(one.ref), holder(tote), load(idOf(one.ref))?.order.version]).toEqual([`${tote}b`, null, version]);
    expect(hear({ ...one, tote: `${tote}b` }), 'known already').toEqual([]);
    expect(hear(one), 'a WMS that says nothing of it').toEqual([]);
    expect(toteOf(one.ref)).toBe(`${tote}b`);
    hear({ ...one, tote: '' });
    expect([toteOf(one.ref), holder(`${tote}b`)]).toEqual([undefined, null]);
    expectFold();
  });

  it('carries one order: the newest tie takes it from the one before, which says so in its journal', () => {
    hear({ ...one, tote }, { ...two, tote: tote.toLowerCase() });
    expect([toteOf(one.ref), toteOf(two.ref), holder(tote)]).toEqual([undefined, tote.toLowerCase(), idOf(two.ref)]);
    expect(house.storage.journal.ofOrder(idOf(one.ref)).at(-1)).toMatchObject({ type: 'order.toteFreed', data: { tote, because: 'other_order' } });
    expectFold();
  });

  it('is free when its order is cancelled, here or there, and no late word ties it again', () => {
    hear({ ...one, tote }, { ...two, tote: `${tote}b` });
    expect(house.work.recorder.onOrder(idOf(one.ref), clerk, takeBackOrder).ok).toBe(true);
    hear({ ...two, version: 2, state: 'cancelled', tote: `${tote}b` });
    expect([holder(tote), holder(`${tote}b`)]).toEqual([null, null]);
    hear({ ...one, tote }, { ...two, version: 2, state: 'cancelled', tote: `${tote}b` });
    expect([holder(tote), holder(`${tote}b`)]).toEqual([null, null]);
    expectFold();
  });

  it('is not believed from a page older than what is known, nor of an order packed over there', () => {
    hear({ ...one, version: 3, tote: `${tote}b` });
    hear({ ...one, version: 2, tote });
    expect(toteOf(one.ref)).toBe(`${tote}b`);
    hear({ ...one, version: 4, state: 'packed', tote: `${tote}b` });
    expect(toteOf(one.ref)).toBeUndefined();
    expectFold();
  });

  it('is not taken back by a WMS that never clears it and says the old word with every change, until it says something else', () => {
    hear({ ...one, tote });
    hear({ ...two, tote });
    hear({ ...one, version: 2, buyerNote: 'ring twice', tote: tote.toLowerCase() });
    expect([toteOf(one.ref), toteOf(two.ref)]).toEqual([undefined, tote]);
    // Carried in another for a while, the first one is new again: then it is news.
    hear({ ...one, version: 2, tote: `${tote}b` });
    hear({ ...one, version: 2, tote });
    expect([toteOf(one.ref), toteOf(two.ref)]).toEqual([tote, undefined]);
    hear({ ...two, tote: `${tote}c` });
    hear({ ...two, tote: '' });
    hear({ ...two, tote });
    expect([toteOf(one.ref), toteOf(two.ref)], 'cleared and filled again').toEqual([undefined, tote]);
    expectFold();
  });

  it('comes with a list exported again, and a list from before does not take it back', () => {
    const [before, after] = [draftOrder(), draftOrder()];
    const [first = '', second = ''] = house.takeIn(before, after);
    expect(house.takeIn({ ...before, tote }), 'the order is known').toEqual([]);
    expect([load(first)?.order.tote, holder(tote)]).toEqual([tote, first]);
    house.takeIn({ ...after, tote });
    house.takeIn({ ...before, tote }, before);
    expect([load(first)?.order.tote, holder(tote)]).toEqual([undefined, second]);
    house.takeIn(after);
    expect(holder(tote), 'a list without totes says nothing of them').toBe(second);
    expectFold();
  });

  it('comes with a file as well, for orders that are worked', () => {
    const [first = '', second = '', gone = ''] = house.takeIn(
      draftOrder({ tote }),
      draftOrder({ tote: `${tote}b` }),
      draftOrder({ tote: `${tote}c`, state: 'dispatched' }),
    );
    expect([load(first)?.order.tote, load(gone)?.order.tote]).toEqual([tote, undefined]);
    const [third = ''] = house.takeIn(draftOrder({ tote }));
    expect([load(first)?.order.tote, holder(tote), holder(`${tote}b`)]).toEqual([undefined, third, second]);
    expectFold();
  });
});
