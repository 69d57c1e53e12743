import { useEffect, useState } from 'react';
import { afterPaint } from './after-paint.ts';

/** A value once the frame that first had it was painted, `before` until then: what only stands beside it keeps nobody waiting who looks at it. */
export function usePainted<T>(value: T, before: T): T {
  const [painted, setPainted] = useState(before);
  useEffect(() => afterPaint(() => setPainted(value)), [value]);
  return painted;
}
