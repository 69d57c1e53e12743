import { useQueryClient } from '@tanstack/react-query';
import { type Send, useSend } from '../../../lib/use-send.ts';

/** Something a person does on this desk; afterwards everything that shows the outage asks again. */
export const useDeed = (): Send => {
  const queries = useQueryClient();
  return useSend(() => queries.invalidateQueries({ queryKey: ['outage'] }));
};
