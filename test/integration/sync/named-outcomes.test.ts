import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DIFFERENCE_KINDS } from '../../../shared/core/difference/difference.ts';
import type { WmsOrder } from '../../../shared/core/inbox/wms-order.ts';
import { placeHold } from '../../../shared/core/order-file/decide/holds.ts';
import { startListing, type ListingDeps } from '../../../shared/core/usecases/sync/compare-listing.ts';
import { settleBatch } from '../../../shared/core/outbox/settle-batch.ts';
import type { InboundRaw } from '../../../shared/core/ports/wms-connector.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { closeDifference, resolveDifference } from '../../../shared/core/usecases/sync/resolve-difference.ts';
import { takeInWmsOrder } from '../../../shared/core/usecases/sync/take-in-wms-order.ts';
import { clerk, MORNING, openWorkHouse, programFolder, type WorkHouse } from '../../fixtures/work-house.ts';
import { wmsOrder } from '../../fixtures/wms-order.ts';

/** What a WMS may show that no rule may settle: each has a name a person sees, and stays until somebody looked or it is put right over there. */
describe('a WMS that', () => {
  let house: WorkHouse;
  let deps: ListingDeps;
  const kinds = () => house.work.differences.open().map(({ kind }) => kind);
  const hear = (order: WmsOrder) => house.storage.unitOfWork.run(() => takeInWmsOrder(order, false, deps));
  /** One full reading that shows these orders, asked for at a moment. */
  const readAll = (askedAt: number, ...orders: readonly WmsOrder[]) => {
    const listing = startListing(deps);
    listing.page(
      orders.map((order): InboundRaw => ({ key: `${order.ref}/${order.version}`, kind: 'order', raw: order as unknown as InboundRaw['raw'] })),
      askedAt,
    );
    return listing.complete();
  };
  beforeEach(async () => {
    house = await openWorkHouse();
    const { work, storage } = house;
    deps = {
      ...work.importDeps,
      outboxQueue: work.outbox,
      differences: work.differences,
      unitOfWork: storage.unitOfWork,
      records: { again: () => false },
      understand: ({ raw }) => ok({ kind: 'order', order: raw as unknown as WmsOrder }),
      nowAt: () => MORNING,
      lane: work.outbox.lane,
      acknowledged: (lane) => work.outbox.list({ lane, states: ['acknowledged'], limit: 50 }),
    };
    hear(wmsOrder());
  });
  afterEach(() => house.close());

  it('has two orders with one number: a twin, never mixed, and the first stays as it was', () => {
    const [orderId = ''] = house.work.differences.knownThere().map((one) => one.orderId);
    const before = house.work.orderFiles.load(orderId);
    hear(wmsOrder({ ref: 'W-2', recipient: { ...wmsOrder().recipient, name: '别人' } }));
    expect(house.work.differences.open()).toMatchObject([{ kind: 'twin', orderId, theirs: { ref: 'W-2' } }]);
    expect(house.work.orderFiles.load(orderId)).toEqual(before);
  });

  it('lets an order vanish: said once, however often it is read, and closed by itself when it is there again', () => {
    readAll(MORNING + 1_000);
    readAll(MORNING + 2_000);
    expect(kinds()).toEqual(['vanished']);
    readAll(MORNING + 3_000, wmsOrder());
    expect(kinds()).toEqual([]);
  });

  it('says yes and does nothing: not applied, with the change it said yes to; a page asked for before that yes accuses nobody', () => {
    const { work, storage } = house;
    const [orderId = ''] = work.differences.knownThere().map((one) => one.orderId);
    const held = work.recorder.onOrder(orderId as never, clerk, (order, context) =>
      placeHold(order, { reason: '等客户确认', liftableBy: 'owner', ifNobody: '一直保留', reviewAt: context.nowAt + 86_400_000 }, context),
    );
    expect(held.ok).toBe(true);
    // What the checks found is on its way too; the WMS says yes to everything, and shows version 1 all the same.
    const waiting = work.outbox.lane(orderId);
    const entry = waiting.at(-1);
    if (entry === undefined) return expect.fail('nothing was queued');
    for (const [at, { id }] of waiting.entries()) {
      const sent = work.outbox.markSending([id], MORNING);
      const yes = { outcome: 'accepted', orderRef: 'W-1', previousVersion: at + 1, version: at + 2 } as const;
      const when = { level: { level: 'L0' }, now: MORNING + 5_000, rand: () => 0.5, lane: work.outbox.lane } as const;
      work.outbox.settle(settleBatch(sent, ok(new Map([[id, yes]])), when));
    }
    expect(storage.db.prepare('SELECT DISTINCT state FROM outbox').pluck().all()).toEqual(['acknowledged']);
    readAll(MORNING + 4_000, wmsOrder());
    expect(kinds()).toEqual([]);
    readAll(MORNING + 60_000, wmsOrder());
    expect(work.differences.open()).toMatchObject([{ kind: 'not_applied', orderId, entryId: entry.id }]);
  });

  it('lets go of a hold that it acknowledged: held here, not there, until a person has it placed again or lifts it', () => {
    const { work, storage } = house;
    const [orderId = ''] = work.differences.knownThere().map((one) => one.orderId);
    const settle = (at: number): void => {
      for (let [entry] = work.outbox.lane(orderId); entry !== undefined; [entry] = work.outbox.lane(orderId)) {
        const yes = { outcome: 'accepted', orderRef: 'W-1', previousVersion: 1, version: 1 } as const;
        const when = { level: { level: 'L0' }, now: at, rand: () => 0.5, lane: work.outbox.lane } as const;
        work.outbox.settle(settleBatch(work.outbox.markSending([entry.id], at), ok(new Map([[entry.id, yes]])), when));
      }
    };
    settle(MORNING);
    const there = (...ids: readonly string[]): WmsOrder => wmsOrder({ holds: ids.map((holdId) => ({ holdId, reason: 'manual', placedAt: MORNING })) });
    const found = (work.orderFiles.load(orderId)?.holds ?? []).map(({ id }) => id);
    const held = work.recorder.onOrder(orderId as never, clerk, (order, context) =>
      placeHold(order, { reason: '等客户确认', liftableBy: 'owner', ifNobody: '一直保留', reviewAt: null }, context),
    );
    const holdId = held.ok ? held.value.decision.holdId : '';
    // Not told yet: nothing is missing over there.
    readAll(MORNING + 1_000, there(...found));
    expect(kinds()).toEqual([]);
    settle(MORNING + 5_000);
    // A page that was asked for before the yes accuses nobody.
    readAll(MORNING + 4_000, there(...found));
    expect(kinds()).toEqual([]);
    readAll(MORNING + 60_000, there(...found));
    readAll(MORNING + 61_000, there(...found));
    expect(kinds()).toEqual(['hold_gone']);
    readAll(MORNING + 62_000, there(...found, holdId));
    expect(kinds()).toEqual([]);

    readAll(MORNING + 63_000, there(...found));
    const [gone] = work.differences.open();
    const resolving = { ...work.settlementDeps, unitOfWork: storage.unitOfWork, onResolved: () => undefined, acknowledged: deps.acknowledged };
    expect(closeDifference(gone?.n ?? 0, 'seen', clerk, resolving)).toMatchObject({ ok: false });
    expect(resolveDifference(gone?.n ?? 0, new Map(), clerk, resolving)).toMatchObject({ ok: true });
    expect(work.outbox.lane(orderId)).toMatchObject([{ kind: 'hold.place', payload: { holdId, reason: 'manual' } }]);
    expect(kinds()).toEqual([]);
  });

  it('whatever it is, a person finds it by name, what it means and what to do about it, in both languages', () => {
    for (const language of ['en', 'zh-CN']) {
      const file = path.join(programFolder, 'renderer/i18n/locales', language, 'sync-place.json');
      const texts = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
      for (const kind of DIFFERENCE_KINDS)
        for (const part of ['', '.title', '.remedy']) expect(texts[`sync.difference.${kind}${part}`], `${kind}${part}`).toMatch(/\S/u);
    }
  });
});
