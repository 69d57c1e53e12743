import type { ImportDto } from '../../../../shared/contract/intake.contract.ts';

/** Before this a rate is noise. */
const KNOWN_AFTER_MS = 2000;

export interface Pace {
  readonly rowsPerSecond: number | null;
  readonly leftMs: number | null;
}

export const isRunning = ({ state }: ImportDto): boolean => state === 'reading' || state === 'checking';

/** How fast an import goes and how long it will take, from what it says about itself: it can be left and found again. */
export const paceOf = (one: Pick<ImportDto, 'startedAt' | 'rows' | 'bytesRead' | 'bytesTotal'>, now: number): Pace => {
  const elapsedMs = now - one.startedAt;
  if (elapsedMs < KNOWN_AFTER_MS || one.bytesRead === 0) return { rowsPerSecond: null, leftMs: null };
  return { rowsPerSecond: (one.rows / elapsedMs) * 1000, leftMs: (elapsedMs * Math.max(0, one.bytesTotal - one.bytesRead)) / one.bytesRead };
};
