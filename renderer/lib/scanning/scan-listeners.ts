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
  /** A desk that lives on scans takes them out of its text fields too; elsewhere a scan into a field is typing. */
  readonly inFields: boolean;
}

export interface ScanListeners {
  readonly add: (listener: ScanListener, options?: { readonly inFields?: boolean }) => () => void;
  readonly inFields: () => boolean;
  readonly tell: (text: string, fromField: boolean, timing: ScanTiming) => void;
}

/** Desks that live on scans come before the rest of the window, and of each the newest: what was opened last is what is scanned for. One scan has one taker. */
export const createScanListeners = (): ScanListeners => {
  const all: Listening[] = [];
  return {
    add: (listener, { inFields = false } = {}) => {
      const own: Listening = { listener, inFields };
      all.push(own);
      return () => {
        const at = all.indexOf(own);
        if (at >= 0) all.splice(at, 1);
      };
    },
    inFields: () => all.some(({ inFields }) => inFields),
    tell: (text, fromField, timing) => {
      for (const { listener, inFields } of all.toReversed().toSorted((a, b) => Number(b.inFields) - Number(a.inFields)))
        if ((!fromField || inFields) && listener(text, timing) !== false) return;
    },
  };
};
