import { type RefObject, useEffect, useLayoutEffect } from 'react';
import { type Box, liftOver } from './toast-place.ts';

const LIFT = '--toast-lift';
const PRESSED = 'button, a[href], input, select, textarea, [role=button]';
/** What was done may bring other buttons to where the toast stands. */
const LOOKS_AGAIN_AFTER_MS = 500;

const clip = (a: Box, b: Box): Box => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
});

/** What is pressed in the column above the toast, as far as it is seen: a part that scrolled away covers nothing. */
const pressedAbove = (region: HTMLElement, column: Box): readonly Box[] =>
  [...document.querySelectorAll<HTMLElement>(PRESSED)].flatMap((element) => {
    if (region.contains(element)) return [];
    const box = element.getBoundingClientRect();
    const seen = clip(box, column);
    if (seen.left >= seen.right || seen.top >= seen.bottom || element.closest('[inert]') !== null) return [];
    const there = document.elementsFromPoint((seen.left + seen.right) / 2, (seen.top + seen.bottom) / 2);
    return there.some((one) => element.contains(one)) ? [box] : [];
  });

const place = (element: HTMLElement | null): void => {
  const toast = element?.firstElementChild;
  if (element === null || toast === null || toast === undefined) return;
  const before = Number.parseInt(element.style.getPropertyValue(LIFT), 10) || 0;
  // Where it would stand on its own, without the few pixels by which it comes in.
  const { right, bottom: lifted } = element.getBoundingClientRect();
  const bottom = lifted + before;
  const { clientWidth, clientHeight } = toast;
  const box = { left: right - clientWidth, right, top: bottom - clientHeight, bottom };
  const highest = innerHeight / 2;
  const lift = Math.round(liftOver(box, pressedAbove(element, { left: box.left, right, top: highest, bottom: innerHeight }), highest));
  if (lift !== before) element.style.setProperty(LIFT, `${lift}px`);
};

/** While something stands in the region at the lower right, it stands above what is pressed there; `rests` keeps it where it is. */
export const useClearPlace = (region: RefObject<HTMLElement | null>, shownId: number | null, rests: boolean): void => {
  // Before it is painted: it is not seen to jump.
  useLayoutEffect(() => place(region.current), [region, shownId]);
  useEffect(() => {
    if (shownId === null || rests) return undefined;
    const timer = setInterval(() => place(region.current), LOOKS_AGAIN_AFTER_MS);
    return () => clearInterval(timer);
  }, [region, shownId, rests]);
};
