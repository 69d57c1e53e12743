import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allocateInPieces } from '../../../shared/core/usecases/stock/allocate-in-pieces.ts';
import { allocateOpenOrders } from '../../../shared/core/usecases/stock/allocate-open-orders.ts';
import { draftOrder, MORNING, openWorkHouse, type WorkHouse } from '../../fixtures/work-house.ts';

const HOUR = 3_600_000;
let house: WorkHouse;
beforeEach(async () => {
  house = await openWorkHouse();
});
afterEach(() => house.close());

const wants = (quantity: number, hours: number): string =>
  house.takeIn(
    draftOrder({
      promisedShipAt: MORNING + hours * HOUR,
      lines: [{ kind: 'goods', sku: 'CUP', name: 'Cup', variant: '', quantity, unitPrice: '9.50' }],
    }),
  )[0] as string;
const put = (onHand: number): void =>
  house.work.goods.putStock([{ merchant: 'QH', sku: 'CUP', warehouse: '', location: 'A', onHand, safetyStock: null, asOf: MORNING }]);
const order = (id: string) => house.work.orderFiles.load(id)?.order;
const held = (id: string): number | undefined => order(id)?.lines[0]?.reserved;

/** A steady clock by which every order takes a piece of its own; `between` happens after each of them. */
async function inPieces(between: (pieces: number) => void, signal = { aborted: false }): Promise<number> {
  let [pieces, opened, mono] = [0, 0, 0];
  const clock = { now: house.work.importDeps.clock.now, mono: () => (mono += 20) };
  const letOthers = async (): Promise<void> => between((pieces += 1));
  await allocateInPieces('QH', null, { ...house.work.importDeps, clock, letOthers }, { onOpened: () => void (opened += 1), signal });
  return opened;
}

describe('sharing stock out in pieces', () => {
  test('gives everybody what sharing in one go gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 9 })), { maxLength: 8 }),
        fc.nat(20),
        async (wanted, onHand) => {
          const outcomes: unknown[] = [];
          for (const isInPieces of [false, true]) {
            const ids = wanted.map(([quantity, hours]) => wants(quantity, hours));
            house.storage.unitOfWork.run(() => put(onHand));
            if (isInPieces) await inPieces(() => {});
            else house.storage.unitOfWork.run(() => allocateOpenOrders('QH', null, house.work.importDeps));
            outcomes.push(ids.map((id) => [held(id), order(id)?.state, house.work.orderFiles.load(id)?.cases.map(({ kind, state }) => [kind, state])]));
            await house.close();
            house = await openWorkHouse();
          }
          expect(outcomes[1]).toEqual(outcomes[0]);
        },
      ),
      { numRuns: 8 },
    );
  });

  test('promises no piece that went from the shelf meanwhile, and says who goes short', async () => {
    const ids = [1, 2, 3, 4].map((hours) => wants(2, hours));
    house.storage.unitOfWork.run(() => put(8));
    const opened = await inPieces((pieces) => {
      if (pieces === 2) house.storage.unitOfWork.run(() => put(5));
    });
    expect(ids.map(held)).toEqual([2, 2, 0, 0]);
    expect(opened).toBe(2);
  });

  test('leaves an order alone that somebody decided on meanwhile', async () => {
    const [first = '', second = ''] = [1, 2].map((hours) => wants(2, hours));
    house.storage.unitOfWork.run(() => put(8));
    await inPieces((pieces) => {
      if (pieces === 1) house.storage.db.prepare(`UPDATE order_line SET quantity = 3 WHERE order_n = (SELECT n FROM orders WHERE id = ?)`).run(second);
    });
    expect([held(first), held(second), order(second)?.lines[0]?.quantity]).toEqual([2, 0, 3]);
  });

  test('ends where it is cancelled, and keeps what was shared', async () => {
    const ids = [1, 2, 3].map((hours) => wants(2, hours));
    house.storage.unitOfWork.run(() => put(8));
    const signal = { aborted: false };
    await inPieces((pieces) => (signal.aborted = pieces === 2), signal);
    expect(ids.map(held)).toEqual([2, 2, 0]);
  });
});
