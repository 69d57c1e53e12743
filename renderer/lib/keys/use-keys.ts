import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { keyboard, type KeyHandlers } from './keyboard.ts';
import type { KeyScope } from './key-map.ts';

/**
 * Listens for the keys of one scope while the component is mounted. Handlers may change on every render.
 * `useKeys('list', { next: () => move(1), previous: () => move(-1) })`
 */
export const useKeys = <S extends KeyScope>(scope: S, handlers: KeyHandlers<S>, active = true): void => {
  const latest = useRef(handlers);
  // Before it is painted: who sees a question may press its key at once, also on a machine that is busy.
  useLayoutEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => (active ? keyboard.register({ scope, handlers: () => latest.current }) : undefined), [scope, active]);
};

/** True for the second and a half after `G`, while the letters of the places are shown. */
export const useGoPending = (): boolean => useSyncExternalStore(keyboard.subscribe, keyboard.isGoPending);

const never = (): (() => void) => () => undefined;
/** Draws anew whenever keys come or go, while that is wanted: for lists of what can be done. */
export const useLiveKeys = (wanted: boolean): void => {
  useSyncExternalStore(wanted ? keyboard.subscribe : never, keyboard.generation);
};
