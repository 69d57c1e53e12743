import type { SessionStatusDto } from '../../../shared/contract/session.contract.ts';

export type SignInPerson = SessionStatusDto['people'][number];
export type Me = NonNullable<SessionStatusDto['me']>;
