import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * The same function from first to last, which does what the newest one given would do: for parts that are drawn anew only when something to be
 * seen changed. Called from what a person does, never while drawing.
 */
export const useSteady = <A extends readonly unknown[], R>(act: (...args: A) => R): ((...args: A) => R) => {
  const newest = useRef(act);
  useLayoutEffect(() => {
    newest.current = act;
  });
  return useCallback((...args: A) => newest.current(...args), []);
};
