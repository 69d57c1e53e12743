import { createClient } from '../../../shared/contract/create-client.ts';
import type { Call, Client } from '../../../shared/contract/define-contract.ts';
import { sessionContract, type SessionStatusDto } from '../../../shared/contract/session.contract.ts';

export type SessionGateway = Client<{ readonly session: typeof sessionContract }>['session'];
export type SignInPerson = SessionStatusDto['people'][number];
export type Me = NonNullable<SessionStatusDto['me']>;

/** Only the sign-in screens and the shell talk to this group; desks see the Session they are handed. */
export const createSessionGateway = (call: Call): SessionGateway => createClient({ session: sessionContract }, call).session;
