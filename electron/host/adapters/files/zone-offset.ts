import type { WallToInstant } from '../../../../shared/core/import/date-cell.ts';
import { HOUR_MS } from '../../../../shared/kernel/durations.ts';

const QUARTER_MS = HOUR_MS / 4;

/**
 * Wall time → instant in an IANA zone. A time that a clock change skips counts on from before it; one that comes twice is the first.
 * Intl is slow, and a file's times lie close together: offsets are kept per quarter hour, the smallest step any zone has.
 */
export const createWallToInstant = (timeZone: string): WallToInstant => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const wallOf = (instant: number): number => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
    return Date.UTC(part['year'] ?? 1970, (part['month'] ?? 1) - 1, part['day'] ?? 1, part['hour'] ?? 0, part['minute'] ?? 0, part['second'] ?? 0);
  };
  const offsetAt = (instant: number): number => wallOf(instant) - instant;
  const offsets = new Map<number, number>();
  return (wallMs) => {
    const quarter = Math.floor(wallMs / QUARTER_MS);
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      const start = quarter * QUARTER_MS;
      const before = offsetAt(start - 24 * HOUR_MS);
      const after = offsetAt(start + 24 * HOUR_MS);
      // The earlier offset holds until the wall time it gives no longer reads back.
      offset = before === after || wallOf(start - before) === start ? before : wallOf(start - after) === start ? after : before;
      if (offsets.size > 50_000) offsets.clear();
      offsets.set(quarter, offset);
    }
    return wallMs - offset;
  };
};
