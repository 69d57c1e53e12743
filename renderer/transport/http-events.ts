import { EVERYTHING_CHANGED, parseEvent, parseListening, type EventListener } from '../../shared/contract/events.ts';
import type { StartGap } from './start-gap.ts';

/*
 * Events over loopback. A browser opens at most six connections to one origin, and every stream keeps one: with a few windows of the
 * same browser open, calls would wait for ever. So one window holds the stream and tells the others; when it closes, the next in the
 * queue for the lock takes over.
 *
 * Whatever happened while nobody listened is not known, so with each new connection everything counts as changed. The first one knows:
 * it was opened beside the first questions, and the host says with both how much it had told by then (`start-gap.ts`).
 */

const RETRY_MIN_MS = 500;
const RETRY_MAX_MS = 10_000;

/** What this file needs of a browser; a test brings its own. */
export interface EventPlatform {
  readonly openStream: (url: string) => EventSource;
  readonly openChannel: (name: string) => BroadcastChannel;
  /** Runs `work` once this window is the one that listens, and holds that place until it settles or `signal` aborts. */
  readonly whenLeader: (name: string, signal: AbortSignal, work: () => Promise<void>) => void;
}

export const browserPlatform: EventPlatform = {
  openStream: (url) => new EventSource(url),
  openChannel: (name) => new BroadcastChannel(name),
  whenLeader: (name, signal, work) => {
    // Aborted while waiting: this window closed its subscription, which is no failure.
    navigator.locks.request(name, { signal }, work).catch(() => {});
  },
};

const parseText = (text: unknown): unknown => {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
};

/** Keeps one stream open until aborted: EventSource itself gives up on any answer but 200. */
const keepStream = (platform: EventPlatform, signal: AbortSignal, gap: StartGap, onEvent: EventListener): Promise<void> =>
  new Promise((resolve) => {
    let delayMs = RETRY_MIN_MS;
    let isFirst = true;
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;

    gap.onMissed(() => onEvent(EVERYTHING_CHANGED));
    const begin = (told: number) => {
      delayMs = RETRY_MIN_MS;
      if (!gap.began(told) || !isFirst) onEvent(EVERYTHING_CHANGED);
      isFirst = false;
    };
    const connect = () => {
      source = platform.openStream('/events');
      source.onmessage = ({ data }: MessageEvent<unknown>) => {
        const message = parseText(data);
        const told = parseListening(message);
        if (told !== undefined) return begin(told);
        const event = parseEvent(message);
        if (event) onEvent(event);
      };
      source.onerror = () => {
        // Another host may answer next, and it counts from nought.
        isFirst = false;
        source?.close();
        timer = setTimeout(connect, delayMs);
        delayMs = Math.min(delayMs * 2, RETRY_MAX_MS);
      };
    };
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      source?.close();
      resolve();
    });
    connect();
  });

export const subscribeHttpEvents = (listener: EventListener, gap: StartGap, platform: EventPlatform = browserPlatform): (() => void) => {
  const ended = new AbortController();
  const channel = platform.openChannel('sidebay-events');
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const event = parseEvent(data);
    if (event) listener(event);
  };
  platform.whenLeader('sidebay-events', ended.signal, () => {
    if (ended.signal.aborted) return Promise.resolve();
    return keepStream(platform, ended.signal, gap, (event) => {
      listener(event);
      channel.postMessage(event);
    });
  });
  return () => {
    ended.abort();
    channel.close();
  };
};
