import { useQuery } from '@tanstack/react-query';
import type { MatchRowDto } from '../../../../shared/contract/matching.contract.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';

export type { MatchRowDto };
export type Candidate = MatchRowDto['candidates'][number];

const REFRESH_MS = 5_000;

/** The manual orders of the running outage, those that ask first. */
export const useMatching = (limit: number, enabled = true) => {
  const { matching } = useClient();
  return useQuery({
    queryKey: ['outage', 'matching', limit],
    queryFn: () => answered(matching.list({ limit })),
    refetchInterval: REFRESH_MS,
    enabled,
    placeholderData: (before) => before,
  });
};
