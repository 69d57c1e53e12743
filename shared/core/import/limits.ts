/** Beyond these a file is refused with its reason; within them memory stays bounded. Bytes, counts and characters. */
export interface ImportLimits {
  readonly csvBytes: number;
  readonly rows: number;
  readonly workbookBytes: number;
  readonly workbookUnpackedBytes: number;
  readonly columns: number;
  /** UTF-16 code units, not bytes: what a cell costs in memory. */
  readonly cellChars: number;
  readonly lineChars: number;
  readonly zipEntries: number;
  /** Unpacked to packed. Parts below `zipRatioFromBytes` may compress better: a few kilobytes of styles do, and harm nobody. */
  readonly zipRatio: number;
  readonly zipRatioFromBytes: number;
  /** Shared texts of a workbook are held in memory while its rows stream by. */
  readonly sharedTextChars: number;
  readonly headerSearchRows: number;
  /** Rows looked at before the first is taken in: what a whole column says decides between day and month. */
  readonly lookAheadRows: number;
  /** A longer order goes on in a further draft with the same number. */
  readonly linesPerDraft: number;
  /** Orders, customers or products kept in memory to join files. */
  readonly joinRows: number;
  readonly files: number;
}

const MB = 1024 * 1024;

export const DEFAULT_LIMITS: ImportLimits = {
  csvBytes: 1024 * MB,
  rows: 5_000_000,
  workbookBytes: 50 * MB,
  workbookUnpackedBytes: 500 * MB,
  columns: 500,
  cellChars: 32 * 1024,
  lineChars: 2 * MB,
  zipEntries: 200,
  zipRatio: 100,
  zipRatioFromBytes: 64 * 1024,
  sharedTextChars: 64 * MB,
  headerSearchRows: 20,
  lookAheadRows: 1000,
  linesPerDraft: 5000,
  joinRows: 200_000,
  files: 20,
};
