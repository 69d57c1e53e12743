/** Ids found under keys. Two keys may share a place, so whatever is found there is asked itself whether it belongs. */
export interface KeyIndex {
  readonly put: (key: string, id: string) => void;
  readonly take: (key: string, id: string) => void;
  readonly under: (key: string) => readonly string[];
}

/** FNV-1a over UTF-16 units, in the 32 bits that an engine keeps without a box. */
function placeOf(key: string): number {
  let place = 0x81_1c_9d_c5 | 0;
  for (let at = 0; at < key.length; at += 1) place = Math.imul(place ^ key.charCodeAt(at), 0x01_00_01_93);
  return place;
}

/**
 * Keeps neither the keys nor a set for each of them: fifty thousand orders have four keys each, a key is longer than what it was made of, and under
 * nearly all of them stands one order. So they took a hundred megabytes.
 */
export function createKeyIndex(hash: (key: string) => number = placeOf): KeyIndex {
  const places = new Map<number, string | readonly string[]>();
  const at = (place: number): readonly string[] => {
    const ids = places.get(place) ?? [];
    return typeof ids === 'string' ? [ids] : ids;
  };
  const keep = (place: number, ids: readonly string[]): void => {
    const [first] = ids;
    if (first === undefined) places.delete(place);
    else places.set(place, ids.length === 1 ? first : ids);
  };
  return {
    put: (key, id) => {
      const place = hash(key);
      const ids = at(place);
      if (!ids.includes(id)) keep(place, [...ids, id]);
    },
    take: (key, id) => {
      const place = hash(key);
      keep(
        place,
        at(place).filter((one) => one !== id),
      );
    },
    under: (key) => at(hash(key)),
  };
}
