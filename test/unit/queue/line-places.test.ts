import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDisplayRows } from '../../../renderer/features/queue/model/display-rows.ts';
import { HEADER_HEIGHT, itemAtTop, topOf } from '../../../renderer/features/queue/model/line-places.ts';

const ROW = 32;
const anyList = fc
  .record({
    counts: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 }),
    closed: fc.array(fc.nat(11)),
    ghost: fc.option(fc.nat(60)),
    bare: fc.integer({ min: 1, max: 40 }),
  })
  .map(({ counts, closed, ghost, bare }) => {
    const groups = counts.map((count, at) => ({ key: `g${at}`, label: '', count }));
    const total = groups.length === 0 ? bare : counts.reduce((sum, count) => sum + count, 0);
    return createDisplayRows({
      groups,
      total,
      collapsed: new Set(closed.map((at) => `g${at}`)),
      ghostAt: ghost === null ? null : Math.min(ghost, total),
    });
  });

describe('the places of lines', () => {
  it('stand one below the other without a gap, headers and rows as high as they are', () => {
    fc.assert(
      fc.property(anyList, (display) => {
        expect(topOf(display, 0, ROW)).toBe(0);
        for (let item = 0; item < display.count; item += 1) {
          const size = display.itemAt(item).kind === 'group' ? HEADER_HEIGHT : ROW;
          expect(topOf(display, item + 1, ROW) - topOf(display, item, ROW)).toBe(size);
        }
      }),
    );
  });

  it('are found again by any of their pixels', () => {
    fc.assert(
      fc.property(anyList, fc.nat(27), (display, pixel) => {
        for (let item = 0; item < display.count; item += 1) expect(itemAtTop(display, topOf(display, item, ROW) + pixel, ROW)).toBe(item);
        expect(itemAtTop(display, Number.MAX_SAFE_INTEGER, ROW)).toBe(display.count - 1);
      }),
    );
  });
});
