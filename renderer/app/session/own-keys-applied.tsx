import { type ReactNode, useEffect } from 'react';
import { KEYS_AS_BUILT, setOwnKeys } from '../../lib/keys/own-keys.ts';
import { usePreferences } from '../../lib/session/use-preferences.ts';

/** Nothing is shown before the keys of this person are known: a key cap must not promise another one. */
export function OwnKeysApplied({ children }: { readonly children: ReactNode }) {
  const { preferences, isLoaded } = usePreferences();
  const { letters, keys } = preferences;
  useEffect(() => {
    setOwnKeys({ letters, changed: keys });
    return () => setOwnKeys(KEYS_AS_BUILT);
  }, [letters, keys]);
  return isLoaded ? children : null;
}
