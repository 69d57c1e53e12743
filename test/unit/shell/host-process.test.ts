import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHostProcess, type HostChild } from '../../../electron/main/host-process.ts';
import type { FromHost, ToHost } from '../../../electron/host/ipc/host-messages.ts';

const createChild = () => {
  const posted: ToHost[] = [];
  let hear: (message: FromHost) => void = () => {};
  let exit = () => {};
  let kills = 0;
  const child: HostChild = {
    post: (message) => void posted.push(message),
    onMessage: (listener) => void (hear = listener),
    onExit: (listener) => void (exit = listener),
    kill: () => {
      kills += 1;
      exit();
    },
  };
  return {
    child,
    posted,
    say: (message: FromHost) => hear(message),
    die: () => exit(),
    kills: () => kills,
    calls: () => posted.filter((message) => message.kind === 'call'),
  };
};

const setUp = () => {
  const children: ReturnType<typeof createChild>[] = [];
  const events: string[] = [];
  const unable: string[] = [];
  const host = createHostProcess({
    start: () => {
      const made = createChild();
      children.push(made);
      return made.child;
    },
    onEvent: (event) => void events.push(event.name),
    onOpenWindow: () => void events.push('openWindow'),
    onUnable: ({ code }) => void unable.push(code),
  });
  const last = () => children.at(-1) ?? expect.fail('no child');
  return { host, children, events, unable, last };
};

const restarting = JSON.stringify({ ok: false, error: { code: 'host_restarting' } });
const unreachable = JSON.stringify({ ok: false, error: { code: 'unreachable' } });
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the host process', () => {
  it('holds calls until the host is ready and hands answers back by their number', async () => {
    const { host, last } = setUp();
    const [a, b] = [host.call('demo.a', '{}', 's'), host.call('demo.b', '{}', 's')];
    expect(last().calls()).toEqual([]);
    last().say({ kind: 'ready' });
    expect(last().calls()).toHaveLength(2);
    last().say({ kind: 'reply', id: 2, reply: 'B' });
    last().say({ kind: 'reply', id: 1, reply: 'A' });
    last().say({ kind: 'reply', id: 1, reply: 'again' });
    last().say({ kind: 'reply', id: 99, reply: 'nobody asked' });
    expect(await Promise.all([a, b])).toEqual(['A', 'B']);
  });

  it('never repeats a call that a dead host may have acted on, and keeps one that was never sent', async () => {
    const { host, last, children, events } = setUp();
    last().say({ kind: 'ready' });
    const sent = host.call('demo.ship', '{}', 's');
    last().die();
    const unsent = host.call('demo.list', '{}', 's');
    expect(await sent).toBe(restarting);
    await vi.advanceTimersByTimeAsync(200);
    expect(children).toHaveLength(2);
    last().say({ kind: 'ready' });
    expect(
      last()
        .calls()
        .map((message) => message.kind === 'call' && message.name),
    ).toEqual(['demo.list']);
    last().say({ kind: 'reply', id: 2, reply: 'L' });
    expect(await unsent).toBe('L');
    expect(events).toEqual(['hostRestarted']);
  });

  it('gives up waiting for a host that takes too long', async () => {
    const { host } = setUp();
    const call = host.call('demo.list', '{}', 's');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await call).toBe(restarting);
  });

  it('waits longer after each death, never longer than ten seconds, and less again after a good minute', async () => {
    const { children, last } = setUp();
    const waits: number[] = [];
    for (let death = 0; death < 9; death += 1) {
      last().say({ kind: 'ready' });
      const count = children.length;
      last().die();
      let waited = 0;
      while (children.length === count) {
        await vi.advanceTimersByTimeAsync(100);
        waited += 100;
      }
      waits.push(waited);
    }
    expect(waits).toEqual([200, 400, 800, 1600, 3200, 6400, 10_000, 10_000, 10_000]);
    last().say({ kind: 'ready' });
    await vi.advanceTimersByTimeAsync(60_000);
    const count = children.length;
    last().die();
    await vi.advanceTimersByTimeAsync(200);
    expect(children).toHaveLength(count + 1);
  });

  it('says what cannot be mended by starting again, and tries when asked to', async () => {
    const { host, children, last, unable } = setUp();
    const waiting = host.call('demo.list', '{}', 's');
    last().say({ kind: 'failed', code: 'storage_from_future' });
    last().die();
    expect(unable).toEqual(['storage_from_future']);
    expect(await waiting).toBe(unreachable);
    expect(await host.call('demo.list', '{}', 's')).toBe(unreachable);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(children).toHaveLength(1);
    host.tryAgain();
    host.tryAgain();
    expect(children).toHaveLength(2);
  });

  it('stops starting a host that never gets ready', async () => {
    const { children, last, unable } = setUp();
    for (let start = 0; start < 6; start += 1) {
      last().die();
      await vi.advanceTimersByTimeAsync(10_000);
    }
    expect([children.length, unable]).toEqual([6, ['host_failed']]);
  });

  it('stops: politely, then not', async () => {
    const { host, last, children } = setUp();
    last().say({ kind: 'ready' });
    const call = host.call('demo.never', '{}', 's');
    const stopping = host.stop();
    expect(last().posted.at(-1)).toEqual({ kind: 'stop' });
    await vi.advanceTimersByTimeAsync(10_000);
    await stopping;
    expect(last().kills()).toBe(1);
    expect(await call).toBe(restarting);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(children).toHaveLength(1);
    expect(await host.call('demo.list', '{}', 's')).toBe(unreachable);
  });

  it('tells each new host how many windows there are', async () => {
    const { host, last } = setUp();
    host.reportWindows(2);
    last().say({ kind: 'ready' });
    expect(last().posted).toEqual([{ kind: 'windows', open: 2 }]);
  });
});
