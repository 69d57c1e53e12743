import { type RefObject, useLayoutEffect, useMemo, useState } from 'react';
import { COLUMN_FACTS, COLUMN_IDS, type ColumnId } from './queue-columns.tsx';

/** How wide an element is now. */
export const useListWidth = (element: RefObject<HTMLElement | null>): number => {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    setWidth(current.clientWidth);
    if (typeof ResizeObserver !== 'function') return undefined;
    const observer = new ResizeObserver(() => setWidth(current.clientWidth));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return width;
};

/** Columns that fit, less those that were switched off. */
export const useShownColumns = (width: number, off: ReadonlySet<string>): readonly ColumnId[] =>
  useMemo(() => COLUMN_IDS.filter((id) => COLUMN_FACTS[id].fromWidth <= width && !off.has(id)), [width, off]);
