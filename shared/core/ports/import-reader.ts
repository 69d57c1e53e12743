import type { DraftOrder, DraftProduct, DraftStock, Recognised, SetAside } from '../import/draft.ts';
import type { Mapping } from '../import/fields.ts';
import type { ImportLimits } from '../import/limits.ts';
import type { ImportError } from '../import/reasons.ts';
import type { Result } from '../../kernel/result.ts';

export interface ImportOptions {
  /** Id of a preset or layout; without it the headers decide. */
  readonly preset?: string;
  readonly mapping?: Mapping;
  readonly merchant?: string;
  readonly platform?: string;
  /** Alpha-2 code of recipients where the file names no country. */
  readonly country?: string;
  /** Orders of this file were taken down while people work by hand: each belongs to the outage and has a number on paper. */
  readonly byHand?: true;
  /** IANA name of the site's zone: times without an offset are its wall time. */
  readonly timeZone: string;
  /** Said by a person where a column does not show which number is the day. */
  readonly dateOrder?: 'dmy' | 'mdy';
  /** Said by a person where the bytes do not tell: an encoding label such as 'gb18030'. */
  readonly encoding?: string;
  readonly limits?: Partial<ImportLimits>;
}

export interface ImportProgress {
  readonly bytesRead: number;
  readonly bytesTotal: number;
  /** Table rows read, headers and titles not counted. */
  readonly rows: number;
}

/** `recognised` counts since the batch before: adding all batches up gives the file's counts. */
export interface ImportBatch {
  readonly orders: readonly DraftOrder[];
  readonly stock: readonly DraftStock[];
  readonly products: readonly DraftProduct[];
  readonly setAside: readonly SetAside[];
  readonly recognised: Recognised;
  readonly progress: ImportProgress;
}

export interface FilePreview {
  readonly file: string;
  readonly bytes: number;
  readonly format: 'csv' | 'xlsx';
  /** 'utf-8', 'utf-16le', 'utf-16be', 'gb18030'; empty for a workbook. */
  readonly encoding: string;
  readonly delimiter: string;
  /** Row of the header, counted from 1; 0 when none was recognised. */
  readonly headerRow: number;
  readonly presets: readonly { readonly id: string; readonly score: number }[];
  readonly columns: readonly { readonly header: string; readonly field: string | null; readonly samples: readonly string[] }[];
  /** The first rows below the header. */
  readonly rows: readonly (readonly string[])[];
  /** Recognised codes and the reason when no layout fits. */
  readonly warnings: readonly { readonly code: string; readonly params: Readonly<Record<string, string | number>> }[];
}

/** A refused file ends the iteration by throwing this; batches that came before it are good. */
export class ImportRefused extends Error {
  readonly error: ImportError;
  constructor(error: ImportError) {
    super(error.code);
    this.name = 'ImportRefused';
    this.error = error;
  }
}

/** As much of an AbortSignal as a port may know. */
export interface CancelSignal {
  readonly aborted: boolean;
  readonly addEventListener: (type: 'abort', listener: () => void) => void;
  readonly removeEventListener: (type: 'abort', listener: () => void) => void;
}

/**
 * Reads files into drafts, a batch at a time, no faster than they are taken. Nothing is stored. Every row of a file is in some
 * draft, set aside, or counted as blank. Aborting the signal ends the iteration within a second: it throws
 * ImportRefused with the code `cancelled`.
 */
export interface ImportReader {
  readonly read: (input: { readonly files: readonly string[]; readonly options: ImportOptions; readonly signal?: CancelSignal }) => AsyncIterable<ImportBatch>;
  readonly preview: (file: string, options: ImportOptions) => Promise<Result<FilePreview, ImportError>>;
}
export interface ImportReaderDep {
  readonly importReader: ImportReader;
}
