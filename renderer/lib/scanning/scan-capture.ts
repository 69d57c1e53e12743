/*
 * A scanner types like a person, only faster. On the page a character waits one gap before it counts as a key; in a text field it
 * is typed at once and only remembered:
 *
 *   J ───── 30 ms of silence ─────▶ key J
 *   S B * C A G E Enter  (each within the gap of the one before) ─────▶ scan "SB*CAGE", and no key at all
 *   g q  (two within the gap, then silence) ─────▶ keys G, Q: nobody prints codes that short, quick fingers are that quick
 *   the same burst into a text field ─────▶ stays typing; a desk that listens in fields has it taken out again as a scan
 *
 * A burst belongs where it began: a field that takes the focus in the middle of it gets none of it.
 * Pure: times are the key events' own, never those of the timer, which is late when the page is busy.
 */
export const SCAN_GAP_MS = 30;
/** Shorter bursts are quick fingers. */
export const SHORTEST_SCAN = 3;

export type Where = 'page' | 'field';

export interface Held<K> {
  readonly character: string;
  /** What to hand back when it turns out to be a key of the page. */
  readonly key: K;
  readonly at: number;
  readonly where: Where;
}
export interface Capture<K> {
  readonly held: readonly Held<K>[];
}
export type CaptureInput<K> =
  | ({ readonly kind: 'character' } & Held<K>)
  /** Enter or Tab, with which scanners end a code. */
  | { readonly kind: 'end'; readonly at: number }
  | { readonly kind: 'other' }
  | { readonly kind: 'silence' };

export interface CaptureRules {
  /** The longest time between two characters of one scan. */
  readonly gapMs: number;
  /** Does the desk want scans that fall into a text field? */
  readonly inFields: boolean;
}
export interface CaptureStep<K> {
  readonly capture: Capture<K>;
  /** Keys that were meant as keys, in order. */
  readonly keys: readonly K[];
  readonly scan: { readonly text: string; readonly where: Where } | null;
  /** The press itself belongs to a burst and must go no further. */
  readonly swallow: boolean;
}

export const NOTHING_HELD: Capture<never> = { held: [] };

type Settled<K> = Pick<CaptureStep<K>, 'keys' | 'scan'>;
const textOf = (held: readonly Held<unknown>[]): string => held.map(({ character }) => character).join('');

/** What is held, once it is known that no more comes: in a field it has been typed already. */
const settle = <K>(held: readonly Held<K>[]): Settled<K> => {
  if (held[0]?.where !== 'page') return { keys: [], scan: null };
  return held.length >= SHORTEST_SCAN ? { keys: [], scan: { text: textOf(held), where: 'page' } } : { keys: held.map(({ key }) => key), scan: null };
};

export const stepCapture = <K>(
  { held }: Capture<K>,
  input: CaptureInput<K>,
  { gapMs, inFields }: CaptureRules = { gapMs: SCAN_GAP_MS, inFields: false },
): CaptureStep<K> => {
  const last = held.at(-1);
  switch (input.kind) {
    case 'silence':
    case 'other':
      return { capture: NOTHING_HELD, ...settle(held), swallow: false };
    case 'end': {
      const isScan = held.length >= SHORTEST_SCAN && last !== undefined && input.at - last.at <= gapMs;
      if (!isScan) return { capture: NOTHING_HELD, ...settle(held), swallow: false };
      if (last.where === 'field') return { capture: NOTHING_HELD, keys: [], scan: inFields ? { text: textOf(held), where: 'field' } : null, swallow: inFields };
      return { capture: NOTHING_HELD, ...settle(held), swallow: true };
    }
    case 'character': {
      const { character, key, at, where } = input;
      const together = last !== undefined && at - last.at <= gapMs && (last.where === where || last.where === 'page');
      if (!together) return { capture: { held: [{ character, key, at, where }] }, ...settle(held), swallow: false };
      return { capture: { held: [...held, { character, key, at, where: last.where }] }, keys: [], scan: null, swallow: last.where === 'page' };
    }
  }
};
