import { v7 } from 'uuid';
import type { Clock } from '../../../../shared/core/ports/clock.ts';
import type { Ids } from '../../../../shared/core/ports/ids.ts';

export const systemClock: Clock = { now: () => Date.now(), mono: () => performance.now() };
export const systemIds: Ids = { next: () => v7() };
