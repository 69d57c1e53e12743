import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { CallError, Reply } from '../../../../shared/contract/define-contract.ts';
import type { usersContract } from '../../../../shared/contract/users.contract.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';

export type Person = z.output<(typeof usersContract)['list']['output']>['users'][number];

const PEOPLE_KEY = ['users', 'list'];

/** Everybody who works or worked here; who left stands at the end. */
export const usePeople = () => {
  const { users } = useClient();
  return useQuery({
    queryKey: PEOPLE_KEY,
    queryFn: async () => (await answered(users.list({}))).users.toSorted((a, b) => Number(b.active) - Number(a.active)),
  });
};

/** Does one thing to a person at a time and keeps why it was refused. Other places where people stand hear of it from the host. */
export const usePeopleChange = () => {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallError | null>(null);
  return {
    busy,
    failure,
    change: async <T>(act: () => Promise<Reply<T>>): Promise<T | null> => {
      if (busy) return null;
      setBusy(true);
      const reply = await act();
      setBusy(false);
      setFailure(reply.ok ? null : reply.error);
      if (!reply.ok) return null;
      await queries.invalidateQueries({ queryKey: PEOPLE_KEY });
      return reply.value;
    },
  };
};
