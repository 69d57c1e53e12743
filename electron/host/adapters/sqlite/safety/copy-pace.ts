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

/** An eighth of a megabyte, with pages of 4,096 bytes: what a commit that comes in the middle of it waits for. */
const SMALL_STEP = 32;
/** The disk is somebody else's five times as long as it was the copy's: a gigabyte takes some two minutes of each hour. */
const RESTS_PER_STEP = 5;
/** One that answers at once is still somebody else's for so long. */
const LEAST_REST_MS = 4;

/**
 * In small steps, each on the disk before the next, with a longer rest between two of them than a step took: a gigabyte that is handed to the disk at
 * once makes every scan and every decision wait until it is written. Blocks its thread, so it belongs in one of its own.
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
      Atomics.wait(sleeper, 0, 0, Math.max(LEAST_REST_MS, RESTS_PER_STEP * (performance.now() - startedAt)));
      startedAt = performance.now();
    },
    end: () => {
      if (handle !== undefined) closeSync(handle);
    },
  };
};
