import { useCallback, useEffect, useRef } from 'react';
import { useStateOf } from '../../../lib/use-state-of.ts';

/** Jumps that follow one another this quickly are a bar that is dragged: the host is asked once the hand rests. */
const DRAG_MS = 150;
const REST_MS = 80;

type Windows = readonly [first: number, last: number];
const AT_TOP: Windows = [0, 0];

/**
 * Which windows of rows a list asks for. Most steps of the wheel stay in those that are here. A first jump is followed at once; while the bar is
 * dragged through the whole list, nothing is asked that has left the screen before it came.
 */
export const useWindows = (list: string): readonly [Windows, (first: number, last: number) => void] => {
  const [windows, setWindows] = useStateOf<Windows>(list, () => AT_TOP);
  const wanted = useRef({ list, windows });
  const jumpedAt = useRef(Number.NEGATIVE_INFINITY);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const show = useCallback(
    (first: number, last: number) => {
      if (wanted.current.list !== list) wanted.current = { list, windows: AT_TOP };
      const before = wanted.current.windows;
      if (before[0] === first && before[1] === last) return;
      wanted.current = { list, windows: [first, last] };
      const isNear = first <= before[1] + 1 && last >= before[0] - 1;
      const now = performance.now();
      const isDrag = !isNear && now - jumpedAt.current < DRAG_MS;
      if (!isNear) jumpedAt.current = now;
      clearTimeout(timer.current);
      const follow = () => setWindows(wanted.current.windows);
      if (isDrag) timer.current = setTimeout(follow, REST_MS);
      else follow();
    },
    [list, setWindows],
  );
  return [windows, show];
};
