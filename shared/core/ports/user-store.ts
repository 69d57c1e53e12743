import type { SecretKind, Tries } from '../user/sign-in-policy.ts';
import type { User, UserId } from '../user/user.ts';
import type { SessionEnd, WindowSession } from '../user/window-session.ts';

export type UserFields = Pick<User, 'name' | 'nameEn' | 'roles' | 'active' | 'language'>;

/** Writes only inside a unit of work. */
export interface UserStore {
  /** Everybody, also who left; by name. */
  readonly list: () => readonly User[];
  readonly find: (id: UserId) => User | null;
  readonly insert: (id: UserId, fields: UserFields, at: number) => void;
  readonly update: (id: UserId, fields: UserFields) => void;
  readonly secret: (id: UserId, kind: SecretKind) => string | null;
  readonly saveSecret: (id: UserId, kind: SecretKind, hash: string, at: number) => void;
  readonly tries: (id: UserId, kind: SecretKind) => Tries;
  /** Adds one and returns the new count; to be committed before the secret is compared. */
  readonly countTry: (id: UserId, kind: SecretKind, at: number) => number;
  readonly clearTries: (id: UserId, kind: SecretKind) => void;
  readonly shiftStartedAt: (id: UserId) => number | null;
  readonly setShift: (id: UserId, startedAt: number | null) => void;
}

/** Writes only inside a unit of work. */
export interface SessionStore {
  readonly current: (windowId: string) => WindowSession | null;
  readonly openOf: (userId: UserId) => readonly WindowSession[];
  /** Open on paper although their end has passed. */
  readonly expired: (at: number) => readonly WindowSession[];
  readonly open: (session: WindowSession) => void;
  readonly lock: (id: string, at: number) => void;
  readonly end: (id: string, at: number, why: SessionEnd) => void;
}
