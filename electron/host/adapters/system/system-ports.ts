import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';
import type { Chance } from '../../../../shared/core/ports/chance.ts';
import type { Clock } from '../../../../shared/core/ports/clock.ts';
import type { Ids } from '../../../../shared/core/ports/ids.ts';

export const systemClock: Clock = { now: () => Date.now(), mono: () => performance.now() };

/** Stations that start together after a power cut must not come back in step: the system's own generator, which no two share. */
const drawn = new Uint32Array(1);
export const systemChance: Chance = { unit: () => (randomFillSync(drawn)[0] ?? 0) / 2 ** 32 };

// Drawn in blocks: an import asks for tens of thousands of ids, and each call to the system costs more than an id.
const pool = new Uint8Array(16 * 512);
let used = pool.length;
const sixteenRandomBytes = (): Uint8Array => {
  if (used >= pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return pool.slice(used, (used += 16));
};

// uuid counts within a millisecond only while it draws the random bytes itself; ids made in one go must sort as they were made.
let lastMs = 0;
let count = 0;
const nextId = (): string => {
  const random = sixteenRandomBytes();
  const nowMs = Date.now();
  if (nowMs > lastMs) {
    lastMs = nowMs;
    // Begins below half of 32 bits: nobody makes two thousand million ids in a millisecond.
    count = new DataView(random.buffer).getUint32(6) >>> 1;
  } else count += 1;
  return v7({ random, msecs: lastMs, seq: count });
};

export const systemIds: Ids = { next: nextId };
