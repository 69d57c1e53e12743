import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { CaseMessageDto } from '../../../../shared/contract/cases.contract.ts';
import type { messagesContract } from '../../../../shared/contract/messages.contract.ts';
import type { OutsideWay } from '../../../../shared/core/channel/channel.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';

/** Messages about one exception, as they could go out. */
export const useMessages = (caseId: string | null): readonly CaseMessageDto[] => {
  const client = useClient();
  const { data } = useQuery({
    queryKey: ['case', caseId, 'messages'],
    queryFn: async () => (await answered(client.cases.messages({ caseId: caseId ?? '' }))).messages,
    enabled: caseId !== null,
  });
  return data ?? [];
};

export type OutsideRoute = z.output<(typeof messagesContract)['route']['output']>;

/** How a message would go out by itself, or why it cannot; nothing while there is nothing to ask. */
export const useRoute = (
  whom: { readonly caseId: string; readonly way: OutsideWay; readonly to: 'customer' | 'merchant' } | null,
): OutsideRoute | undefined => {
  const client = useClient();
  const { data } = useQuery({
    queryKey: ['case', whom?.caseId, 'route', whom?.way, whom?.to],
    queryFn: () => answered(client.messages.route(whom ?? { caseId: '', way: 'mail', to: 'customer' })),
    enabled: whom !== null,
  });
  return whom === null ? undefined : data;
};
