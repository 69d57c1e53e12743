import { type Query, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo } from 'react';
import type { SessionStatusDto } from '../../../shared/contract/session.contract.ts';
import { type Session, SessionContext } from '../../lib/session/session.ts';
import { answered } from '../../transport/answered.ts';
import { type ConsoleHost, useClient } from '../../transport/console-context.ts';
import type { Me } from './session-people.ts';

export const SESSION_KEY = ['session'] as const;

/** Who sits here. Asked before anything is drawn, while the words of the page are on their way. */
export const sessionQuery = ({ session }: ConsoleHost['client']) => ({
  queryKey: SESSION_KEY,
  queryFn: () => answered(session.status({})),
  staleTime: Infinity,
});

export const useSessionStatus = () => useQuery<SessionStatusDto>(sessionQuery(useClient()));

/** Takes over what the host answered. After a change of person nothing of the one before may stay in memory. */
export const useEnterSession = (): ((status: SessionStatusDto) => void) => {
  const queries = useQueryClient();
  return useCallback(
    (status) => {
      const before = queries.getQueryData<SessionStatusDto>(SESSION_KEY);
      const others = { predicate: ({ queryKey: [group] }: Query) => group !== 'session' && group !== 'system' };
      if (before?.me?.id !== status.me?.id) queries.removeQueries(others);
      queries.setQueryData(SESSION_KEY, status);
      // The same person is back: what was shown before the lock is still there, and is asked again.
      if (status.state === 'signed_in') void queries.invalidateQueries(others);
    },
    [queries],
  );
};

export function SignedIn({ me, children }: { readonly me: Me; readonly children: ReactNode }) {
  const session = useMemo<Session>(
    () => ({ userId: me.id, name: me.name, nameEn: me.nameEn, roles: me.roles, can: (right) => me.rights.includes(right) }),
    [me],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}
