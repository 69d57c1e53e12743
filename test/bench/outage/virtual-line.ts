import type { Timers } from '../../../electron/host/sync/timers.ts';

/** Time that passes as fast as it can be worked through: the shipped watcher with its own timers, and a call of the line every so often. */
export const createVirtualLine = (callEveryMs = 5_000) => {
  let nowMs = 0;
  let nextCallAt = 0;
  let due: { readonly at: number; readonly run: () => void } | null = null;
  const timers: Timers = {
    // The watcher has one timer, its next look.
    set: (delayMs, run) => (due = { at: nowMs + delayMs, run }),
    clear: () => void (due = null),
  };
  return {
    timers,
    now: () => nowMs,
    /** `until` is asked after each look; true ends the time early. */
    pass: (ms: number, onCall: (at: number) => void, until: () => boolean = () => false): void => {
      const endAt = nowMs + ms;
      while (nowMs < endAt && !until()) {
        nowMs = Math.min(endAt, nextCallAt, due?.at ?? endAt);
        if (nowMs >= nextCallAt) {
          onCall(nowMs);
          nextCallAt = nowMs + callEveryMs;
        }
        if (due !== null && nowMs >= due.at) {
          const { run } = due;
          due = null;
          run();
        }
      }
    },
  };
};
