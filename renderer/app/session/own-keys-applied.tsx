import { type ReactNode, useLayoutEffect, useSyncExternalStore } from 'react';
import { getOwnKeys, KEYS_AS_BUILT, setOwnKeys, subscribeOwnKeys } from '../../lib/keys/own-keys.ts';
import { usePreferences } from '../../lib/session/use-preferences.ts';

/** Nothing is shown before the keys of this person are known: a key cap must not promise another one. */
export function OwnKeysApplied({ children }: { readonly children: ReactNode }) {
  const { preferences, isLoaded } = usePreferences();
  const { letters, keys } = preferences;
  // Before anything is drawn that shows a key: parts that change seldom are drawn once, and would keep the wrong one.
  const isApplied = useSyncExternalStore(subscribeOwnKeys, getOwnKeys) !== KEYS_AS_BUILT;
  useLayoutEffect(() => {
    setOwnKeys({ letters, changed: keys });
    return () => setOwnKeys(KEYS_AS_BUILT);
  }, [letters, keys]);
  return isLoaded && isApplied ? children : null;
}
