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

/** The newest, until it is written: whoever pressed a key does not wait for that. */
let unwritten: PlaceMemory | null = null;

const write = (): void => {
  if (unwritten === null) return;
  try {
    sessionStorage.setItem(KEY, JSON.stringify(unwritten));
  } catch {
    // Not remembered: the queue then begins at its start.
  }
  unwritten = null;
};
if (typeof window !== 'undefined') window.addEventListener('pagehide', write);

/** Written a moment later, and in any case before the page goes. */
export const rememberPlace = (place: PlaceMemory): void => {
  if (unwritten === null) setTimeout(write);
  unwritten = place;
};
export const rememberedPlace = (userId: string): PlaceMemory | null => {
  const place = unwritten ?? read();
  return place?.userId === userId ? place : null;
};
