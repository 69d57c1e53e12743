/** When it was scanned (epoch ms by this computer's clock) and of how many presses. */
export interface ScanTiming {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly presses: number;
  /** By keys where it is not said. */
  readonly source?: 'serial' | 'hid' | 'camera';
}

/** Gets a scan; `false` hands it on to who listened before. */
export type ScanListener = (text: string, timing: ScanTiming) => unknown;

interface Listening {
  readonly listener: ScanListener;
  /** A desk that lives on scans takes them out of its text fields too; elsewhere a scan into a field of words is typing. */
  readonly inFields: boolean;
}

export interface ScanListeners {
  readonly add: (listener: ScanListener, options?: { readonly inFields?: boolean }) => () => void;
  /** Whether a scan into a text field is taken out of it. */
  readonly inFields: () => boolean;
  readonly tell: (text: string, fromField: boolean, timing: ScanTiming) => void;
}

interface Kept {
  readonly bench: string;
  readonly text: string;
  readonly timing: ScanTiming;
}

/**
 * `benchAhead` names the bench the window is on the way to, null elsewhere: what is scanned before its code is here is kept for it, in the order it came.
 * Desks that live on scans come before the rest of the window, and of each the newest: what was opened last is what is scanned for. One scan has one taker.
 */
export const createScanListeners = (benchAhead: () => string | null = () => null): ScanListeners => {
  const all: Listening[] = [];
  let kept: readonly Kept[] = [];
  const isBenchHere = (): boolean => all.some(({ inFields }) => inFields);
  const handOver = (listener: ScanListener): void => {
    const waited = kept;
    kept = [];
    // Scanned for a bench that was left before it came, it is nobody's.
    for (const { bench, text, timing } of waited) if (bench === benchAhead()) listener(text, timing);
  };
  return {
    add: (listener, { inFields = false } = {}) => {
      const own: Listening = { listener, inFields };
      all.push(own);
      if (inFields) handOver(listener);
      return () => {
        const at = all.indexOf(own);
        if (at >= 0) all.splice(at, 1);
      };
    },
    inFields: () => isBenchHere() || benchAhead() !== null,
    tell: (text, fromField, timing) => {
      const bench = isBenchHere() ? null : benchAhead();
      if (bench !== null) {
        kept = [...kept, { bench, text, timing }];
        return;
      }
      for (const { listener, inFields } of all.toReversed().toSorted((a, b) => Number(b.inFields) - Number(a.inFields)))
        if ((!fromField || inFields) && listener(text, timing) !== false) return;
    },
  };
};
