interface Seen {
  /** Looks in a row that held it. */
  readonly looks: number;
  readonly lastAt: number;
  readonly told: boolean;
}
export type Sightings = ReadonlyMap<string, Seen>;
export const NOTHING_SEEN: Sightings = new Map();

/** One look may read a shadow as a bar; two in a row do not read the same wrong code. */
const LOOKS_THAT_PROVE = 2;
/** A code that was out of sight for so long is held before the camera anew: it is the next unit. */
export const OUT_OF_SIGHT_MS = 900;

/** What the camera sees now, at `at` (ms), becomes scans: each code once for as long as it stays in sight. */
export function seeCodes(before: Sightings, texts: readonly string[], at: number): { readonly sightings: Sightings; readonly scans: readonly string[] } {
  const sightings = new Map<string, Seen>();
  const scans: string[] = [];
  for (const text of new Set(texts)) {
    const there = before.get(text);
    const looks = there === undefined || at - there.lastAt > OUT_OF_SIGHT_MS ? 1 : there.looks + 1;
    const told = looks > 1 && there?.told === true;
    const isNew = !told && looks >= LOOKS_THAT_PROVE;
    if (isNew) scans.push(text);
    sightings.set(text, { looks, lastAt: at, told: told || isNew });
  }
  // Lost for a moment is not gone: a hand shakes, a look is blurred.
  for (const [text, seen] of before) if (!sightings.has(text) && at - seen.lastAt <= OUT_OF_SIGHT_MS) sightings.set(text, seen);
  return { sightings, scans };
}
