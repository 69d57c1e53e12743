import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import type { z } from 'zod';
import type { answersContract } from '../../../../shared/contract/answers.contract.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';

export type AnswerDto = z.output<(typeof answersContract)['read']['output']>;

/** What a pasted answer says, while it is typed; nothing while there are no words or nobody to read them for. */
export const useAnswer = (caseId: string | null, text: string): AnswerDto | undefined => {
  const { answers } = useClient();
  const asked = useDeferredValue(text.trim());
  const { data } = useQuery({
    queryKey: ['case', caseId, 'answer', asked],
    queryFn: () => answered(answers.read({ caseId: caseId ?? '', text: asked })),
    enabled: caseId !== null && asked !== '',
    retry: false,
  });
  return asked === text.trim() ? data : undefined;
};
