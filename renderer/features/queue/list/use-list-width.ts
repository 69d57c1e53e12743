import { type RefObject, useCallback, useSyncExternalStore } from 'react';

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
