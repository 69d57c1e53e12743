import { useCallback, useState } from 'react';

/**
 * State that belongs to a subject. With another one it begins anew in the same drawing, and what comes late for an earlier one is dropped: as a key on
 * the component would do, but what is on the screen stays and is only written over.
 */
export const useStateOf = <T extends object | string | number | null>(
  subject: string,
  begin: () => T,
): readonly [T, (next: T | ((before: T) => T)) => void] => {
  const [held, setHeld] = useState(() => ({ subject, value: begin() }));
  let current = held;
  if (held.subject !== subject) {
    current = { subject, value: begin() };
    setHeld(current);
  }
  const set = useCallback(
    (next: T | ((before: T) => T)) =>
      setHeld((before) => (before.subject === subject ? { subject, value: typeof next === 'function' ? next(before.value) : next } : before)),
    [subject],
  );
  return [current.value, set];
};
