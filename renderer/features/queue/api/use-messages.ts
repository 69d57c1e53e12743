import { useQuery } from '@tanstack/react-query';
import type { CaseMessageDto } from '../../../../shared/contract/cases.contract.ts';
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
