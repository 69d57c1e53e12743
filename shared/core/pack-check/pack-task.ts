import type { Tracking } from '../catalogue/tracking.ts';
import type { ItemFacts } from '../scanning/classify-scan.ts';

/** One line of the order as it is packed; a kit's line is told apart into its parts before. */
export interface PackLine {
  readonly lineId: string;
  readonly sku: string;
  readonly units: number;
  /** SKUs people take for this one: its first unit is looked at twice. */
  readonly twinSkus: readonly string[];
  readonly needs: Tracking;
}

/** What a barcode stands for: one unit, a case of twelve, or a kit's parts all at once. */
export interface CodeMeaning {
  readonly parts: readonly { readonly sku: string; readonly units: number }[];
}

export interface PackTask {
  readonly orderId: string;
  readonly lines: readonly PackLine[];
  /** By barcode as scanned and by its 14 digits. */
  readonly codes: ReadonlyMap<string, CodeMeaning>;
  /** Whether this site packed a unit of this serial before, in another order: the same one cannot leave twice. */
  readonly hasLeft: (sku: string, serial: string) => boolean;
  /** The site's day, as YYYYMMDD. */
  readonly today: number;
}

export interface PackedUnit {
  readonly lineId: string;
  readonly sku: string;
  /** The scan that counted it; several units may share one. */
  readonly scanId: string;
  readonly lot: string | null;
  readonly expires: string | null;
  readonly serial: string | null;
  /** What its own label says it weighs; absent where none did. */
  readonly grams?: number;
}

export const SHORT_CLOSES = ['split', 'wait', 'exception'] as const;
export type ShortClose = (typeof SHORT_CLOSES)[number];
export const SHORT_REASONS = ['not_on_shelf', 'damaged', 'expired', 'wrong_label', 'other'] as const;
export type ShortReason = (typeof SHORT_REASONS)[number];

export interface ClosedShort {
  readonly lineId: string;
  readonly missing: number;
  readonly how: ShortClose;
  readonly reason: ShortReason;
}

/** What a unit is asked for where its code does not say it. */
export const ASKED_FACTS = ['date', 'lot', 'serial'] as const;
export type AskedFact = (typeof ASKED_FACTS)[number];

/** A question the next scan answers. */
export type Pending =
  | { readonly kind: 'twin'; readonly item: ItemFacts; readonly sku: string; readonly twinSkus: readonly string[] }
  | { readonly kind: 'fact'; readonly asks: AskedFact; readonly item: ItemFacts; readonly sku: string };

export interface PackState {
  readonly packed: readonly PackedUnit[];
  readonly closedShort: readonly ClosedShort[];
  readonly pending: Pending | null;
  /** Lines whose twin was looked at already. */
  readonly lookedAt: readonly string[];
}

export const UNPACKED: PackState = { packed: [], closedShort: [], pending: null, lookedAt: [] };

export const REFUSALS = [
  'wrong_item',
  'twin_instead',
  'too_many',
  'case_too_large',
  'one_by_one',
  'expired',
  'too_short_lived',
  'serial_twice',
  'serial_left',
  'other_order',
] as const;
export type PackRefusal = (typeof REFUSALS)[number];

export type PackVerdict =
  | { readonly kind: 'counted'; readonly units: readonly PackedUnit[]; readonly left: number }
  | { readonly kind: 'complete'; readonly units: readonly PackedUnit[] }
  | { readonly kind: 'refused'; readonly because: PackRefusal; readonly sku: string | null; readonly insteadOf: string | null; readonly serial?: string }
  | { readonly kind: 'look_again'; readonly because: 'twin' | `${AskedFact}_missing` | 'date_unread'; readonly sku: string }
  /** `caseOf`: its number says it is a case of something in this order, but not of how many. `article`: the house's own number inside it. */
  | { readonly kind: 'unknown_code'; readonly code: string; readonly caseOf: string | null; readonly article?: string }
  | { readonly kind: 'undone'; readonly units: readonly PackedUnit[] }
  | { readonly kind: 'nothing_to_undo' };

export interface PackStep {
  readonly state: PackState;
  readonly verdict: PackVerdict;
}

/** Units of a line still to come: what was packed and what was closed short are no longer needed. */
export const neededOf = (line: PackLine, state: PackState): number =>
  line.units -
  state.packed.filter(({ lineId }) => lineId === line.lineId).length -
  state.closedShort.reduce((sum, { lineId, missing }) => sum + (lineId === line.lineId ? missing : 0), 0);

export const leftOf = (task: PackTask, state: PackState): number => task.lines.reduce((sum, line) => sum + neededOf(line, state), 0);
