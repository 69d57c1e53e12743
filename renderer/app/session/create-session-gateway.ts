import type { Call, Reply } from '../../../shared/contract/define-contract.ts';
import type { SessionGateway, SessionState } from './session-gateway.ts';

export const createSessionGateway = (call: Call): SessionGateway => ({
  status: () => call('session.status', {}) as Promise<Reply<SessionState>>,
  signIn: (credentials) => call('session.signIn', credentials),
  signOut: () => call('session.signOut', {}),
  createFirstAdministrator: (person) => call('session.createFirstAdministrator', person),
});
