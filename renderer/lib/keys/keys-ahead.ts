import { chordsOf, KEY_MAP } from './key-map.ts';

const isBenchKey = (chord: string): boolean => Object.keys(KEY_MAP.bench).some((action) => chordsOf('bench', action).includes(chord));

/**
 * What is pressed for a bench before its code is here waits for it, as scans do: quick hands press its first key while the place before is still drawn,
 * and that place must not take it for its own. `benchAhead` names the bench the window is on the way to, null elsewhere.
 */
export const createKeysAhead = (benchAhead: () => string | null, run: (chord: string) => void) => {
  let kept: readonly { readonly bench: string; readonly chord: string }[] = [];
  return {
    /** False for what is no key of a bench, or where none is ahead. */
    keep: (chord: string): boolean => {
      const bench = benchAhead();
      if (bench === null || !isBenchKey(chord)) return false;
      kept = [...kept, { bench, chord }];
      return true;
    },
    /** The bench is here; its keys join in the same breath, after its scans. */
    handOver: (): void =>
      queueMicrotask(() => {
        const waited = kept;
        kept = [];
        // Pressed for a bench that was left before it came, it is nobody's.
        for (const { bench, chord } of waited) if (bench === benchAhead()) run(chord);
      }),
  };
};
