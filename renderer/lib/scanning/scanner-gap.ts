import { SCAN_GAP_MS } from './scan-capture.ts';

const KEY = 'sidebay.scannerGapMs';
/** Below, no scanner is that quick; above, quick fingers look like one. */
export const GAP_MS_BOUNDS = { least: 10, most: 120 } as const;

let current: number | undefined;

/** How far apart the characters of one scan may be here. The scanner stands at this computer, so this is kept on it. */
export const scannerGapMs = (): number => {
  if (current !== undefined) return current;
  const kept = typeof localStorage === 'undefined' ? Number.NaN : Number(localStorage.getItem(KEY) ?? Number.NaN);
  current = kept >= GAP_MS_BOUNDS.least && kept <= GAP_MS_BOUNDS.most ? kept : SCAN_GAP_MS;
  return current;
};

export const setScannerGapMs = (gapMs: number): void => {
  current = Math.min(GAP_MS_BOUNDS.most, Math.max(GAP_MS_BOUNDS.least, Math.round(gapMs)));
  localStorage.setItem(KEY, String(current));
};
