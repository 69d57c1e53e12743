import { afterEach, expect, it } from 'vitest';
import { createOutageStore } from '../../../electron/host/adapters/sqlite/manual/outage-store.ts';
import { createPlatformArrivals } from '../../../electron/host/adapters/sqlite/manual/platform-arrival-store.ts';
import { systemIds } from '../../../electron/host/adapters/system/system-ports.ts';
import { createPlatformWatcher, PLATFORM_LOOK_EVERY_MS } from '../../../electron/host/sync/platform-watcher.ts';
import { platformChannel, type Outage } from '../../../shared/core/outage/outage.ts';
import { createOutageDesk } from '../../../shared/core/usecases/outage/outage-desk.ts';
import { MINUTE_MS } from '../../../shared/kernel/durations.ts';
import { openConsoleBesideWms } from '../../fixtures/console-beside-wms.ts';
import { until } from '../../fixtures/until.ts';
import { MORNING } from '../../fixtures/work-house.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A real training WMS whose orders come from two platforms, the real line and stores, and a watch whose time the test moves. */
async function setUp() {
  const { wms, house, sync } = await openConsoleBesideWms(closing, 30);
  const { storage } = house;
  await wms.control('POST', '/training/seed', {
    merchants: [{ code: 'QH', platforms: ['TB', 'DY'], carrier: 'YTO' }],
    products: [{ sku: 'QH-TEE01-BLK-L', merchant: 'QH', name: 'Tee', barcode: '', weightGrams: 200, active: true }],
  });
  sync.start();

  let nowAt = MORNING;
  let listening = true;
  let due: (() => void) | null = null;
  const outages = createOutageStore(storage.db);
  const told: string[] = [];
  const desk = createOutageDesk({
    unitOfWork: storage.unitOfWork,
    journal: storage.journal,
    outages,
    clock: { now: () => nowAt, mono: () => nowAt },
    ids: systemIds,
    triageRule: () => ({ version: 1, minutes: 30, warnShare: 0.75 }),
    yearAt: () => 2026,
    announce: (event, outage) => void told.push(`${event.type} ${outage.channel}`),
    onChanged: () => undefined,
  });
  const watcher = createPlatformWatcher({
    timers: { set: (_, run) => (due = run), clear: () => (due = null) },
    now: () => nowAt,
    mono: () => nowAt,
    arrivals: createPlatformArrivals(storage.db),
    site: () => ({ ...house.settings.site(), usualSilences: ['TB', 'DY'].map((platform) => ({ platform, minutes: 10 })) }),
    isListening: () => listening,
    isFailing: (platform) => outages.ofChannel(platformChannel(platform)) !== null,
    givenUpAt: (platform) => outages.givenUpAt(platformChannel(platform)),
    onNews: ({ kind, platform, sinceAt }) => {
      const channel = platformChannel(platform);
      if (kind === 'well') desk.noticeRestored(sinceAt, channel);
      else desk.noticeFailure({ channel, sign: 'not_arriving', sinceAt, lastKnownAt: sinceAt });
    },
    onDefect: (defect) => {
      throw defect;
    },
  });
  const count = (): number => Number(storage.db.prepare('SELECT count(*) FROM orders').pluck().get());
  /** So many minutes pass, with looks as often as the program looks; orders of every platform that is up come in each. */
  async function pass(minutes: number): Promise<void> {
    for (let minute = 0; minute < minutes; minute += 1) {
      house.at(nowAt);
      const before = count();
      const { refs } = await wms.control<{ refs: string[] }>('POST', '/training/arrive', { count: 12 });
      await until(() => count() === before + refs.length);
      for (let at = 0; at < MINUTE_MS; at += PLATFORM_LOOK_EVERY_MS) {
        nowAt += PLATFORM_LOOK_EVERY_MS;
        due?.();
      }
    }
  }
  const stop = (...without: string[]) => wms.control('POST', '/training/arriving', { perHour: 0, troubleShare: 0, seed: 7, without });
  const open = (platform: string): Outage | null => outages.ofChannel(platformChannel(platform));
  return { house, watcher, outages, desk, told, pass, stop, open, now: () => nowAt, setListening: (value: boolean) => (listening = value) };
}

it(
  'a platform that stops is noticed while the others go on, as its own incident with a triage clock, and ends when its orders come again',
  { timeout: 270_000 },
  async () => {
    const { house, watcher, outages, told, pass, stop, open, now, setListening } = await setUp();
    await stop();
    watcher.start();
    closing.push(watcher.stop);
    await pass(3);
    expect(watcher.platforms().map(({ platform, state }) => [platform, state])).toEqual([
      ['DY', 'well'],
      ['TB', 'well'],
    ]);

    await stop('TB');
    const stoppedAt = now();
    await pass(8);
    expect([open('TB'), watcher.platforms().map(({ state }) => state)]).toEqual([null, ['well', 'quiet']]);
    // While the WMS itself does not answer nobody can be blamed.
    setListening(false);
    await pass(5);
    expect(open('TB')).toBeNull();
    setListening(true);
    await pass(4);
    const noticed = open('TB');
    expect(noticed).toMatchObject({ state: 'noticed', channel: 'platform:TB', sign: 'not_arriving', triage: { clock: { minutes: 30, stoppedAt: null } } });
    expect(noticed?.sinceAt).toBeLessThanOrEqual(stoppedAt);
    // Ten minutes were listened to, five were not: within two minutes of that.
    expect((noticed?.noticed.at ?? 0) - stoppedAt).toBeLessThanOrEqual(17 * MINUTE_MS);
    // The WMS is well: nothing is held back, and the other platform is nobody's concern.
    expect([outages.current(), open('DY'), watcher.platforms().map(({ state }) => state)]).toEqual([null, null, ['well', 'failing']]);

    // Said once, also after a restart in the middle of it.
    watcher.stop();
    watcher.start();
    await pass(3);
    expect(told).toEqual(['outage.noticed platform:TB']);

    await stop();
    await pass(4);
    expect([open('TB'), outages.list(5).map(({ state }) => state)]).toEqual([null, ['passed']]);
    expect(told).toEqual(['outage.noticed platform:TB', 'outage.restored platform:TB', 'outage.passed platform:TB']);
    expect(house.storage.journal.verify().whole).toBe(true);
  },
);

it(
  'a platform that is no longer sold on is let go: its incident ends, its silence is nobody’s concern, and its next orders begin a new watch',
  { timeout: 270_000 },
  async () => {
    const { watcher, desk, told, pass, stop, open } = await setUp();
    const states = () => watcher.platforms().map(({ platform, state }) => `${platform} ${state}`);
    await stop();
    watcher.start();
    closing.push(watcher.stop);
    await pass(2);
    await stop('TB');
    await pass(12);
    expect(open('TB')?.state).toBe('noticed');
    expect(desk.giveUp({ kind: 'person', userId: 'li-wei' }, 'platform:TB', 'the shop moved').ok).toBe(true);
    // Said at once, not at the next look.
    expect([open('TB'), states()]).toEqual([null, ['DY well', 'TB given_up']]);
    await pass(25);
    // The same after a restart.
    watcher.stop();
    watcher.start();
    await pass(15);
    expect([open('TB'), states()]).toEqual([null, ['DY well', 'TB given_up']]);
    expect(told).toEqual(['outage.noticed platform:TB', 'outage.givenUp platform:TB']);

    await stop();
    await pass(2);
    expect(states()).toEqual(['DY well', 'TB well']);
    await stop('TB');
    await pass(12);
    expect([open('TB')?.no, states()]).toEqual(['OUT-2026-002', ['DY well', 'TB failing']]);
  },
);

it('a platform and the WMS fail beside each other, each with an outage of its own', { timeout: 180_000 }, async () => {
  const { desk, outages, open, now } = await setUp();
  desk.noticeFailure({ channel: 'wms', sign: 'silent', sinceAt: now(), lastKnownAt: null });
  desk.noticeFailure({ channel: 'platform:TB', sign: 'not_arriving', sinceAt: now(), lastKnownAt: null });
  expect([outages.current()?.no, open('TB')?.no]).toEqual(['OUT-2026-001', 'OUT-2026-002']);
  desk.noticeRestored(now(), 'platform:TB');
  expect([outages.current()?.state, open('TB')]).toEqual(['noticed', null]);
});
