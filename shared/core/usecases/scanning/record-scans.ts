import { err, ok, type Result } from '../../../kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { UnitOfWorkDep } from '../../ports/journal.ts';
import type { RawScan, ScanGap, ScanJournalDep } from '../../ports/scan-journal.ts';

export type ScanRefusal = ScanGap | { readonly code: 'scan_too_long'; readonly no: number };

/** The largest code there is holds 7,089 characters; what is longer was not scanned. */
const LONGEST_SCAN = 8192;

/**
 * Keeps scans before anything is made of them. When this returns their places they are on disk, and the desk may count; sending the same
 * scans again, because an answer was lost, gives the same places and keeps nothing twice.
 */
export function recordScans(deps: UnitOfWorkDep & ScanJournalDep & ClockDep, scans: readonly RawScan[]): Result<readonly number[], ScanRefusal> {
  const tooLong = scans.find(({ text }) => text.length > LONGEST_SCAN);
  if (tooLong !== undefined) return err({ code: 'scan_too_long', no: tooLong.no });
  const kept = deps.unitOfWork.run(() => deps.scans.append(scans, deps.clock.now()));
  return 'code' in kept ? err(kept) : ok(kept);
}
