/** Timers come in, so that a test can hold time still. */
export interface Timers {
  readonly set: (delayMs: number, run: () => void) => unknown;
  readonly clear: (handle: unknown) => void;
}

/** A pending timer never keeps the process alive. */
export const systemTimers: Timers = {
  set: (delayMs, run) => setTimeout(run, delayMs).unref(),
  clear: (handle) => clearTimeout(handle as NodeJS.Timeout | undefined),
};
