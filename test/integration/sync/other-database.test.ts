import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInboundStore } from '../../../electron/host/adapters/sqlite/outbox/inbound-store.ts';
import type { WmsOrder } from '../../../shared/core/inbox/wms-order.ts';
import { correct } from '../../../shared/core/order-file/decide/correct.ts';
import { fieldValue } from '../../../shared/core/order-file/evolve.ts';
import type { FieldPath, OrderId } from '../../../shared/core/order/order.ts';
import { newestOf } from '../../../shared/core/usecases/sync/resolve-difference.ts';
import { takeInWmsOrder } from '../../../shared/core/usecases/sync/take-in-wms-order.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { inboundDepsOf } from '../../fixtures/inbound-deps.ts';
import { clerk, MORNING, openWorkHouse, type WorkHouse } from '../../fixtures/work-house.ts';
import { wmsOrder } from '../../fixtures/wms-order.ts';

/** The version a restored WMS shows under a number that meant something else before: the same number, and other words. */
const shown = (version: number, changed: Partial<WmsOrder> = {}): WmsOrder => ({ ...wmsOrder({ version }), ...changed });

describe('an order read anew from a WMS that a backup was put into, at the version that is known here', () => {
  let house: WorkHouse;
  beforeEach(async () => {
    house = await openWorkHouse();
  });
  afterEach(() => house.close());

  const setUp = () => {
    const { storage, work } = house;
    const inbound = createInboundStore(storage.db, storage.unitOfWork, () => MORNING);
    const deps = inboundDepsOf(
      { work },
      inbound,
      ({ raw }) => ok({ kind: 'order', order: raw as unknown as WmsOrder }),
      () => MORNING,
    );
    const see = (order: WmsOrder, isReadingAnew = false): void => void storage.unitOfWork.run(() => takeInWmsOrder(order, isReadingAnew, deps));
    see(shown(1));
    const orderId = (work.orderFiles.findByWmsRef('W-1') ?? '') as OrderId;
    const decide = (field: FieldPath, to: string): void => {
      const done = work.recorder.onOrder(orderId, clerk, (file, context) =>
        correct(file, [{ field, from: fieldValue(file.order, field) ?? '', to }], null, work.check, context),
      );
      if (!done.ok) throw new Error(done.error.code);
    };
    return { storage, work, inbound, see, orderId, decide };
  };

  it('asks what was asked before against what it shows now', () => {
    const { storage, work, see, orderId, decide } = setUp();
    see(shown(3, { buyerNote: 'before' }));
    decide('sellerNote', 'ours');
    storage.unitOfWork.run(() =>
      work.differences.note({ kind: 'conflict', orderId, entryId: null, theirs: shown(3, { buyerNote: 'before' }), foundAt: MORNING }),
    );
    see(shown(3, { carrier: 'another life' }), true);
    const open = work.differences.ofOrder(orderId);
    expect(open.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['conflict', 'rolled_back']));
    expect(new Set(open.map(({ theirs }) => theirs?.carrier))).toEqual(new Set(['another life']));
    expect(newestOf(open)).toMatchObject({ version: 3, carrier: 'another life' });
  });

  it('keeps what it shows of a field that a change of ours is still about, until that change is settled', () => {
    const { work, inbound, see, orderId, decide } = setUp();
    decide('carrier', 'OURS');
    see(shown(2, { carrier: 'THEIRS' }));
    const left = () => work.differences.ofOrder(orderId).filter(({ kind }) => kind === 'unfollowed');
    expect(left()).toHaveLength(1);
    inbound.beginInstance('another');
    expect(left()).toHaveLength(0);
    see(shown(2, { carrier: 'THEIRS' }), true);
    expect(left().map(({ theirs }) => theirs?.carrier)).toEqual(['THEIRS']);
    // Another clerk's window shows what was decided here until the WMS has said what became of it.
    expect(work.orderFiles.load(orderId)?.order.carrier).toBe('OURS');
  });
});
