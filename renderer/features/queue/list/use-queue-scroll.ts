import { type RefCallback, type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { DisplayRows } from '../model/display-rows.ts';
import type { ExchangedAnchor, QueueList } from '../api/use-queue-list.ts';
import type { Settled } from './stands-at.ts';
import { usePainted } from '../../../lib/use-painted.ts';
import { HEADER_HEIGHT, itemAtTop, topOf } from '../model/line-places.ts';

/** Drawn above and below what is seen, for a wheel that is faster than a frame. */
const BEYOND = 8;

/** One line of the list as it is drawn, with its place in pixels. */
export interface DrawnItem {
  readonly index: number;
  readonly start: number;
  readonly size: number;
}

/** What of the list its window shows. */
interface Sight {
  readonly top: number;
  readonly height: number;
}
interface SightOf extends Sight {
  readonly list: string;
}

/** The first and last item seen. */
const rangeOf = (display: DisplayRows, rowHeight: number, { top, height }: Sight): readonly [first: number, last: number] => [
  itemAtTop(display, top, rowHeight),
  itemAtTop(display, top + height, rowHeight),
];

interface ScrollInput {
  /** Which list; another one begins where it is to. */
  readonly list: string;
  readonly display: DisplayRows;
  readonly rowHeight: number;
  readonly startAt: number;
}

/**
 * Which lines are drawn. Their heights are known, so that their places are counted and not measured: a list of a hundred thousand rows, or one of
 * whose five thousand groups is closed, costs no more than a short one.
 */
export const useQueueScroll = ({ list, display, rowHeight, startAt }: ScrollInput) => {
  const scroller = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState<SightOf>({ list, top: startAt, height: 0 });
  let sight = seen;
  if (seen.list !== list) {
    sight = { list, top: startAt, height: seen.height };
    setSeen(sight);
  }
  const setSight = useCallback((next: Sight) => setSeen((before) => ({ list: before.list, ...next })), []);
  const [first, last] = useMemo(() => rangeOf(display, rowHeight, sight), [display, rowHeight, sight]);
  const drawn = useRef({ display, rowHeight, first, last });
  useLayoutEffect(() => {
    drawn.current = { display, rowHeight, first, last };
  });

  const begin = useRef(startAt);
  /** Where it was scrolled to last. What the browser makes of it is heard a frame later. */
  const scrolledTo = useRef(startAt);
  const attach: RefCallback<HTMLDivElement> = useCallback(
    (element) => {
      if (element === null) return undefined;
      scroller.current = element;
      element.scrollTop = begin.current;
      scrolledTo.current = element.scrollTop;
      setSight({ top: scrolledTo.current, height: element.offsetHeight });
      // Drawn in the frame that scrolls, not in the one after it; and only if other lines are to be seen.
      const onScroll = () => {
        const seen = { top: element.scrollTop, height: element.offsetHeight };
        scrolledTo.current = seen.top;
        const { current } = drawn;
        const [from, until] = rangeOf(current.display, current.rowHeight, seen);
        if (from !== current.first || until !== current.last) flushSync(() => setSight(seen));
      };
      element.addEventListener('scroll', onScroll, { passive: true });
      const onSize = () =>
        setSeen((before) => (before.height === element.offsetHeight ? before : { list: before.list, top: element.scrollTop, height: element.offsetHeight }));
      const observer = typeof ResizeObserver === 'function' ? new ResizeObserver(onSize) : null;
      observer?.observe(element);
      return () => {
        observer?.disconnect();
        element.removeEventListener('scroll', onScroll);
        scroller.current = null;
      };
    },
    [setSight],
  );
  const moveTo = useCallback((top: number) => {
    if (scroller.current === null) return;
    scroller.current.scrollTop = top;
    scrolledTo.current = top;
  }, []);
  const shownList = useRef(list);
  useLayoutEffect(() => {
    if (shownList.current === list) return;
    shownList.current = list;
    begin.current = startAt;
    // To scroll to where it stands already would make the browser lay out the page in the middle of the drawing.
    if (scrolledTo.current !== startAt) moveTo(startAt);
  }, [list, moveTo, startAt]);

  // Of another list first what is seen: who pressed for it waits for no line beyond the edge.
  const beyond = usePainted(list, '') === list ? BEYOND : 0;
  const items = useMemo(() => {
    const found: DrawnItem[] = [];
    const from = Math.max(0, first - beyond);
    const until = Math.min(display.count - 1, last + beyond);
    let start = topOf(display, from, rowHeight);
    for (let index = from; index <= until; index += 1) {
      const size = display.itemAt(index).kind === 'group' ? HEADER_HEIGHT : rowHeight;
      found.push({ index, start, size });
      start += size;
    }
    return found;
  }, [beyond, display, first, last, rowHeight]);

  const reveal = useCallback(
    (offset: number) => {
      const element = scroller.current;
      if (element === null) return;
      const top = topOf(display, display.itemOfOffset(offset), rowHeight);
      const sticky = display.groups.length > 0 ? HEADER_HEIGHT : 0;
      if (top < element.scrollTop + sticky) moveTo(top - sticky);
      else if (top + rowHeight > element.scrollTop + element.clientHeight) moveTo(top + rowHeight - element.clientHeight);
    },
    [display, moveTo, rowHeight],
  );
  const toTop = useCallback(() => moveTo(0), [moveTo]);
  const rowsOnScreen = useCallback(() => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1), [rowHeight]);
  return {
    scroller,
    attach,
    items,
    /** As many lines as are ever drawn at once, and one for each that may come before another goes. */
    slots: Math.ceil(sight.height / Math.min(rowHeight, HEADER_HEIGHT)) + 2 * BEYOND + 2,
    /** Of all lines together. */
    height: display.count === 0 ? 0 : topOf(display, display.count, rowHeight),
    /** The one at the upper edge. */
    firstSeen: first,
    reveal,
    toTop,
    rowsOnScreen,
  };
};

/** The first and last row offset among the items on the screen; 0, 0 while there are none. */
export const useOffsetsOnScreen = (display: DisplayRows, items: readonly DrawnItem[]): readonly [first: number, last: number] =>
  useMemo(() => {
    const offsets = items.flatMap(({ index }) => {
      const place = display.itemAt(index);
      return place.kind === 'row' ? place.offset : [];
    });
    return [offsets[0] ?? 0, offsets.at(-1) ?? 0];
  }, [display, items]);

const pushDown = (element: HTMLElement, by: number): void => {
  element.scrollTop += by;
};

/**
 * When all rows were exchanged at once, the anchor row is put back where it was on the screen. `settleCursor` puts the cursor right first and says
 * how it stands: where its person went on meanwhile nothing is put back, and the list asks again for the place they stand at now; where its row left,
 * its place stays, and nobody is led after it.
 */
export const useHeldPlace = (
  list: Pick<QueueList, 'generation' | 'anchor' | 'again' | 'rowAt'>,
  display: DisplayRows,
  scroller: RefObject<HTMLDivElement | null>,
  rowHeight: number,
  settleCursor: (anchor: ExchangedAnchor | null, rowBefore: QueueList['rowAt']) => Settled,
  onExchanged: (anchor: ExchangedAnchor) => void,
): void => {
  const drawn = useRef({ generation: list.generation, display, rowAt: list.rowAt });
  useLayoutEffect(() => {
    const before = drawn.current;
    drawn.current = { generation: list.generation, display, rowAt: list.rowAt };
    if (before.generation === list.generation) return;
    const settled = settleCursor(list.anchor, before.rowAt);
    if (settled === 'wentOn') return list.again();
    if (list.anchor === null) return;
    // A first row of the screen is held whatever became of the cursor.
    if (settled === 'onPlace' && list.anchor.stoodOn) return onExchanged({ ...list.anchor, now: null });
    const { now, before: offset } = list.anchor;
    const element = scroller.current;
    if (element !== null && now !== null) {
      const moved = topOf(display, display.itemOfOffset(now), rowHeight) - topOf(before.display, before.display.itemOfOffset(offset), rowHeight);
      if (moved !== 0) pushDown(element, moved);
    }
    onExchanged(list.anchor);
  });
};
