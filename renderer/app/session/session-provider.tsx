import { type Query, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react';
import type { SessionStatusDto } from '../../../shared/contract/session.contract.ts';
import { type Session, SessionContext } from '../../lib/session/session.ts';
import { answered } from '../../transport/answered.ts';
import type { Me, SessionGateway } from './session-gateway.ts';

const GatewayContext = createContext<SessionGateway | null>(null);

export const useSessionGateway = (): SessionGateway => {
  const gateway = useContext(GatewayContext);
  if (gateway === null) throw new Error('no session gateway above this component');
  return gateway;
};

export function SessionGatewayProvider({ gateway, children }: { readonly gateway: SessionGateway; readonly children: ReactNode }) {
  return <GatewayContext value={gateway}>{children}</GatewayContext>;
}

export const SESSION_KEY = ['session'] as const;

export const useSessionStatus = () => {
  const gateway = useSessionGateway();
  return useQuery<SessionStatusDto>({ queryKey: SESSION_KEY, queryFn: () => answered(gateway.status({})), staleTime: Infinity });
};

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
