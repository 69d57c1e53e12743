import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { PreferencesDto } from '../../../shared/contract/preferences.contract.ts';
import { NEW_PREFERENCES } from '../../../shared/core/user/preferences.ts';
import { answered } from '../../transport/answered.ts';
import { type ConsoleHost, useClient } from '../../transport/console-context.ts';

const KEY = ['preferences'] as const;

export interface OwnPreferences {
  readonly preferences: PreferencesDto;
  readonly isLoaded: boolean;
  /** Applied at once, then told to the host; what the host refuses goes back. */
  readonly change: (part: Partial<PreferencesDto>) => void;
}

/** The keys, letters and tour of whoever sits here. */
export const preferencesQuery = ({ preferences }: ConsoleHost['client']) => ({
  queryKey: KEY,
  queryFn: () => answered(preferences.own({})),
  staleTime: Infinity,
});

const AS_NEW: PreferencesDto = { ...NEW_PREFERENCES, keys: {} };

export const usePreferences = (): OwnPreferences => {
  const client = useClient();
  const { preferences: calls } = client;
  const queries = useQueryClient();
  // Many ask; one that could not be answered is not asked again by each of them.
  const { data, isFetched } = useQuery({ ...preferencesQuery(client), retryOnMount: false });
  const change = useCallback(
    (part: Partial<PreferencesDto>) => {
      const before = queries.getQueryData<PreferencesDto>(KEY) ?? AS_NEW;
      queries.setQueryData<PreferencesDto>(KEY, { ...before, ...part });
      void calls.setOwn(part).then((reply) => queries.setQueryData<PreferencesDto>(KEY, reply.ok ? reply.value : before));
    },
    [calls, queries],
  );
  return { preferences: data ?? AS_NEW, isLoaded: isFetched, change };
};
