import { useCallback, useEffect, useRef, useState } from 'react';

/** Jumps that follow one another this quickly are a bar that is dragged: the host is asked once the hand rests. */
const DRAG_MS = 150;
const REST_MS = 80;

type Windows = readonly [first: number, last: number];

/**
 * Which windows of rows the list asks for. Most steps of the wheel stay in those that are here. A first jump is followed at once; while the bar is
 * dragged through the whole list, nothing is asked that has left the screen before it came.
 */
export const useWindows = (): readonly [Windows, (first: number, last: number) => void] => {
  const [windows, setWindows] = useState<Windows>([0, 0]);
  const wanted = useRef<Windows>(windows);
  const jumpedAt = useRef(Number.NEGATIVE_INFINITY);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const show = useCallback((first: number, last: number) => {
    const before = wanted.current;
    if (before[0] === first && before[1] === last) return;
    wanted.current = [first, last];
    const isNear = first <= before[1] + 1 && last >= before[0] - 1;
    const now = performance.now();
    const isDrag = !isNear && now - jumpedAt.current < DRAG_MS;
    if (!isNear) jumpedAt.current = now;
    clearTimeout(timer.current);
    const follow = () => setWindows(wanted.current);
    if (isDrag) timer.current = setTimeout(follow, REST_MS);
    else follow();
  }, []);
  return [windows, show];
};
