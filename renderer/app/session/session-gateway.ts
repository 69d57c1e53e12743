import type { Role } from '../../../shared/core/user/roles.ts';
import type { Reply } from '../../../shared/contract/define-contract.ts';

/** Somebody who may sign in here. `secret` is what is asked now: the password once a shift, the PIN after that. */
export interface SignInPerson {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly roles: readonly Role[];
  readonly secret: 'pin' | 'password';
}

export type SessionState =
  /** A new database: the first person makes themselves administrator. */
  | { readonly state: 'fresh' }
  | { readonly state: 'signed_out'; readonly people: readonly SignInPerson[] }
  | { readonly state: 'locked'; readonly person: SignInPerson; readonly people: readonly SignInPerson[] }
  | { readonly state: 'signed_in'; readonly person: SignInPerson; readonly people: readonly SignInPerson[] };

export interface FirstAdministrator {
  readonly name: string;
  readonly nameEn: string;
  readonly staffNo: string;
  readonly password: string;
  readonly pin: string;
}

export interface Credentials {
  readonly userId: string;
  readonly secret: string;
  readonly kind: 'pin' | 'password';
}

/** Everything the sign-in screen needs of the host. */
export interface SessionGateway {
  readonly status: () => Promise<Reply<SessionState>>;
  readonly signIn: (credentials: Credentials) => Promise<Reply<unknown>>;
  readonly signOut: () => Promise<Reply<unknown>>;
  readonly createFirstAdministrator: (person: FirstAdministrator) => Promise<Reply<unknown>>;
}
