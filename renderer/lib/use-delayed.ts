import { useEffect, useState } from 'react';

/** True once `active` has lasted `delayMs`: what is quick shows no waiting state at all. */
export const useDelayed = (active: boolean, delayMs: number): boolean => {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!active) return undefined;
    const timer = setTimeout(() => {
      setLate(true);
    }, delayMs);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [active, delayMs]);
  return active && late;
};
