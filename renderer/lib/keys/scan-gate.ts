/*
 * A scanner types like a person, only faster. A character waits one gap before it counts as a key:
 *
 *   J ───── 30 ms of silence ─────▶ key J
 *   S B * C A G E Enter  (each within the gap of the one before) ─────▶ scan "SB*CAGE", and no key at all
 *   g q  (two within the gap, then silence) ─────▶ keys G, Q: nobody prints codes that short, quick fingers are that quick
 *
 * Pure: times are the key events' own, never those of the timer, which is late when the page is busy.
 */
export const SCAN_GAP_MS = 30;
/** Shorter bursts are quick fingers. */
export const SHORTEST_SCAN = 3;

export interface Typed<K> {
  readonly character: string;
  /** What to hand back when it turns out to be a key. */
  readonly key: K;
  readonly at: number;
}
export interface ScanGate<K> {
  readonly typed: readonly Typed<K>[];
}
export type ScanGateInput<K> =
  { readonly kind: 'character'; readonly typed: Typed<K> } | { readonly kind: 'enter'; readonly at: number } | { readonly kind: 'silence' };
export interface ScanGateStep<K> {
  readonly state: ScanGate<K>;
  /** Keys that were meant as keys, in order. */
  readonly keys: readonly K[];
  readonly scan: string | null;
  /** An Enter that ended a scan is the scanner's and does nothing else. */
  readonly swallowed: boolean;
}

export const OPEN_GATE: ScanGate<never> = { typed: [] };

const settle = <K>(typed: readonly Typed<K>[]): Pick<ScanGateStep<K>, 'keys' | 'scan'> =>
  typed.length >= SHORTEST_SCAN ? { keys: [], scan: typed.map((one) => one.character).join('') } : { keys: typed.map((one) => one.key), scan: null };

export const stepScanGate = <K>(gate: ScanGate<K>, input: ScanGateInput<K>, gapMs: number = SCAN_GAP_MS): ScanGateStep<K> => {
  const last = gate.typed.at(-1);
  switch (input.kind) {
    case 'silence':
      return { state: OPEN_GATE, ...settle(gate.typed), swallowed: false };
    case 'enter': {
      const settled = settle(gate.typed);
      return { state: OPEN_GATE, ...settled, swallowed: settled.scan !== null && last !== undefined && input.at - last.at <= gapMs };
    }
    case 'character': {
      const together = last !== undefined && input.typed.at - last.at <= gapMs;
      if (together) return { state: { typed: [...gate.typed, input.typed] }, keys: [], scan: null, swallowed: false };
      return { state: { typed: [input.typed] }, ...settle(gate.typed), swallowed: false };
    }
  }
};
