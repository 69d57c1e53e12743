import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { subscribeHttpEvents, type EventPlatform } from '../../../renderer/transport/http-events.ts';
import { createHttpCall } from '../../../renderer/transport/http-call.ts';
import { shareSubscription } from '../../../renderer/transport/share-subscription.ts';
import { createStartGap } from '../../../renderer/transport/start-gap.ts';
import { createEventBus, EVERYTHING_CHANGED, TOLD_HEADER, toListening, type ConsoleEvent } from '../../../shared/contract/events.ts';

interface FakeStream {
  onerror?: () => void;
  onmessage?: (message: { data: unknown }) => void;
  closed: boolean;
  close: () => void;
}

/** One browser: the windows in it share the lock and the channel. */
const createBrowser = () => {
  const streams: FakeStream[] = [];
  const channels = new Set<{ onmessage?: (message: { data: unknown }) => void; postMessage: (data: unknown) => void; close: () => void }>();
  let queue = Promise.resolve();
  const platform = {
    openStream: () => {
      const stream: FakeStream = { closed: false, close: () => void (stream.closed = true) };
      streams.push(stream);
      return stream;
    },
    openChannel: () => {
      const channel = {
        postMessage: (data: unknown) => {
          for (const other of channels)
            if (other !== channel) (other as { onmessage?: (message: { data: unknown }) => void }).onmessage?.({ data: structuredClone(data) });
        },
        close: () => void channels.delete(channel),
      };
      channels.add(channel);
      return channel;
    },
    whenLeader: (_name: string, signal: AbortSignal, work: () => Promise<void>) => {
      queue = queue.then(() => (signal.aborted ? undefined : work()));
    },
  } as unknown as EventPlatform;
  return { streams, platform };
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const begin = (stream: FakeStream | undefined, told = 0): void => stream?.onmessage?.({ data: JSON.stringify(toListening(told)) });
const changed = (topic: string): ConsoleEvent => ({ name: 'changed', payload: { topics: [topic] } });

describe('events over loopback', () => {
  it('come over one stream for all windows of a browser, and the next window takes over', async () => {
    const { streams, platform } = createBrowser();
    const first: ConsoleEvent[] = [];
    const second: ConsoleEvent[] = [];
    const [firstGap, secondGap] = [createStartGap(), createStartGap()];
    firstGap.asked()(4);
    secondGap.asked()(4);
    const leave = subscribeHttpEvents((event) => void first.push(event), firstGap, platform);
    subscribeHttpEvents((event) => void second.push(event), secondGap, platform);
    await vi.advanceTimersByTimeAsync(0);
    expect(streams).toHaveLength(1);
    begin(streams[0], 4);
    streams[0]?.onmessage?.({ data: JSON.stringify(changed('orders')) });
    expect(first).toEqual([changed('orders')]);
    expect(second).toEqual(first);

    leave();
    await vi.advanceTimersByTimeAsync(0);
    expect(streams.map((stream) => stream.closed)).toEqual([true, false]);
    // Whether something was told between the two streams nobody knows.
    begin(streams[1], 5);
    expect(second.at(-1)).toEqual(EVERYTHING_CHANGED);
    expect(first).toHaveLength(1);
  });

  it('come back after the host was away, and then everything counts as changed', async () => {
    const { streams, platform } = createBrowser();
    const seen: ConsoleEvent[] = [];
    const leave = subscribeHttpEvents((event) => void seen.push(event), createStartGap(), platform);
    await vi.advanceTimersByTimeAsync(0);
    for (let attempt = 0; attempt < 8; attempt += 1) {
      streams.at(-1)?.onerror?.();
      await vi.advanceTimersByTimeAsync(10_000);
    }
    expect(streams).toHaveLength(9);
    expect(streams.filter((stream) => !stream.closed)).toHaveLength(1);
    begin(streams.at(-1));
    expect(seen).toEqual([EVERYTHING_CHANGED]);
    streams.at(-1)?.onerror?.();
    leave();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(streams).toHaveLength(9);
  });

  it('pass over what they do not understand', async () => {
    const { streams, platform } = createBrowser();
    const seen: ConsoleEvent[] = [];
    subscribeHttpEvents((event) => void seen.push(event), createStartGap(), platform);
    await vi.advanceTimersByTimeAsync(0);
    for (const data of ['', '{', '{"name":"later"}', 7]) streams[0]?.onmessage?.({ data });
    expect(seen).toEqual([]);
  });
});

describe('what was asked before the stream began', () => {
  const start = async () => {
    const { streams, platform } = createBrowser();
    const seen: ConsoleEvent[] = [];
    const gap = createStartGap();
    const waiting: (() => void)[] = [];
    const call = createHttpCall(async () => {
      const told = bus.told();
      await new Promise<void>((resolve) => waiting.push(resolve));
      return new Response('{"ok":true,"value":{}}', { headers: { [TOLD_HEADER]: String(told) } });
    }, gap);
    const bus = createEventBus();
    subscribeHttpEvents((event) => void seen.push(event), gap, platform);
    await vi.advanceTimersByTimeAsync(0);
    return { seen, bus, call, waiting, begin: () => begin(streams[0], bus.told()) };
  };

  it('is not asked for again when nothing was told meanwhile, whichever of the two was first', async () => {
    for (const isAnswerFirst of [true, false]) {
      const { seen, bus, call, waiting, begin: beginStream } = await start();
      bus.publish('syncStatus', {});
      const asked = call('queue.list', {});
      if (!isAnswerFirst) beginStream();
      waiting[0]?.();
      await asked;
      if (isAnswerFirst) beginStream();
      expect(seen).toEqual([]);
    }
  });

  it('is asked for again when something was told after the answer', async () => {
    const { seen, bus, call, waiting, begin: beginStream } = await start();
    const asked = call('queue.list', {});
    waiting[0]?.();
    await asked;
    bus.publish('changed', { topics: ['queue'] });
    beginStream();
    expect(seen).toEqual([EVERYTHING_CHANGED]);
  });

  it('is asked for again when its answer comes late and is older than the stream', async () => {
    const { seen, bus, call, waiting, begin: beginStream } = await start();
    const asked = call('queue.list', {});
    bus.publish('changed', { topics: ['queue'] });
    beginStream();
    expect(seen).toEqual([]);
    waiting[0]?.();
    await asked;
    expect(seen).toEqual([EVERYTHING_CHANGED]);
  });

  it('is asked for again when nobody answered, or nobody said how much had been told', async () => {
    for (const answer of [() => Promise.reject(new Error('refused')), () => Promise.resolve(new Response('{"ok":true,"value":{}}'))]) {
      const { streams, platform } = createBrowser();
      const seen: ConsoleEvent[] = [];
      const gap = createStartGap();
      subscribeHttpEvents((event) => void seen.push(event), gap, platform);
      await createHttpCall(answer, gap)('queue.list', {});
      await vi.advanceTimersByTimeAsync(0);
      begin(streams[0]);
      expect(seen).toEqual([EVERYTHING_CHANGED]);
    }
  });
});

it('one window subscribes once, however many listen in it', () => {
  const bus = createEventBus();
  let subscriptions = 0;
  const subscribe = shareSubscription((listener) => {
    subscriptions += 1;
    return bus.subscribe(listener);
  });
  const seen: string[] = [];
  const [leaveA, leaveB] = [subscribe(() => void seen.push('a')), subscribe(() => void seen.push('b'))];
  bus.publish('hostRestarted', {});
  leaveA();
  leaveA();
  bus.publish('hostRestarted', {});
  leaveB();
  bus.publish('hostRestarted', {});
  expect([seen, subscriptions]).toEqual([['a', 'b', 'b'], 1]);
});
