/** Where somebody was in the queue, so that coming back from another place, or after a reload, leads there. Gone with the window. */
interface PlaceMemory {
  readonly userId: string;
  readonly search: string;
  readonly path: string;
  /** How the list of this address stood. */
  readonly stood: ListPlace;
}

export interface ListPlace {
  /** Pixels it was scrolled by. */
  readonly top: number;
  /** The groups that were closed. */
  readonly closed: readonly string[];
  /** The exception under the cursor. */
  readonly on: string | null;
}
export const AT_START: ListPlace = { top: 0, closed: [], on: null };

const KEY = 'sidebay.queue.place';

const read = (): PlaceMemory | null => {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Partial<PlaceMemory> | null;
    const { userId, search, path, stood } = kept ?? {};
    return typeof userId === 'string' && typeof search === 'string' && typeof path === 'string' && typeof stood?.top === 'number' && Array.isArray(stood.closed)
      ? { userId, search, path, stood }
      : null;
  } catch {
    return null;
  }
};

export const rememberPlace = (place: PlaceMemory): void => {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(place));
  } catch {
    // Not remembered: the queue then begins at its start.
  }
};
export const rememberedPlace = (userId: string): PlaceMemory | null => {
  const place = read();
  return place?.userId === userId ? place : null;
};
