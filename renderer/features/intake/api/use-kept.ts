import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';

/**
 * State that outlives its place, so that work half done is found again after a look at the queue. A copy lies among the answers of
 * the host and is forgotten with them when another person signs in. One component at a time holds a name; what it types is its own
 * state, because a field that waits for the store loses characters.
 */
export const useKept = <T>(name: string, initial: T): readonly [T, (change: (before: T) => T) => void] => {
  const queries = useQueryClient();
  const [value, setValue] = useState<T>(() => queries.getQueryData<T>(['kept', name]) ?? initial);
  const change = useCallback(
    (next: (before: T) => T) => {
      const after = next(queries.getQueryData<T>(['kept', name]) ?? initial);
      queries.setQueryDefaults(['kept'], { gcTime: Infinity });
      queries.setQueryData<T>(['kept', name], after);
      setValue(after);
    },
    [queries, name, initial],
  );
  return [value, change];
};
