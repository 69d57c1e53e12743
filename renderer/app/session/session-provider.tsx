import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { hasRight } from '../../../shared/core/user/roles.ts';
import { SessionContext, type Session } from '../../lib/session/session.ts';
import { answered } from '../../transport/answered.ts';
import type { SessionGateway, SessionState, SignInPerson } from './session-gateway.ts';

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

export const useSessionState = () => {
  const gateway = useSessionGateway();
  return useQuery<SessionState>({ queryKey: SESSION_KEY, queryFn: () => answered(gateway.status()), staleTime: Infinity, retry: false });
};

/** After a change of person nothing of the one before may stay in memory. */
export const useForgetAll = (): (() => Promise<void>) => {
  const queries = useQueryClient();
  return async () => {
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' && query.queryKey[0] !== 'system' });
    await queries.invalidateQueries({ queryKey: SESSION_KEY });
  };
};

export function SignedIn({ person, children }: { readonly person: SignInPerson; readonly children: ReactNode }) {
  const session = useMemo<Session>(
    () => ({ userId: person.id, name: person.name, nameEn: person.nameEn, roles: person.roles, can: (right) => hasRight(person.roles, right) }),
    [person],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}
