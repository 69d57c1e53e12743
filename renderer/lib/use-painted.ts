import { useEffect, useState } from 'react';

/**
 * A value once the frame that first had it was painted, `before` until then: what only stands beside it is asked for behind it, and keeps nobody waiting who looks
 * at it. A window that is not drawn at all goes on when it is.
 */
export function usePainted<T>(value: T, before: T): T {
  const [painted, setPainted] = useState(before);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // This comes before the frame is drawn, and a timer of its own behind it.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setPainted(value));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [value]);
  return painted;
}
