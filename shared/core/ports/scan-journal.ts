export const SCAN_SOURCES = ['wedge', 'serial', 'hid', 'camera', 'typed'] as const;
export type ScanSource = (typeof SCAN_SOURCES)[number];

/** A scan as it came, before anybody asks what it means. */
export interface RawScan {
  /** The window's own line of scans: it counts each line from 1 and sends it in order, again where an answer was lost. */
  readonly line: string;
  readonly no: number;
  readonly source: ScanSource;
  readonly scanner: string;
  readonly text: string;
  /** First and last key, epoch ms by the window's clock. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** Key presses it was made of; 0 where there were none. */
  readonly presses: number;
  /** What the desk was working on: `pack:order-1`, `load:L7`; empty between two. */
  readonly work: string;
  readonly userId: string;
}

export interface KeptScan extends RawScan {
  /** Place in the journal of scans, never given twice. */
  readonly place: number;
  readonly keptAt: number;
  readonly verdict: ScanVerdict | null;
}

/** What came of a scan. `trouble` is why it said nothing: `glued`, `truncated`, `check_digit` … */
export interface ScanVerdict {
  readonly kind: string;
  readonly trouble: string | null;
}

export interface ScannerHealth {
  readonly scanner: string;
  readonly scans: number;
  readonly lastAt: number;
  /** From one key to the next, over all of them; null where no keys were pressed. */
  readonly msPerKey: number | null;
  /** Scans by their trouble; those without are not in it. */
  readonly troubles: Readonly<Record<string, number>>;
}

/** A scan that is not the next of its line: one before it never arrived. */
export interface ScanGap {
  readonly code: 'gap';
  readonly line: string;
  readonly expected: number;
}

/**
 * Raw scans in the order they were made. Written inside a unit of work of their own and on disk before anything follows from them; never changed, so
 * that every count can be made again. A verdict is said once about each.
 */
export interface ScanJournal {
  /** The place of each scan, the old place for one that is here already; or the first that is missing, and then none is kept. */
  readonly append: (scans: readonly RawScan[], keptAt: number) => readonly number[] | ScanGap;
  readonly judge: (place: number, verdict: ScanVerdict) => void;
  /** All scans about a piece of work, in order: what its count is made of. */
  readonly ofWork: (work: string) => readonly KeptScan[];
  readonly after: (place: number, limit: number) => readonly KeptScan[];
  /** The next number of a line, 1 for a new one. */
  readonly next: (line: string) => number;
  /** Of what scanners read; what was typed or pressed at the bench is nobody's reading. */
  readonly health: (sinceAt: number) => readonly ScannerHealth[];
}
export interface ScanJournalDep {
  readonly scans: ScanJournal;
}
