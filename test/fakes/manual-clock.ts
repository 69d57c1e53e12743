import type { Clock } from '../../shared/core/ports/clock.ts';

/** Time that passes only when told. */
export const createManualClock = (
  startAt = Date.UTC(2026, 10, 23, 0, 0),
): Clock & { readonly pass: (ms: number) => void; readonly set: (at: number) => void } => {
  let now = startAt;
  return {
    now: () => now,
    mono: () => now - startAt,
    pass: (ms) => {
      now += ms;
    },
    set: (at) => {
      now = at;
    },
  };
};
