import type { ImportError, SetAsideReason } from '../import/reasons.ts';
import type { SetAside } from '../import/draft.ts';

export type ImportState = 'reading' | 'checking' | 'done' | 'cancelled' | 'failed';

/** What an import says about itself; kept with it and shown while it runs. */
export interface ImportFigures {
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly rows: number;
  readonly orders: number;
  readonly lines: number;
  readonly created: number;
  readonly unchanged: number;
  readonly stockLevels: number;
  readonly products: number;
  readonly setAside: number;
  readonly exceptions: number;
  readonly recognised: Readonly<Record<string, number>>;
  readonly error: { readonly code: ImportError['code'] | 'internal' | 'interrupted'; readonly params: ImportError['params'] } | null;
}

export interface ImportRecord {
  readonly id: string;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly by: string;
  readonly fileName: string;
  readonly contentHash: string;
  readonly preset: string | null;
  /** The options as JSON, so that mended rows go through the same door. */
  readonly options: string;
  readonly state: ImportState;
  readonly figures: ImportFigures;
}

export type SetAsideState = 'waiting' | 'taken_in' | 'discarded';
/** `differs_from_known` is the store's own reason: the order is here already, with other content. */
export interface SetAsideRecord extends Omit<SetAside, 'reason' | 'further'> {
  readonly id: string;
  readonly importId: string;
  readonly reason: SetAsideReason | 'differs_from_known';
  readonly state: SetAsideState;
  /** What a person made of `raw` and has not been taken in; null while nobody touched it. */
  readonly edit: SetAsideEdit | null;
}
export interface SetAsideEdit {
  readonly cells: SetAside['raw'];
  /** What was still doubtful when it was tried; null while it was only typed. */
  readonly doubt: Pick<SetAsideRecord, 'column' | 'reason' | 'params'> | null;
}

/** Imports and the mending list. Writing needs a unit of work. */
export interface IntakeStore {
  readonly putImport: (record: ImportRecord) => void;
  readonly import: (id: string) => ImportRecord | null;
  readonly imports: (limit: number) => readonly ImportRecord[];
  readonly doneWithContent: (contentHash: string) => ImportRecord | null;
  /** The preset of the newest import that was asked to be of this merchant (or of all). */
  readonly presetOf: (merchant: string) => string | null;
  readonly addSetAside: (record: SetAsideRecord) => void;
  /** Rows that wait, as they came or by reason and then as they came. */
  readonly setAside: (filter: {
    readonly importId: string | null;
    readonly offset: number;
    readonly limit: number;
    readonly by?: 'file' | 'reason';
  }) => readonly SetAsideRecord[];
  readonly setAsideReasons: (importId: string | null) => Readonly<Record<string, number>>;
  readonly setAsideById: (id: string) => SetAsideRecord | null;
  /** All rows of one order that wait together, in the order of the file; the number counts as it was last tried. */
  readonly waitingOfOrder: (importId: string, file: string, orderNo: string) => readonly SetAsideRecord[];
  /** Keeps what a person typed into a row that still waits, or forgets it; what arrived stays. */
  readonly keepEdit: (id: string, edit: SetAsideEdit | null) => void;
  readonly markSetAside: (id: string, state: SetAsideState) => void;
  readonly rememberLayout: (headers: string, preset: string | null, mapping: string, usedAt: number) => void;
  readonly layout: (headers: string) => { readonly preset: string | null; readonly mapping: string } | null;
}
export interface IntakeStoreDep {
  readonly intake: IntakeStore;
}
