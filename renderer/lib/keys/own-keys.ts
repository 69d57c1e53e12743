/** What a person changed: single characters can be switched off together, or one by one, or moved (WCAG 2.1.4). */
export interface OwnKeys {
  readonly letters: boolean;
  /** By "scope.action": another character, or null for none. */
  readonly changed: Readonly<Record<string, string | null>>;
}
export const KEYS_AS_BUILT: OwnKeys = { letters: true, changed: {} };

/** A letter, digit or sign by itself or with Shift; these fire by accident when somebody dictates or leans on the keyboard. */
export const isCharacterKey = (chord: string): boolean => /^(?:Shift\+)?\S$/u.test(chord);

let current = KEYS_AS_BUILT;
const watchers = new Set<() => void>();

export const getOwnKeys = (): OwnKeys => current;
export const setOwnKeys = (keys: OwnKeys): void => {
  current = keys;
  for (const watcher of watchers) watcher();
};
export const subscribeOwnKeys = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};
