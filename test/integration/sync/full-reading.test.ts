import { afterEach, describe, expect, it } from 'vitest';
import { createInboundStore } from '../../../electron/host/adapters/sqlite/outbox/inbound-store.ts';
import { systemClock } from '../../../electron/host/adapters/system/system-ports.ts';
import { createSync } from '../../../electron/host/sync/create-sync.ts';
import type { WmsOrder } from '../../../shared/core/inbox/wms-order.ts';
import type { JsonObject } from '../../../shared/core/journal/journal-entry.ts';
import { evolve } from '../../../shared/core/order-file/evolve.ts';
import type { WmsConnector } from '../../../shared/core/ports/wms-connector.ts';
import { startListing } from '../../../shared/core/usecases/sync/compare-listing.ts';
import { integrateInbound } from '../../../shared/core/usecases/sync/integrate-inbound.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { MORNING, openWorkHouse, type WorkHouse } from '../../fixtures/work-house.ts';
import { wmsOrder } from '../../fixtures/wms-order.ts';
import { inboundDepsOf } from '../../fixtures/inbound-deps.ts';

const NEWER: WmsOrder = wmsOrder({ version: 3, carrier: 'SF' });

/** A WMS whose feed is silent and whose listing shows one order; whoever understands it may be made to stumble. */
const showing = (order: WmsOrder): WmsConnector => ({
  profile: { level: { level: 'L0' }, versions: true, holds: true, stock: true, webhooks: false, feed: 'cursor' },
  capabilities: async () => ok({ level: { level: 'L0' }, kinds: [], maxBatch: 1 }),
  health: async () => ok({ at: MORNING, version: '1', instance: 'one' }),
  send: async () => ok(new Map()),
  lookUp: async () => ok({ found: false }),
  pullChanges: async () => ok({ records: [], next: '1', more: false }),
  sweep: async () =>
    ok({ records: [{ key: `order:${order.ref}:${order.version}`, kind: 'order', raw: order as unknown as JsonObject }], next: '', more: false }),
  understand: ({ raw }) => ok({ kind: 'order', order: raw as unknown as WmsOrder }),
});

describe('a full reading that shows more than is known', () => {
  let house: WorkHouse | null = null;
  afterEach(async () => {
    await house?.close();
    house = null;
  });

  async function setUp(stumbles: boolean) {
    house = await openWorkHouse();
    const { storage, work } = house;
    const inbound = createInboundStore(storage.db, storage.unitOfWork, () => MORNING);
    const connector = showing(NEWER);
    let broken = false;
    const told: string[] = [];
    const deps = {
      ...inboundDepsOf({ work }, inbound, connector.understand, () => MORNING),
      check: (...given: Parameters<typeof work.check>) => {
        if (broken) throw new Error('a check that stumbles over this address');
        return work.check(...given);
      },
    };
    const sync = createSync({
      outbox: work.outbox,
      inbound,
      connector,
      clock: systemClock,
      random: () => 0.5,
      startListing: () => startListing(deps),
      onInbound: () => told.push(...integrateInbound(deps).orderIds),
    });
    expect((await sync.sweep()).ok).toBe(true);
    const orderId = work.orderFiles.findByWmsRef(NEWER.ref) ?? '';
    // As a merge on an older showing leaves it: what the inbox read as version 3 is known here as version 2.
    storage.unitOfWork.run(() => {
      const file = work.orderFiles.load(orderId);
      if (file === null) throw new Error('not taken in');
      work.orderFiles.save(
        file,
        [
          { type: 'order.wmsKnown', data: { wmsRef: NEWER.ref, wmsVersion: 2 }, personal: null } as const,
          {
            type: 'order.corrected',
            data: { fields: ['carrier'], rule: 'merge', voidedWaybill: null },
            personal: { changes: [{ field: 'carrier', from: 'SF', to: 'YTO' }] },
          } as const,
        ].reduce((so, event) => evolve(so, event, { at: MORNING, by: 'test' }), file),
      );
    });
    told.length = 0;
    broken = stumbles;
    expect((await sync.sweep()).ok).toBe(true);
    return { work, inbound, told, orderId };
  }

  it('goes the inbox’s way: the order follows, and windows hear which', async () => {
    const { work, inbound, told, orderId } = await setUp(false);
    expect(work.orderFiles.load(orderId)?.order).toMatchObject({ wmsVersion: 3, carrier: 'SF' });
    expect([told, inbound.parked()]).toEqual([[orderId], 0]);
  });

  it('and what cannot be taken in is parked with its reason and ends no reading', async () => {
    const { work, inbound, orderId } = await setUp(true);
    expect(work.orderFiles.load(orderId)?.order.wmsVersion).toBe(2);
    expect(inbound.listParked(9)).toMatchObject([{ key: expect.stringMatching(/order:W-1:3$/u), error: 'a check that stumbles over this address' }]);
    expect(inbound.sweptAt()).not.toBeNull();
  });
});
