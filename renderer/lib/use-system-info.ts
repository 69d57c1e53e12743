import { useQuery } from '@tanstack/react-query';
import { answered } from '../transport/answered.ts';
import { useClient } from '../transport/console-context.ts';

/** What the host says of itself hardly changes; asked once a window. */
export const useSystemInfo = () => {
  const client = useClient();
  return useQuery({ queryKey: ['system', 'info'], queryFn: () => answered(client.system.info({})), staleTime: Infinity });
};
