import { PLAIN_SCANNER, SCANNER_LAYOUTS, type ScannerProfile } from '../../../shared/core/scanning/key-press.ts';

/** The scanner stands at this computer, so what it is like is kept on it: never in the database, which other benches share. */
const GAP_KEY = 'sidebay.scannerGapMs';
const KEY = 'sidebay.scanner';
/** Below, no scanner is that quick; above, quick fingers look like one. */
export const GAP_MS_BOUNDS = { least: 10, most: 120 } as const;

/** A scanner as it is set up here; by its name the journal of scans and the health page know it. */
export interface Scanner extends ScannerProfile {
  readonly name: string;
}

const TAG_KEY = 'sidebay.scannerTag';
/** A scanner nobody has named is known by the computer it hangs on, so that two of them are two. */
export const NAMELESS = '#';

const PLAIN: Scanner = { ...PLAIN_SCANNER, name: '' };
let current: Scanner | undefined;

const read = (key: string): string | null => (typeof localStorage === 'undefined' ? null : localStorage.getItem(key));
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** What was written by hand or by another version is taken where it makes sense, and as it comes out of the box elsewhere. */
function parse(text: string | null): Partial<Scanner> {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? 'null');
  } catch {
    return {};
  }
  if (!isRecord(kept)) return {};
  const { name, prefix, suffix, endsWithKey } = kept;
  const layout = SCANNER_LAYOUTS.find((one) => one === kept['layout']);
  return {
    ...(typeof name === 'string' && { name }),
    ...(typeof prefix === 'string' && { prefix }),
    ...(typeof suffix === 'string' && { suffix }),
    ...(typeof endsWithKey === 'boolean' && { endsWithKey }),
    ...(layout !== undefined && { layout }),
  };
}

export const scannerHere = (): Scanner => {
  if (current !== undefined) return current;
  const gapMs = Number(read(GAP_KEY) ?? Number.NaN);
  current = { ...PLAIN, ...parse(read(KEY)), ...(gapMs >= GAP_MS_BOUNDS.least && gapMs <= GAP_MS_BOUNDS.most && { gapMs }) };
  return current;
};

/** What the journal of scans knows it by. */
export const scannerName = (): string => {
  const { name } = scannerHere();
  if (name !== '') return name;
  const kept = read(TAG_KEY);
  if (kept !== null) return kept;
  const tag = `${NAMELESS}${crypto.randomUUID().slice(0, 4).toUpperCase()}`;
  localStorage.setItem(TAG_KEY, tag);
  return tag;
};

export const setScanner = (change: Partial<Scanner>): void => {
  const next = { ...scannerHere(), ...change };
  const { gapMs, ...rest } = { ...next, gapMs: Math.min(GAP_MS_BOUNDS.most, Math.max(GAP_MS_BOUNDS.least, Math.round(next.gapMs))) };
  current = { ...rest, gapMs };
  localStorage.setItem(GAP_KEY, String(gapMs));
  localStorage.setItem(KEY, JSON.stringify(rest));
};
