/** Shorter, and half of all codes would begin so. */
const SHORTEST = 2;
const LONGEST = 16;
export const MOST_TOTE_PREFIXES = 10;

/** Why the labels of totes cannot begin so; undefined where they can. Printed commands begin with `SB*`. */
export function totePrefixFault(prefix: string): 'length' | 'command' | undefined {
  if (prefix.length < SHORTEST || prefix.length > LONGEST || /\s/u.test(prefix)) return 'length';
  return prefix.toUpperCase().startsWith('SB*') ? 'command' : undefined;
}

const restOf = (label: string, prefix: string): string =>
  label.length > prefix.length && label.slice(0, prefix.length).toUpperCase() === prefix.toUpperCase() ? label.slice(prefix.length) : '';

/** Whether a code says by how it begins that it is the label of a tote, in either case. */
export const isToteLabel = (code: string, prefixes: readonly string[]): boolean => prefixes.some((prefix) => restOf(code, prefix) !== '');

/** What a tote may be called whose label was read: as the label says, or without its beginning, as a WMS may keep it. */
export const toteNames = (label: string, prefixes: readonly string[]): readonly string[] => [
  label,
  ...prefixes.map((prefix) => restOf(label, prefix)).filter((rest) => rest !== ''),
];
