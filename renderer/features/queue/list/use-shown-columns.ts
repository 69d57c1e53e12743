import { type RefObject, useCallback, useMemo, useSyncExternalStore } from 'react';
import { COLUMN_FACTS, COLUMN_IDS, type ColumnId } from './queue-columns.tsx';

/** How wide an element is now. */
export const useListWidth = (element: RefObject<HTMLElement | null>): number => {
  const subscribe = useCallback(
    (changed: () => void) => {
      const { current } = element;
      if (current === null || typeof ResizeObserver !== 'function') return () => undefined;
      const observer = new ResizeObserver(changed);
      observer.observe(current);
      return () => observer.disconnect();
    },
    [element],
  );
  return useSyncExternalStore(subscribe, () => element.current?.clientWidth ?? 0);
};

/** Columns that fit, less those that were switched off. */
export const useShownColumns = (width: number, off: ReadonlySet<string>): readonly ColumnId[] =>
  useMemo(() => COLUMN_IDS.filter((id) => COLUMN_FACTS[id].fromWidth <= width && !off.has(id)), [width, off]);
