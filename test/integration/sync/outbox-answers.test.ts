import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/host/adapters/system/system-ports.ts';
import { createSync, type Sync } from '../../../electron/host/sync/create-sync.ts';
import { createFakeWms } from '../../fakes/fake-wms.ts';
import { createMemoryInboundStore, createMemoryOutboxStore } from '../../fakes/memory-outbox-store.ts';
import { outboxEntry } from '../../fixtures/outbox-entry.ts';
import { until } from '../../fixtures/until.ts';
import { wmsOrder } from '../../fixtures/wms-order.ts';

const running: Sync[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((sync) => sync.stop(0)));
});

const open = () => {
  const wms = createFakeWms({ level: 'L0' });
  wms.addOrder(wmsOrder());
  return { wms, outbox: createMemoryOutboxStore(), inbound: createMemoryInboundStore() };
};

describe('what the WMS answered', () => {
  it('writes the answers of one call at a time: who decides meanwhile waits for those, not for all that came together', async () => {
    const happened: string[] = [];
    const most: number[] = [];
    const timers = {
      set: (delayMs: number, run: () => void) => setTimeout(() => (happened.push('turn'), run()), delayMs),
      clear: (handle: unknown) => clearTimeout(handle as NodeJS.Timeout),
    };
    const { wms, outbox, inbound } = open();
    const entries = Array.from({ length: 400 }, (_, at) => outboxEntry({ lane: `order-${at}` }));
    outbox.queue(entries);
    const { send } = wms.connector;
    const waiting: (() => void)[] = [];
    const watched = createSync({
      outbox: { ...outbox, settle: (settlements, also) => (happened.push('settled'), most.push(settlements.length), outbox.settle(settlements, also)) },
      inbound,
      // Their answers come when all that may be under way is.
      connector: {
        ...wms.connector,
        send: async (changes, signal) => {
          await new Promise<void>((resolve) => {
            waiting.push(resolve);
            setTimeout(() => waiting.splice(0).forEach((go) => go()), 20);
          });
          return send(changes, signal);
        },
      },
      clock: systemClock,
      random: () => 0,
      timers,
    });
    running.push(watched);
    watched.start();
    await until(() => entries.every(({ id }) => outbox.find(id)?.state === 'acknowledged'), 5_000);
    expect(happened.filter((what) => what === 'settled').length).toBeGreaterThan(4);
    expect([Math.max(...most), most.reduce((sum, some) => sum + some, 0)]).toEqual([50, 400]);
    expect(happened.some((what, at) => what === 'settled' && happened[at - 1] === 'settled')).toBe(false);
  });

  it('writes what was answered before it stops', async () => {
    let isHeld = false;
    const timers = {
      set: (delayMs: number, run: () => void) => (isHeld ? null : setTimeout(run, delayMs)),
      clear: (handle: unknown) => clearTimeout(handle as NodeJS.Timeout),
    };
    const { wms, outbox, inbound } = open();
    const { send } = wms.connector;
    const note = outboxEntry();
    outbox.queue([note]);
    const watched = createSync({
      outbox,
      inbound,
      connector: {
        ...wms.connector,
        send: async (changes, signal) => {
          const answered = await send(changes, signal);
          isHeld = true;
          return answered;
        },
      },
      clock: systemClock,
      random: () => 0,
      timers,
    });
    running.push(watched);
    watched.start();
    await until(() => isHeld);
    await watched.stop();
    expect(outbox.find(note.id)?.state).toBe('acknowledged');
  });
});
