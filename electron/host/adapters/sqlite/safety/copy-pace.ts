import { closeSync, fdatasyncSync, openSync } from 'node:fs';

/** How a copy goes about its pages. */
export interface CopyPace {
  /** Pages of a step. */
  readonly pages: number;
  /** Called after each step but the last. */
  readonly rest: () => void;
  /** Called when the last step is done, or the copy failed. */
  readonly end: () => void;
}

/** In one step: nothing else is done meanwhile, and nobody writes. */
export const AT_ONCE: CopyPace = { pages: 0x7f_ff_ff_ff, rest: () => undefined, end: () => undefined };

/** A megabyte, with pages of 4,096 bytes. */
const SMALL_STEP = 256;
/** A disk that answers at once is still somebody else's for as long. */
const LEAST_REST_MS = 2;

/**
 * In small steps, each on the disk before the next, and as long a rest between two of them as a step took: a gigabyte that is handed to the disk at once
 * makes every scan and every decision wait until it is written. Blocks its thread, so it belongs in one of its own.
 */
export const givingWay = (draft: string): CopyPace => {
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  let handle: number | undefined;
  let startedAt = performance.now();
  return {
    pages: SMALL_STEP,
    rest: () => {
      // The file is there with the first page that was written.
      handle ??= openSync(draft, 'r+');
      fdatasyncSync(handle);
      Atomics.wait(sleeper, 0, 0, Math.max(LEAST_REST_MS, performance.now() - startedAt));
      startedAt = performance.now();
    },
    end: () => {
      if (handle !== undefined) closeSync(handle);
    },
  };
};
