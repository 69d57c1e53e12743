import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/**
 * State that outlives its place, so that work half done is found again after a look at the queue. It lies among the answers of the
 * host and is forgotten with them when another person signs in. `initial` must be the same object every time.
 */
export const useKept = <T>(name: string, initial: T): readonly [T, (change: (before: T) => T) => void] => {
  const queries = useQueryClient();
  const { data } = useQuery<T>({
    queryKey: ['kept', name],
    queryFn: () => initial,
    enabled: false,
    initialData: initial,
    staleTime: Infinity,
    gcTime: Infinity,
    structuralSharing: false,
  });
  const change = useCallback(
    (next: (before: T) => T) => void queries.setQueryData<T>(['kept', name], (before) => next(before ?? initial)),
    [queries, name, initial],
  );
  return [data ?? initial, change];
};
