import type { DisplayRows } from './display-rows.ts';

export const HEADER_HEIGHT = 28;

/** Where an item starts: rows and headers have fixed heights, so this needs no measuring. */
export const topOf = (display: DisplayRows, item: number, rowHeight: number): number => {
  const group = display.groupAt(item);
  if (group < 0) return item * rowHeight;
  // A row that left may still stand above the header of the group it is counted to.
  const headers = display.headerOf(group) < item ? group + 1 : group;
  return (item - headers) * rowHeight + headers * HEADER_HEIGHT;
};

/** The item at so many pixels from the top, by halving. */
export const itemAtTop = (display: DisplayRows, pixels: number, rowHeight: number): number => {
  let low = 0;
  let high = Math.max(0, display.count - 1);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (topOf(display, middle, rowHeight) <= pixels) low = middle;
    else high = middle - 1;
  }
  return low;
};
