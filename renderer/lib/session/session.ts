import { createContext, useContext } from 'react';
import type { Right, Role } from '../../../shared/core/user/roles.ts';

/** Who sits here. The host checks every right again; this only decides what is offered. */
export interface Session {
  readonly userId: string;
  readonly name: string;
  readonly nameEn: string;
  readonly roles: readonly Role[];
  readonly can: (right: Right) => boolean;
}

export const SessionContext = createContext<Session | null>(null);

export const useSession = (): Session => {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('nobody is signed in above this component');
  return session;
};
