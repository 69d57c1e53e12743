import { useEffect, useRef, useState } from 'react';
import { useKeys } from '../../lib/keys/use-keys.ts';

/** A list of rows that keys walk through. The row a key led to takes the focus, so that it is read out and stays in sight. */
export function useRowCursor<T>(rows: readonly T[]) {
  const [at, setAt] = useState(-1);
  const cursor = Math.min(Math.max(at, 0), rows.length - 1);
  const elements = useRef(new Map<number, HTMLElement>());
  const isByKey = useRef(false);
  useEffect(() => {
    if (isByKey.current) elements.current.get(cursor)?.focus();
    isByKey.current = false;
  }, [cursor, at]);
  const go = (to: number): boolean => {
    if (rows.length === 0) return false;
    isByKey.current = true;
    setAt(Math.max(0, Math.min(rows.length - 1, to)));
    return true;
  };
  useKeys('list', { next: () => go(at + 1), previous: () => go(at - 1), first: () => go(0), last: () => go(rows.length - 1) });
  return {
    current: rows[cursor],
    isCurrent: (index: number): boolean => index === cursor,
    rowProps: (index: number) => ({
      tabIndex: index === cursor ? 0 : -1,
      ref: (element: HTMLElement | null) => {
        if (element === null) elements.current.delete(index);
        else elements.current.set(index, element);
      },
      onFocus: () => setAt(index),
    }),
  };
}
