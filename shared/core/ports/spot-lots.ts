import type { KeptSwitching } from '../sampling/kept-switching.ts';
import type { LotCandidate } from '../sampling/lot-draw.ts';
import type { LotPlan } from '../sampling/lot-plan.ts';
import type { CodeLetter, Severity } from '../sampling/iso-2859.ts';
import type { DrawnOrder, SpotPoint, SpotResult } from '../sampling/spot-check.ts';
import type { CommitReason, LotVerdict } from '../sampling/spot-entries.ts';

export interface Commitment {
  readonly lot: string;
  readonly commitment: string;
  readonly plan: LotPlan;
  readonly because: CommitReason;
  readonly committedAt: number;
  /** Place of its journal entry. */
  readonly committedN: number;
}

export interface DrawnLot extends Commitment {
  readonly drawNo: number;
  readonly date: string;
  readonly seed: string;
  readonly drawnAt: number;
  readonly cutoffN: number;
  readonly headHash: string;
  readonly severity: Severity;
  readonly letter: CodeLetter | null;
  readonly size: number;
  readonly n: number;
  readonly ac: number | null;
  readonly verdict: LotVerdict | null;
  readonly judgedAt: number | null;
}

export const ITEM_STATES = ['open', 'clean', 'faulty', 'skipped'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** What a checker has said so far about an order that is not finished; `true` is right. */
export type Marks = Readonly<Partial<Record<SpotPoint, boolean>>>;

export interface SpotItem extends DrawnOrder {
  /** From 1, in the order of the draw. */
  readonly place: number;
  readonly packer: string;
  readonly state: ItemState;
  readonly marks: Marks;
  readonly faults: readonly SpotPoint[];
  readonly checkedBy: string;
  readonly checkedAt: number | null;
}

export interface CheckedItem {
  readonly orderId: string;
  readonly state: Exclude<ItemState, 'open'>;
  readonly faults: readonly SpotPoint[];
  readonly packer: string;
  readonly by: string;
  readonly at: number;
}

export interface LotFigures {
  readonly lot: string;
  readonly drawNo: number;
  readonly date: string;
  readonly drawnAt: number;
  readonly checks: number;
  readonly faults: number;
  readonly skipped: number;
}
export interface PackerFigures {
  readonly packer: string;
  readonly checks: number;
  readonly faults: number;
}

/** Lots, what was drawn and what came of it. Reading is free; writing needs a unit of work. What was committed and drawn is never changed. */
export interface SpotLots {
  /** The commitment whose lot was not drawn yet. */
  readonly open: () => Commitment | null;
  /** In the place of the open one, if there is one. */
  readonly commit: (commitment: Commitment) => void;
  readonly draw: (lot: Omit<DrawnLot, 'verdict' | 'judgedAt'>, items: readonly DrawnOrder[], candidates: readonly LotCandidate[]) => void;
  readonly drawCount: () => number;
  readonly find: (lot: string) => DrawnLot | null;
  /** Newest first. */
  readonly recent: (limit: number) => readonly DrawnLot[];
  /** In the order of the draw. */
  readonly items: (lot: string) => readonly SpotItem[];
  readonly item: (lot: string, orderId: string) => SpotItem | null;
  readonly mark: (lot: string, orderId: string, marks: Marks) => void;
  readonly check: (lot: string, item: CheckedItem) => void;
  readonly judge: (lot: string, verdict: LotVerdict, at: number) => void;
  /** Everything checked, oldest first. */
  readonly results: () => readonly SpotResult[];
  readonly switching: () => KeptSwitching;
  readonly keepSwitching: (kept: KeptSwitching) => void;
  /** What the next lot begins with, where somebody said so. */
  readonly nextPlan: () => LotPlan | null;
  readonly keepPlan: (plan: LotPlan) => void;
  readonly firstDrawOf: (merchant: string, sku: string) => number | undefined;
  /** Orders of the lot nobody looked at, drawn or not. */
  readonly rest: (lot: string) => readonly { readonly orderId: string; readonly stratum: string }[];
  readonly noteHold: (lot: string, orderId: string, holdId: string | null) => void;
  readonly heldRest: (lot: string) => readonly { readonly orderId: string; readonly holdId: string }[];
  /** Drawn since then, oldest first. */
  readonly lotFigures: (sinceAt: number) => readonly LotFigures[];
  readonly packerFigures: (sinceAt: number) => readonly PackerFigures[];
}
export interface SpotLotsDep {
  readonly lots: SpotLots;
}
