import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { CallError, Reply } from '../../../../shared/contract/define-contract.ts';
import type { SavedViewDto, ViewLook } from '../../../../shared/contract/views.contract.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';

export interface SavedViewsHere {
  readonly views: readonly SavedViewDto[];
  /** Ids in the order this person has them in. */
  readonly order: readonly string[];
  readonly failure: CallError | null;
  readonly forget: () => void;
  /** The id it is saved under, null when it was refused. */
  readonly save: (view: { readonly id?: string; readonly name: string; readonly shared: boolean; readonly look: ViewLook }) => Promise<string | null>;
  readonly remove: (id: string) => Promise<boolean>;
  readonly arrange: (ids: readonly string[]) => void;
}

const NONE = { views: [], order: [] };
const VIEWS = ['views'] as const;

/** Saved views of the person signed in; a change made in any window is seen in all. */
export const useSavedViews = (): SavedViewsHere => {
  const client = useClient();
  const queries = useQueryClient();
  const { data = NONE } = useQuery({ queryKey: VIEWS, queryFn: () => answered(client.views.list({})), staleTime: Infinity });
  const [failure, setFailure] = useState<CallError | null>(null);
  return useMemo(() => {
    const send = async <T>(reply: Promise<Reply<T>>): Promise<T | null> => {
      const answer = await reply;
      setFailure(answer.ok ? null : answer.error);
      await queries.invalidateQueries({ queryKey: VIEWS });
      return answer.ok ? answer.value : null;
    };
    return {
      ...data,
      failure,
      forget: () => setFailure(null),
      save: async (view) => (await send(client.views.save(view)))?.id ?? null,
      remove: async (id) => (await send(client.views.remove({ id }))) !== null,
      arrange: (ids) => {
        // At once on the screen; what the host keeps comes behind.
        queries.setQueryData(VIEWS, (before: typeof data | undefined) => (before === undefined ? before : { ...before, order: [...ids] }));
        void send(client.views.arrange({ ids: [...ids] }));
      },
    };
  }, [client, data, failure, queries]);
};
