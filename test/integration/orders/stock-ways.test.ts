import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StockIncidentDto } from '../../../shared/contract/stock.contract.ts';
import { anna, CUP, DAY, HOUR, openStockHouse, type StockHouse } from '../../fixtures/stock-house.ts';
import { MORNING } from '../../fixtures/work-house.ts';

let house: StockHouse;
beforeEach(async () => {
  house = await openStockHouse();
});
afterEach(() => house.close());

const value = <T>(reply: unknown): T => {
  const { ok: isOk, ...rest } = reply as { ok: boolean; value: T };
  expect([isOk, rest]).toEqual([true, rest]);
  return rest.value;
};
const incident = (): StockIncidentDto => value(house.stock.handlers.incident({ ...CUP, choice: null } as never, anna));
const lines = (id: string): readonly (readonly [string, number, number])[] =>
  house.file(id).order.lines.map(({ sku, quantity, reserved }) => [sku, quantity, reserved] as const);
const rest = (id: string): string | null => {
  const { merchant, platform, platformOrderNo } = house.file(id).order;
  return house.work.orderFiles.findByNumber(merchant, platform, `${platformOrderNo}-2`);
};

describe('the ways out of a shortage', () => {
  test('stand side by side with orders, day and cost', () => {
    const both = house.order(['JUG', 1], ['CUP', 3]);
    house.order(['CUP', 2]);
    house.count('CUP', 0);
    house.count('JUG', 5);
    house.count('MUG', 3);
    house.count('CUP', 4, 'HB2');
    value(house.stock.handlers.expect({ ...CUP, expected: { quantity: 9, expectedAt: MORNING + 5 * DAY } }, anna));
    expect(incident().ways).toMatchObject([
      { way: 'transfer', by: 'HB2', byName: '二号仓', byNameEn: 'Two', orders: 1, at: MORNING + 2 * DAY, late: 1, costCents: 6100 },
      { way: 'substitute', by: 'MUG', orders: 1, asks: true },
      { way: 'split', orders: 1, parcels: 1, costCents: 800 },
      { way: 'wait', orders: 2, at: MORNING + 5 * DAY, late: 2 },
      { way: 'cancel_line', orders: 1, refundCents: 2850 },
      { way: 'cancel_order', orders: 2, refundCents: 5700 },
    ]);
    expect(incident().ways[2]?.caseIds).toEqual([house.shortage(both)?.id]);
  });

  test('waiting moves an earlier promise to the day and tells the WMS; taken back, it is as it was', async () => {
    const id = house.order(['CUP', 2]);
    house.count('CUP', 0);
    const decision = await house.answer({ way: 'wait', at: MORNING + 5 * DAY }, id);
    expect(house.file(id).order.promisedShipAt).toBe(MORNING + 5 * DAY);
    expect(house.shortage(id)).toMatchObject({ state: 'waiting', waitingFor: 'stock', nextAction: { dueAt: MORNING + 5 * DAY } });
    expect(house.told(id).at(-1)).toEqual([
      'order.correct',
      { changes: [{ field: 'promisedShipAt', from: String(MORNING + DAY), to: String(MORNING + 5 * DAY) }] },
    ]);
    expect(await house.takeBack(decision, id)).toEqual([]);
    expect(house.file(id).order.promisedShipAt).toBe(MORNING + DAY);
  });

  test('a transfer is promised over there at once, serves its own order when it arrives, and closes the exception with that reason', async () => {
    const first = house.order(['CUP', 3]);
    const moved = house.order(['CUP', 2]);
    house.count('CUP', 2, 'HB2');
    house.count('CUP', 0);
    const decision = await house.answer({ way: 'transfer', from: 'HB2', at: MORNING + 2 * DAY, costCents: 6100 }, moved);
    expect(house.work.goods.free('QH', 'HB2').get('CUP')).toBe(0);
    expect(incident().orders.find(({ orderId }) => orderId === moved)?.movesAt).toBe(MORNING + 2 * DAY);
    // Nobody else is offered those pieces, and the order is asked about no more.
    expect(incident().ways.map(({ way, caseIds }) => [way, caseIds])).toEqual([['cancel_order', [house.shortage(first)?.id]]]);
    await expect(house.answer({ way: 'transfer', from: 'HB2', at: MORNING + 2 * DAY }, first)).rejects.toThrow('stock_taken');
    expect(await house.takeBack(decision, moved)).toEqual([]);
    expect(house.work.goods.free('QH', 'HB2').get('CUP')).toBe(2);
    await house.answer({ way: 'transfer', from: 'HB2', at: MORNING + 2 * DAY }, moved);
    // Two arrive: by the policy the first order's turn, but they were moved for the other.
    house.count('CUP', 2);
    expect([lines(first), lines(moved)]).toEqual([[['CUP', 3, 0]], [['CUP', 2, 2]]]);
    expect(house.shortage(moved)).toMatchObject({ state: 'resolved', outcome: 'transferred' });
    expect(house.work.goods.free('QH', 'HB2').get('CUP')).toBe(2);
  });

  test('a split sends what is there; the rest follows in an order of its own that the WMS is told of, and both are taken back together', async () => {
    const id = house.order(['JUG', 1], ['CUP', 3]);
    house.count('CUP', 0);
    house.count('JUG', 1);
    const decision = await house.answer({ way: 'split' }, id);
    expect([lines(id), house.file(id).order.state, house.shortage(id)?.outcome]).toEqual([
      [
        ['JUG', 1, 1],
        ['CUP', 0, 0],
      ],
      'allocated',
      'split',
    ]);
    const second = rest(id) as string;
    expect([lines(second), house.shortage(second)?.cause]).toEqual([[['CUP', 3, 0]], 'stock.short']);
    expect(house.file(second).order.recipient).toEqual(house.file(id).order.recipient);
    expect(house.told(second)[0]).toMatchObject([
      'order.create',
      { platformOrderNo: house.file(second).order.platformOrderNo, lines: [{ sku: 'CUP', quantity: 3 }] },
    ]);
    expect(await house.takeBack(decision, id)).toEqual([]);
    expect([lines(id), house.file(id).order.state, house.file(second).order.state, house.told(second)]).toEqual([
      [
        ['JUG', 1, 1],
        ['CUP', 3, 0],
      ],
      'checked',
      'cancelled',
      [],
    ]);
    // Split again, its rest has a number of its own.
    await house.answer({ way: 'split' }, id);
    expect(house.work.orderFiles.findByNumber('QH', 'TB', `${house.file(id).order.platformOrderNo}-3`)).not.toBeNull();
  });

  test('what went on its way is not taken back with the split that made it', async () => {
    const id = house.order(['JUG', 1], ['CUP', 3]);
    house.count('CUP', 0);
    house.count('JUG', 1);
    const decision = await house.answer({ way: 'split' }, id);
    house.count('CUP', 3);
    const second = rest(id) as string;
    expect(house.file(second).order.state).toBe('allocated');
    house.storage.db.exec(`UPDATE orders SET state = 'labelled' WHERE id = '${second}'`);
    expect(await house.takeBack(decision, id)).toEqual(['undo_not_possible']);
    expect(lines(id)[1]).toEqual(['CUP', 0, 0]);
  });

  test('a substitute waits for the customer who has to agree, and then is on the line, at the WMS and off the shelf', async () => {
    const id = house.order(['CUP', 2]);
    house.count('MUG', 5);
    house.count('CUP', 0);
    await house.answer({ way: 'substitute', substitute: 'MUG', agreed: false, at: MORNING + DAY }, id);
    expect([lines(id)[0]?.[0], house.shortage(id)?.waitingFor]).toEqual(['CUP', 'customer']);
    await house.answer({ way: 'substitute', substitute: 'MUG' }, id);
    expect([lines(id), house.file(id).order.state, house.shortage(id)?.outcome]).toEqual([[['MUG', 2, 2]], 'allocated', 'substituted']);
    expect(house.told(id)).toContainEqual(['order.correct', { changes: [{ field: 'lines.1.sku', from: 'CUP', to: 'MUG' }] }]);
  });

  test('a cancelled line leaves the rest, and its refund is the merchant’s until it says so', async () => {
    const id = house.order(['JUG', 1], ['CUP', 3]);
    const only = house.order(['CUP', 1]);
    house.count('CUP', 0);
    house.count('JUG', 1);
    const caseId = house.shortage(id)?.id ?? '';
    await house.answer({ way: 'cancel_line' }, id);
    await expect(house.answer({ way: 'cancel_line' }, only)).rejects.toThrow('nothing_left_to_send');
    expect([lines(id)[1], house.file(id).order.state, rest(id)]).toEqual([['CUP', 0, 0], 'allocated', null]);
    expect(incident().refunds).toMatchObject([{ caseId, cents: 2850, confirmedAt: null }]);
    value(house.stock.handlers.refunded({ ...CUP, caseId }, anna));
    expect(incident().refunds).toMatchObject([{ confirmedAt: MORNING }]);
    expect(house.stock.handlers.refunded({ ...CUP, caseId: 'none' }, anna)).toMatchObject({ error: { code: 'case_not_found' } });
  });
});

const tell = (defaultWay: 'split' | 'transfer' | 'cancel_line' | 'wait') =>
  value(
    house.stock.handlers.tell({ ...CUP, channel: 'call', subject: '', text: 'short', replyBy: MORNING + HOUR, defaultWay, defaultText: 'as agreed' }, anna),
  );

test('a cancelled order is not offered back: its goods are with others, and the WMS takes none back', async () => {
  const id = house.order(['CUP', 3]);
  const other = house.order(['CUP', 1]);
  house.count('CUP', 0);
  tell('wait');
  const record = (way: 'wait' | 'cancel_order', decision: string) =>
    value(house.stock.handlers.answer({ ...CUP, way, decision, caseIds: [house.shortage(other)?.id ?? '', house.shortage(id)?.id ?? ''] }, anna));
  record('wait', await house.answer({ way: 'wait', at: MORNING + 5 * DAY }, id));
  expect(incident().told?.undoable).toBe(true);
  const decision = await house.answer({ way: 'cancel_order' }, id);
  record('cancel_order', decision);
  expect(incident().told?.undoable).toBe(false);
  expect(await house.takeBack(decision, id)).toEqual(['undo_not_possible']);
});

describe('without an answer', () => {
  test('happens what was agreed to whom it fits, said to whoever told the merchant; a supervisor is asked about the others', async () => {
    const both = house.order(['JUG', 1], ['CUP', 3]);
    const only = house.order(['CUP', 1]);
    house.count('CUP', 0);
    house.count('JUG', 1);
    tell('split');
    house.at(MORNING + HOUR + 1);
    expect(house.stock.defaults.apply()).toBe(1);
    expect([lines(both)[1], rest(both) === null, house.shortage(only)?.waitingFor]).toEqual([['CUP', 0, 0], false, 'approval']);
    expect(incident().told).toMatchObject({ answer: 'split', undoable: true });
    expect(house.work.messages.newest('clerk-1', 5)[0]).toMatchObject({ code: 'message.stockDefault', params: { sku: 'CUP', orders: 1 } });
    expect(value(house.stock.handlers.takeBack(CUP, anna))).toEqual({ can: 1, cannot: 0 });
    expect(lines(both)[1]).toEqual(['CUP', 3, 0]);
    // Once taken back it does not happen by itself a second time.
    expect([house.stock.defaults.apply(), incident().told]).toMatchObject([0, { answer: 'ask_supervisor', undoable: false }]);
    expect(house.stock.handlers.takeBack(CUP, anna)).toMatchObject({ error: { code: 'undo_not_last' } });
  });

  test('a transfer takes what the other warehouse has, and nothing is cancelled that was not agreed', async () => {
    const ids = [house.order(['CUP', 2]), house.order(['CUP', 2])];
    house.count('CUP', 3, 'HB2');
    house.count('CUP', 0);
    tell('transfer');
    house.at(MORNING + HOUR + 1);
    expect(house.stock.defaults.apply()).toBe(1);
    expect(ids.map((id) => [house.shortage(id)?.waitingFor, house.shortage(id)?.transfer?.units])).toEqual([
      ['stock', 2],
      ['approval', undefined],
    ]);
    expect(house.work.goods.free('QH', 'HB2').get('CUP')).toBe(1);
  });
});
