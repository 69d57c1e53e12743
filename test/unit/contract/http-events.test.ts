import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { subscribeHttpEvents, type EventPlatform } from '../../../renderer/transport/http-events.ts';
import { shareSubscription } from '../../../renderer/transport/share-subscription.ts';
import { createEventBus, EVERYTHING_CHANGED, type ConsoleEvent } from '../../../shared/contract/events.ts';

interface FakeStream {
  onopen?: () => void;
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
const changed = (topic: string): ConsoleEvent => ({ name: 'changed', payload: { topics: [topic] } });

describe('events over loopback', () => {
  it('come over one stream for all windows of a browser, and the next window takes over', async () => {
    const { streams, platform } = createBrowser();
    const first: ConsoleEvent[] = [];
    const second: ConsoleEvent[] = [];
    const leave = subscribeHttpEvents((event) => void first.push(event), platform);
    subscribeHttpEvents((event) => void second.push(event), platform);
    await vi.advanceTimersByTimeAsync(0);
    expect(streams).toHaveLength(1);
    streams[0]?.onopen?.();
    streams[0]?.onmessage?.({ data: JSON.stringify(changed('orders')) });
    expect(first).toEqual([EVERYTHING_CHANGED, changed('orders')]);
    expect(second).toEqual(first);

    leave();
    await vi.advanceTimersByTimeAsync(0);
    expect(streams.map((stream) => stream.closed)).toEqual([true, false]);
    streams[1]?.onopen?.();
    expect(second.at(-1)).toEqual(EVERYTHING_CHANGED);
    expect(first).toHaveLength(2);
  });

  it('come back after the host was away, and then everything counts as changed', async () => {
    const { streams, platform } = createBrowser();
    const seen: ConsoleEvent[] = [];
    const leave = subscribeHttpEvents((event) => void seen.push(event), platform);
    await vi.advanceTimersByTimeAsync(0);
    for (let attempt = 0; attempt < 8; attempt += 1) {
      streams.at(-1)?.onerror?.();
      await vi.advanceTimersByTimeAsync(10_000);
    }
    expect(streams).toHaveLength(9);
    expect(streams.filter((stream) => !stream.closed)).toHaveLength(1);
    streams.at(-1)?.onopen?.();
    expect(seen).toEqual([EVERYTHING_CHANGED]);
    streams.at(-1)?.onerror?.();
    leave();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(streams).toHaveLength(9);
  });

  it('pass over what they do not understand', async () => {
    const { streams, platform } = createBrowser();
    const seen: ConsoleEvent[] = [];
    subscribeHttpEvents((event) => void seen.push(event), platform);
    await vi.advanceTimersByTimeAsync(0);
    for (const data of ['', '{', '{"name":"later"}', 7]) streams[0]?.onmessage?.({ data });
    expect(seen).toEqual([]);
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
