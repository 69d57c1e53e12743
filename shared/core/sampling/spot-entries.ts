import type { JsonObject } from '../journal/journal-entry.ts';
import type { CodeLetter, Severity } from './iso-2859.ts';
import type { LotPlan } from './lot-plan.ts';
import type { SpotPoint } from './spot-check.ts';

/** Why a seed was committed: the first of a station, the next after a draw, a plan changed while the lot was empty, or a seed nobody can reveal any more. */
export const COMMIT_REASONS = ['first', 'next', 'plan_changed', 'seed_lost'] as const;
export type CommitReason = (typeof COMMIT_REASONS)[number];

export interface CommittedData {
  readonly lot: string;
  readonly commitment: string;
  readonly plan: LotPlan;
  readonly because: CommitReason;
}

export type DrawnRecord = readonly [orderId: string, stratum: string, extra: 0 | 1];

export interface DrawnData {
  readonly lot: string;
  /** The site's date at cut-off, `2026-11-29`. */
  readonly date: string;
  readonly seed: string;
  /** Place and hash of the journal's newest entry at cut-off. */
  readonly cutoffN: number;
  readonly headHash: string;
  readonly severity: Severity;
  readonly size: number;
  /** Digest of the list drawn from. */
  readonly digest: string;
  readonly n: number;
  readonly ac: number | null;
  readonly letter: CodeLetter | null;
  readonly items: readonly DrawnRecord[];
}

export interface CheckedData {
  readonly lot: string;
  readonly orderId: string;
  readonly stratum: string;
  readonly faults: readonly SpotPoint[];
  readonly skipped: boolean;
  readonly packer: string;
}

export const LOT_VERDICTS = ['accepted', 'refused', 'looked_at'] as const;
export type LotVerdict = (typeof LOT_VERDICTS)[number];

export interface JudgedData {
  readonly lot: string;
  readonly verdict: LotVerdict;
  readonly checked: number;
  readonly faulty: number;
}

/** What the spot check writes into the journal. None of it is personal: who is drawn, what was found, what was decided. */
export interface SpotEntries {
  readonly 'spot.committed': CommittedData;
  readonly 'spot.planned': { readonly plan: LotPlan };
  readonly 'spot.drawn': DrawnData;
  readonly 'spot.checked': CheckedData;
  readonly 'spot.judged': JudgedData;
  readonly 'spot.mended': { readonly series: string };
  readonly 'spot.restHeld': { readonly lot: string; readonly orders: number };
  readonly 'spot.restReleased': { readonly lot: string; readonly orders: number };
}
export type SpotEntryType = keyof SpotEntries;

export const asData = (data: SpotEntries[SpotEntryType]): JsonObject => data as unknown as JsonObject;
