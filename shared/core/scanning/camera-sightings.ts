interface Seen {
  /** Looks in a row that held it. */
  readonly looks: number;
  readonly lastAt: number;
  /** Looks in a row that did not hold it since. */
  readonly missed: number;
  readonly told: boolean;
}
export type Sightings = ReadonlyMap<string, Seen>;
export const NOTHING_SEEN: Sightings = new Map();

/** One look may read a shadow as a bar; two in a row do not read the same wrong code. */
const LOOKS_THAT_PROVE = 2;
/** A code that was out of sight for so long is held before the camera anew: it is the next unit. */
export const OUT_OF_SIGHT_MS = 900;
/** And looked for so often without it. At five looks a second the time decides; where a look takes a second, it says nothing, and a few looks of a still label may fail. */
const LOOKS_THAT_LOSE = 3;
const isGone = (seen: Seen, at: number): boolean => at - seen.lastAt > OUT_OF_SIGHT_MS && seen.missed >= LOOKS_THAT_LOSE;

/** What the camera sees now, at `at` (ms), becomes scans: each code once for as long as it stays in sight. */
export function seeCodes(before: Sightings, texts: readonly string[], at: number): { readonly sightings: Sightings; readonly scans: readonly string[] } {
  const sightings = new Map<string, Seen>();
  const scans: string[] = [];
  for (const text of new Set(texts)) {
    const seen = before.get(text);
    const there = seen === undefined || isGone(seen, at) ? undefined : seen;
    const isInARow = there !== undefined && (there.missed === 0 || at - there.lastAt <= OUT_OF_SIGHT_MS);
    const looks = isInARow ? there.looks + 1 : 1;
    const told = there?.told === true;
    const isNew = !told && looks >= LOOKS_THAT_PROVE;
    if (isNew) scans.push(text);
    sightings.set(text, { looks, lastAt: at, missed: 0, told: told || isNew });
  }
  // Lost for a moment is not gone: a hand shakes, a look is blurred.
  for (const [text, seen] of before) {
    const missed = { ...seen, missed: seen.missed + 1 };
    if (!sightings.has(text) && !isGone(missed, at)) sightings.set(text, missed);
  }
  return { sightings, scans };
}
