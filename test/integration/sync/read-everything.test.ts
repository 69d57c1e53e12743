import { afterEach, describe, expect, it } from 'vitest';
import { createInboundStore } from '../../../electron/host/adapters/sqlite/outbox/inbound-store.ts';
import { createOpenWmsConnector } from '../../../electron/host/adapters/wms/open-wms/open-wms-connector.ts';
import { systemClock } from '../../../electron/host/adapters/system/system-ports.ts';
import { createSync } from '../../../electron/host/sync/create-sync.ts';
import type { NewOrder } from '../../../shared/contract/open-wms/resources.ts';
import type { WmsConnector } from '../../../shared/core/ports/wms-connector.ts';
import { startListing } from '../../../shared/core/usecases/sync/compare-listing.ts';
import { createFullReading } from '../../../shared/core/usecases/sync/full-reading.ts';
import { integrateInbound } from '../../../shared/core/usecases/sync/integrate-inbound.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { startTrainingWmsProcess } from '../../fixtures/training-wms-process.ts';
import { until } from '../../fixtures/until.ts';
import { clerk, openWorkHouse } from '../../fixtures/work-house.ts';
import { wmsOrder } from '../../fixtures/wms-order.ts';
import { inboundDepsOf } from '../../fixtures/inbound-deps.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const newOrders = (count: number, from = 0): readonly NewOrder[] =>
  Array.from({ length: count }, (_, i) => {
    const { ref: _r, externalRef: _e, version: _v, state: _s, holds: _h, updatedAt: _u, ...rest } = wmsOrder();
    return { ...rest, lines: rest.lines.map((line) => ({ ...line })), recipient: { ...rest.recipient }, platformOrderNo: `77${from + i}` };
  });

/** A real WMS over real HTTP, whose feed says that there is nothing new once it is told to lie. */
async function setUp(orders: number) {
  const wms = await startTrainingWmsProcess();
  closing.push(wms.stop);
  const seed = (some: readonly NewOrder[]) => wms.control<{ refs: string[] }>('POST', '/training/seed', { orders: some });
  await seed(newOrders(orders));
  const house = await openWorkHouse();
  closing.push(house.close);
  const { storage, work } = house;
  const real = createOpenWmsConnector({ baseUrl: wms.url, token: wms.token, timeoutMs: 2_000 });
  let lies = false;
  let hidden = '';
  let dies = false;
  const connector: WmsConnector = {
    ...real,
    pullChanges: (cursor, signal) => (lies ? Promise.resolve(ok({ records: [], next: cursor, more: false })) : real.pullChanges(cursor, signal)),
    sweep: async (page, signal) => {
      if (dies) await wms.control('POST', '/training/mode', { mode: 'down' });
      const read = await real.sweep(page, signal);
      if (!read.ok || hidden === '') return read;
      return ok({ ...read.value, records: read.value.records.filter(({ raw }) => !JSON.stringify(raw).includes(`"${hidden}"`)) });
    },
  };
  const inbound = createInboundStore(storage.db, storage.unitOfWork, systemClock.now);
  const deps = inboundDepsOf({ work }, inbound, connector.understand, systemClock.now);
  const reading = createFullReading({
    unitOfWork: storage.unitOfWork,
    journal: storage.journal,
    clock: systemClock,
    differences: work.differences,
    onChanged: () => undefined,
    onDefect: (defect) => {
      throw defect;
    },
  });
  const sync = createSync({
    outbox: work.outbox,
    inbound,
    connector,
    clock: systemClock,
    random: () => 0.5,
    pace: { pullEveryMs: 50 },
    startListing: () => startListing({ ...deps, unitOfWork: storage.unitOfWork }),
    onReading: reading.follow,
    onInbound: () => void integrateInbound(deps),
  });
  closing.push(() => sync.stop(0));
  sync.start();
  const known = (): number => work.differences.knownThere().length;
  await until(() => known() === orders, 20_000);
  const ask = () => reading.ask({ connection: sync.status().connection, sweep: sync.sweep }, clerk);
  const ended = () => until(() => reading.now().state !== 'running', 20_000);
  const told = () => [...storage.journal.walk()].filter(({ type }) => type.startsWith('sync.readAll')).map(({ type, actor, data }) => ({ type, actor, data }));
  return {
    wms,
    seed,
    work,
    sync,
    reading,
    known,
    ask,
    ended,
    told,
    lie: () => void (lies = true),
    hide: (ref: string) => void (hidden = ref),
    die: () => void (dies = true),
  };
}

describe('everything is read again because a person asks for it', () => {
  it('takes in what the feed left out, says what is gone, and is journaled with who and what', async () => {
    const { seed, work, reading, known, ask, ended, told, lie, hide } = await setUp(3);
    lie();
    await seed(newOrders(2, 50));
    const asked = ask();
    expect([asked, reading.now()]).toMatchObject([
      { ok: true, value: { joined: false } },
      { state: 'running', asked: true, expected: 3 },
    ]);
    expect(ask()).toMatchObject({ ok: true, value: { joined: true } });
    await ended();
    expect(reading.now()).toMatchObject({ state: 'done', orders: 5, takenIn: 2, differences: 0 });
    expect(known()).toBe(5);
    expect(told()).toEqual([
      { type: 'sync.readAllAsked', actor: clerk, data: { joined: false } },
      { type: 'sync.readAllAsked', actor: clerk, data: { joined: true } },
      {
        type: 'sync.readAllEnded',
        actor: { kind: 'program', rule: 'full_reading' },
        data: { whole: true, orders: 5, takenIn: 2, differences: 0 },
      },
    ]);
    // Nothing is new the second time, and one is gone.
    const [gone] = work.differences.knownThere();
    hide(gone?.wmsRef ?? '');
    ask();
    await ended();
    expect(reading.now()).toMatchObject({ state: 'done', orders: 4, takenIn: 0, differences: 1 });
    expect(work.differences.open()).toMatchObject([{ kind: 'vanished', orderId: gone?.orderId }]);
  });

  it('is refused while the WMS is off, and nothing is journaled', async () => {
    const { wms, sync, ask, told, reading } = await setUp(1);
    await wms.control('POST', '/training/mode', { mode: 'down' });
    await until(() => sync.status().connection === 'down', 20_000);
    expect(ask()).toEqual({ ok: false, error: { code: 'reading_wms_down' } });
    sync.pause();
    expect(ask()).toEqual({ ok: false, error: { code: 'reading_paused' } });
    expect(reading.ask(null, clerk)).toEqual({ ok: false, error: { code: 'reading_not_connected' } });
    expect([told(), reading.now().state]).toEqual([[], 'none']);
  });

  it('says that it broke off when the WMS dies in the middle, and calls nothing vanished', async () => {
    const { die, ask, ended, reading, known, work } = await setUp(3);
    die();
    expect(ask()).toMatchObject({ ok: true });
    await ended();
    expect(reading.now()).toMatchObject({ state: 'broken_off', differences: 0 });
    expect([known(), work.differences.open()]).toEqual([3, []]);
  });
});
