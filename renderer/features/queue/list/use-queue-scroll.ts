import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import type { DisplayRows } from '../model/display-rows.ts';
import type { ExchangedAnchor, QueueList } from '../api/use-queue-list.ts';
import { HEADER_HEIGHT } from './queue-table.tsx';

const OVERSCAN = 12;

/** Where an item starts: rows and headers have fixed heights, so this needs no measuring. */
export const topOf = (display: DisplayRows, item: number, rowHeight: number): number => {
  const group = display.groupAt(item);
  if (group < 0) return item * rowHeight;
  const headers = display.headerOf(group) === item ? group : group + 1;
  return (item - headers) * rowHeight + headers * HEADER_HEIGHT;
};

interface ScrollInput {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly display: DisplayRows;
  readonly rowHeight: number;
  readonly startAt: number;
}

export const useQueueScroll = ({ scroller, display, rowHeight, startAt }: ScrollInput) => {
  const virtualizer = useVirtualizer({
    count: display.count,
    getScrollElement: () => scroller.current,
    estimateSize: (item) => (display.itemAt(item).kind === 'group' ? HEADER_HEIGHT : rowHeight),
    overscan: OVERSCAN,
    initialOffset: startAt,
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, display, rowHeight]);

  const reveal = useCallback(
    (offset: number) => {
      const element = scroller.current;
      if (element === null) return;
      const top = topOf(display, display.itemOfOffset(offset), rowHeight);
      const sticky = display.groups.length > 0 ? HEADER_HEIGHT : 0;
      if (top < element.scrollTop + sticky) element.scrollTop = top - sticky;
      else if (top + rowHeight > element.scrollTop + element.clientHeight) element.scrollTop = top + rowHeight - element.clientHeight;
    },
    [display, rowHeight, scroller],
  );
  const rowsOnScreen = useCallback(() => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1), [rowHeight, scroller]);
  return { virtualizer, reveal, rowsOnScreen };
};

/** The first and last row offset among the items on the screen; 0, 0 while there are none. */
export const useOffsetsOnScreen = (display: DisplayRows, items: readonly { readonly index: number }[]): readonly [first: number, last: number] => {
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  return useMemo(() => {
    let low = Number.POSITIVE_INFINITY;
    let high = 0;
    for (let item = first; item <= last && item < display.count; item += 1) {
      const place = display.itemAt(item);
      if (place.kind !== 'row') continue;
      low = Math.min(low, place.offset);
      high = Math.max(high, place.offset);
    }
    return Number.isFinite(low) ? [low, high] : [0, 0];
  }, [display, first, last]);
};

const pushDown = (element: HTMLElement, by: number): void => {
  element.scrollTop += by;
};

/**
 * When all rows were exchanged at once, the anchor row is put back where it was on the screen. `onMoved` hears by how many rows it
 * was pushed down: that many new ones wait above.
 */
export const useHeldPlace = (
  list: Pick<QueueList, 'generation' | 'anchor' | 'again'>,
  display: DisplayRows,
  scroller: RefObject<HTMLDivElement | null>,
  rowHeight: number,
  isLeft: (anchor: ExchangedAnchor) => boolean,
  onExchanged: (anchor: ExchangedAnchor) => void,
): void => {
  const drawn = useRef({ generation: list.generation, display });
  useLayoutEffect(() => {
    const before = drawn.current;
    drawn.current = { generation: list.generation, display };
    if (before.generation === list.generation || list.anchor === null) return;
    if (isLeft(list.anchor)) return list.again();
    const { now, before: offset } = list.anchor;
    const element = scroller.current;
    if (element !== null && now !== null) {
      const moved = topOf(display, display.itemOfOffset(now), rowHeight) - topOf(before.display, before.display.itemOfOffset(offset), rowHeight);
      if (moved !== 0) pushDown(element, moved);
    }
    onExchanged(list.anchor);
  });
};
