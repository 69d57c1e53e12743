import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInboundStore } from '../../../electron/host/adapters/sqlite/outbox/inbound-store.ts';
import { systemClock } from '../../../electron/host/adapters/system/system-ports.ts';
import { createSync, type Sync } from '../../../electron/host/sync/create-sync.ts';
import { correct } from '../../../shared/core/order-file/decide/correct.ts';
import { note } from '../../../shared/core/order-file/decide/contact.ts';
import type { OrderId } from '../../../shared/core/order/order.ts';
import type { OutboxEntry } from '../../../shared/core/outbox/outbox-entry.ts';
import { startListing } from '../../../shared/core/usecases/sync/compare-listing.ts';
import { integrateInbound } from '../../../shared/core/usecases/sync/integrate-inbound.ts';
import { createFakeWms, type FakeWms } from '../../fakes/fake-wms.ts';
import { inboundDepsOf } from '../../fixtures/inbound-deps.ts';
import { until } from '../../fixtures/until.ts';
import { clerk, openWorkHouse, type WorkHouse } from '../../fixtures/work-house.ts';
import { wmsOrder } from '../../fixtures/wms-order.ts';

/**
 * One knob of the fake WMS after the other, and what the host makes of it: real stores, the real pumps, the real rules. What comes garbled over the
 * wire (half a JSON text, another content type, a redirect) is tried over real HTTP in open-wms-hostile.test.ts.
 */
let house: WorkHouse;
let wms: FakeWms;
let sync: Sync;
beforeEach(async () => {
  house = await openWorkHouse();
  wms = createFakeWms();
  const { storage, work } = house;
  const inbound = createInboundStore(storage.db, storage.unitOfWork, systemClock.now);
  const deps = {
    ...inboundDepsOf({ work }, inbound, wms.connector.understand, systemClock.now),
    acknowledged: (lane: string) => work.outbox.list({ lane, states: ['acknowledged'], limit: 10 }),
  };
  sync = createSync({
    outbox: work.outbox,
    inbound,
    connector: wms.connector,
    clock: systemClock,
    random: () => 0,
    pace: { pullEveryMs: 40, idleMs: 40 },
    startListing: () => startListing(deps),
    onInbound: () => void integrateInbound(deps),
  });
  wms.addOrder(wmsOrder());
  sync.start();
  await until(() => orderId() !== '');
  await until(() => house.work.outbox.lane(orderId()).length === 0);
});
afterEach(async () => {
  await sync.stop(0);
  await house.close();
});

const orderId = (): OrderId => (house.work.orderFiles.findByWmsRef('W-1') ?? '') as OrderId;
const order = () => house.work.orderFiles.load(orderId())?.order;
const kinds = (): readonly string[] => house.work.differences.open().map(({ kind }) => kind);
/** A decision here that the WMS has to hear of. */
function decide(to: string): OutboxEntry {
  const done = house.work.recorder.onOrder(orderId(), clerk, (file, context) =>
    correct(file, [{ field: 'recipient.detail', from: file.order.recipient.detail, to }], null, house.work.check, context),
  );
  if (!done.ok) throw new Error(done.error.code);
  sync.wake();
  const entry = house.work.outbox
    .list({ lane: orderId(), limit: 50 })
    .find(({ kind, payload }) => kind === 'order.correct' && JSON.stringify(payload).includes(to));
  if (entry === undefined) throw new Error('nothing was queued');
  return entry;
}
const stateOf = ({ id }: OutboxEntry) => house.work.outbox.find(id)?.state;
const settled = (entry: OutboxEntry) => until(() => stateOf(entry) === 'acknowledged');

describe('a WMS that', () => {
  it('says yes and does nothing: named as not applied after the next full reading, and what was decided stands here', async () => {
    wms.knobs.saysYesOnly = true;
    const entry = decide('演练路77号');
    await settled(entry);
    expect([wms.effects.get(entry.id), wms.order('W-1')?.recipient.detail]).toEqual([undefined, '演练路9号']);
    // What was asked for in the same moment as the yes accuses nobody.
    await until(async () => (await sync.sweep()).ok && kinds().includes('not_applied'));
    expect(order()?.recipient.detail).toBe('演练路77号');
  });

  it('applies and answers with an error: sent again under the same id, and the effect is there once', async () => {
    wms.knobs.failAfterwards = 2;
    const entry = decide('演练路78号');
    await settled(entry);
    expect([wms.effects.get(entry.id), wms.heard.flat().filter((id) => id === entry.id).length]).toEqual([1, 3]);
    expect(kinds()).toEqual([]);
  });

  it('loses the request and then the answer: once', async () => {
    wms.knobs.loseRequests = 1;
    wms.knobs.loseAnswers = 1;
    const entry = decide('演练路79号');
    await settled(entry);
    expect(wms.effects.get(entry.id)).toBe(1);
  });

  it('is slow: nothing is sent twice, and deciding here does not wait for it', async () => {
    wms.knobs.delayMs = 400;
    const began = performance.now();
    const entry = decide('演练路80号');
    expect(performance.now() - began).toBeLessThan(wms.knobs.delayMs);
    await settled(entry);
    expect(wms.heard.flat().filter((id) => id === entry.id)).toHaveLength(1);
  });

  it.each(['garbled', 'server_error', 'unreachable', 'timeout'] as const)(
    'answers %s for a while: everything waits, and goes once when it is well',
    async (kind) => {
      wms.knobs.outage = { kind, detail: 'x', retryAfterMs: null };
      const entry = decide('演练路81号');
      await until(() => (house.work.outbox.find(entry.id)?.attempts ?? 0) > 0);
      expect(stateOf(entry)).not.toBe('acknowledged');
      wms.knobs.outage = null;
      sync.retryNow();
      await settled(entry);
      expect(wms.effects.get(entry.id)).toBe(1);
    },
  );

  it('lets an id vanish: named once, and closed by itself when it is there again', async () => {
    wms.knobs.gone.add('W-1');
    await sync.sweep();
    await sync.sweep();
    expect(kinds()).toEqual(['vanished']);
    wms.knobs.gone.clear();
    await sync.sweep();
    expect(kinds()).toEqual([]);
  });

  it('makes an order anew under another id: the old one vanished, the new one is a twin, and they are never mixed', async () => {
    const before = order();
    wms.knobs.gone.add('W-1');
    wms.addOrder(wmsOrder({ ref: 'W-17', recipient: { ...wmsOrder().recipient, name: '别人' } }));
    await sync.sweep();
    await until(() => kinds().includes('twin'));
    expect(kinds().toSorted()).toEqual(['twin', 'vanished']);
    expect([order()?.wmsRef, order()?.recipient.name]).toEqual(['W-1', before?.recipient.name]);
  });

  it('goes back in its versions: the older showing is not believed, and said when a yes of it is gone', async () => {
    const entry = decide('演练路82号');
    await settled(entry);
    const version = order()?.wmsVersion;
    wms.putBack(wmsOrder());
    await until(async () => (await sync.sweep()).ok && kinds().length > 0);
    expect(kinds()).toEqual(['not_applied']);
    expect([order()?.recipient.detail, order()?.wmsVersion]).toEqual(['演练路82号', version]);
  });

  it('is another database put back from a backup: read anew, and what it forgot is said', async () => {
    const entry = decide('演练路83号');
    await settled(entry);
    wms.putBack(wmsOrder());
    wms.knobs.instance = 'fake-2';
    await until(() => kinds().includes('rolled_back'));
    expect(order()?.recipient.detail).toBe('演练路83号');
  });

  it.each(['stands', 'circles', 'endless'] as const)(
    'has a cursor that %s: it is not followed round and round, nothing is called vanished, and work goes on',
    async (cursor) => {
      for (let n = 0; n < 6; n += 1) wms.addOrder(wmsOrder({ ref: `W-${50 + n}`, platformOrderNo: `77${n}` }));
      await until(() => house.work.orderFiles.findByWmsRef('W-55') !== null);
      wms.knobs.pageSize = 2;
      wms.knobs.cursor = cursor;
      const asked = wms.pages();
      expect(await sync.sweep()).toMatchObject({ ok: false, error: { kind: 'garbled', detail: 'cursor_leads_nowhere' } });
      expect(wms.pages() - asked).toBeLessThan(200);
      expect(kinds()).toEqual([]);
      const entry = decide('演练路84号');
      await settled(entry);
      wms.knobs.cursor = 'true';
      expect((await sync.sweep()).ok).toBe(true);
    },
  );

  it('leaves changes out of its feed: the full reading finds them', async () => {
    wms.knobs.cursor = 'skips';
    wms.editByOthers('W-1', (there) => ({ ...there, carrier: 'EMS' }));
    const asked = wms.pages();
    await until(() => wms.pages() > asked + 1);
    expect(order()?.carrier).not.toBe('EMS');
    wms.knobs.cursor = 'true';
    await sync.sweep();
    await until(() => order()?.carrier === 'EMS');
  });

  it('answers another change than the one it was asked about: that entry waits, its neighbours go', async () => {
    const odd = decide('演练路85号');
    wms.knobs.answerInstead.set(odd.id, { outcome: 'garbled', detail: 'an answer to something else' });
    await until(() => (house.work.outbox.find(odd.id)?.attempts ?? 0) > 1);
    wms.addOrder(wmsOrder({ ref: 'W-90', platformOrderNo: '9990' }));
    await until(() => house.work.orderFiles.findByWmsRef('W-90') !== null);
    const other = house.work.orderFiles.findByWmsRef('W-90') ?? '';
    const caseId = house.work.orderFiles.load(other)?.cases[0]?.id;
    if (caseId !== undefined) house.work.recorder.onCase(caseId, clerk, (file, context) => note(file, caseId, 'x', context));
    await until(() => house.work.outbox.lane(other as OrderId).length === 0);
    expect(stateOf(odd)).not.toBe('acknowledged');
  });
});
