import { useQuery } from '@tanstack/react-query';
import type { QueueFacets, QueueFilter } from '../../../../shared/contract/queue.contract.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';

/** How many there would be for each value, while somebody chooses and the host has nothing else to answer; what was known before stays until then. */
export const useFacets = (filter: QueueFilter, wanted: boolean): QueueFacets | undefined => {
  const client = useClient();
  const { data } = useQuery({
    queryKey: ['queue', 'facets', filter],
    queryFn: () => answered(client.queue.facets({ filter })),
    enabled: wanted,
    placeholderData: (before) => before,
    staleTime: 5_000,
  });
  return data;
};
