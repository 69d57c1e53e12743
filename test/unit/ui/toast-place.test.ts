import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, liftOver } from '../../../renderer/ui/feedback/toast-place.ts';

const box = (left: number, top: number, width: number, height: number): Box => ({ left, top, right: left + width, bottom: top + height });
const TOAST = box(900, 650, 364, 42);

describe('a toast', () => {
  it('stays where nothing is pressed below it, beside it or far above it', () => {
    expect(liftOver(TOAST, [box(500, 660, 90, 28), box(1000, 720, 90, 28), box(1000, 100, 90, 28)], 400)).toBe(0);
  });

  it('rises above what it would cover, and above what stands there', () => {
    expect(liftOver(TOAST, [box(1100, 655, 90, 28)], 400)).toBe(692 - 655 + 8);
    expect(liftOver(TOAST, [box(1100, 655, 90, 28), box(1100, 610, 90, 28)], 400)).toBe(692 - 610 + 8);
  });

  it('stays where it would have to leave its half of the window', () => {
    expect(
      liftOver(
        TOAST,
        [600, 550, 500, 450, 400].map((top) => box(1100, top, 90, 48)),
        400,
      ),
    ).toBe(0);
  });

  it('covers nothing where it rose to, and never leaves its half', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 800, max: 1250 }), fc.integer({ min: 380, max: 760 }), fc.integer({ min: 10, max: 120 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(some, (places) => {
        const pressed = places.map(([left, top, width]) => box(left, top, width, 28));
        const lift = liftOver(TOAST, pressed, 400);
        const at = { ...TOAST, top: TOAST.top - lift, bottom: TOAST.bottom - lift };
        const isCovering = pressed.some((one) => one.left < at.right && one.right > at.left && one.top < at.bottom && one.bottom > at.top);
        expect(at.top).toBeGreaterThanOrEqual(400);
        if (lift > 0) expect(isCovering).toBe(false);
      }),
    );
  });
});
