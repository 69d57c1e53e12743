import { useEffect, useState } from 'react';

/** The wall clock, again every `everyMs` and on the multiple of it, so that all clocks on the screen turn together. */
export const useNow = (everyMs: number): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const turn = () => {
      setNow(Date.now());
      timer = setTimeout(turn, everyMs - (Date.now() % everyMs));
    };
    timer = setTimeout(turn, everyMs - (Date.now() % everyMs));
    return () => {
      clearTimeout(timer);
    };
  }, [everyMs]);
  return now;
};
