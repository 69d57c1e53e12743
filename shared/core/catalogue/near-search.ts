export interface NearMatch<T> {
  readonly item: T;
  /** Typing slips between the two keys: inserted, missing or changed characters. */
  readonly distance: number;
}
export type NearSearch<T> = (key: string, maxDistance: number) => readonly NearMatch<T>[];

/** One 32-bit word holds the whole query; no product code in use comes near 31 characters. */
const LONGEST_QUERY = 31;

/**
 * Edit distance with one machine word per column (Myers 1999, as simplified by Hyyrö 2003):
 * every candidate costs a few operations per character, so a whole catalogue is compared without an index.
 */
function distanceTo(query: string, masks: Int32Array, others: ReadonlyMap<number, number>, text: string, maxDistance: number): number {
  let pv = -1;
  let mv = 0;
  let score = query.length;
  const top = 1 << (query.length - 1);
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    const eq = unit < 128 ? (masks[unit] ?? 0) : (others.get(unit) ?? 0);
    const xv = eq | mv;
    const xh = (((eq & pv) + pv) ^ pv) | eq;
    let ph = mv | ~(xh | pv);
    let mh = pv & xh;
    if ((ph & top) !== 0) score += 1;
    else if ((mh & top) !== 0) score -= 1;
    // The distance can fall by one per character that is left, no faster.
    if (score - (text.length - 1 - i) > maxDistance) return score;
    ph = (ph << 1) | 1;
    mh <<= 1;
    pv = mh | ~(xv | ph);
    mv = ph & xv;
  }
  return score;
}

/** Which characters a key holds, as a set of 32: one slip changes at most two of them. */
function signatureOf(key: string): number {
  let signature = 0;
  for (let i = 0; i < key.length; i += 1) signature |= 1 << (key.charCodeAt(i) & 31);
  return signature;
}

function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

export function createNearSearch<T>(items: readonly T[], keyOf: (item: T) => string): NearSearch<T> {
  const keys = items.map(keyOf);
  const lengths = Int32Array.from(keys, (key) => key.length);
  const signatures = Int32Array.from(keys, signatureOf);
  return (query, maxDistance) => {
    if (query === '' || query.length > LONGEST_QUERY) return [];
    const masks = new Int32Array(128);
    const others = new Map<number, number>();
    for (let i = 0; i < query.length; i += 1) {
      const unit = query.charCodeAt(i);
      if (unit < 128) masks[unit] = (masks[unit] ?? 0) | (1 << i);
      else others.set(unit, (others.get(unit) ?? 0) | (1 << i));
    }
    const signature = signatureOf(query);
    const found: NearMatch<T>[] = [];
    for (let i = 0; i < keys.length; i += 1) {
      if (Math.abs((lengths[i] as number) - query.length) > maxDistance) continue;
      if (bitCount((signatures[i] as number) ^ signature) > 2 * maxDistance) continue;
      const distance = distanceTo(query, masks, others, keys[i] as string, maxDistance);
      if (distance <= maxDistance) found.push({ item: items[i] as T, distance });
    }
    return found.sort((a, b) => a.distance - b.distance);
  };
}
