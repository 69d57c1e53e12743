import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';
import type { Clock } from '../../../../shared/core/ports/clock.ts';
import type { Ids } from '../../../../shared/core/ports/ids.ts';

export const systemClock: Clock = { now: () => Date.now(), mono: () => performance.now() };

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

export const systemIds: Ids = { next: () => v7({ rng: sixteenRandomBytes }) };
