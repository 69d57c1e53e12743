import { err, ok, type Result } from '../../../kernel/result.ts';
import type { UserRefusal } from '../../user/refusal.ts';
import { normaliseSecret } from '../../user/secret-rules.ts';
import { mayTry, sessionEnd, wrongSecret, type SecretKind, type SignInFacts } from '../../user/sign-in-policy.ts';
import type { User, UserId } from '../../user/user.ts';
import type { SessionEnd, WindowSession } from '../../user/window-session.ts';
import type { UserDeps } from './user-deps.ts';
import { writeUserEntry } from './write-user-entry.ts';

export interface SignInInput {
  readonly windowId: string;
  readonly userId: UserId;
  readonly kind: SecretKind;
  readonly secret: string;
}

const factsOf = ({ users, site }: UserDeps, user: User, kind: SecretKind, at: number): SignInFacts => ({
  user,
  tries: users.tries(user.id, kind),
  shiftStartedAt: users.shiftStartedAt(user.id),
  sample: site.isSample(),
  at,
});

/** Whether a PIN would do for this person just now, and if not, why. */
export const pinRefusal = (deps: UserDeps, user: User, at: number): UserRefusal | null => {
  const may = mayTry('pin', factsOf(deps, user, 'pin', at));
  return may.ok ? null : may.error;
};

/** Ends what is open at the window; part of a larger unit of work. */
export const endSession = ({ sessions, journal, activity }: UserDeps, session: WindowSession, at: number, why: SessionEnd): void => {
  sessions.end(session.id, at, why);
  activity.forget(session.windowId);
  writeUserEntry(journal, 'user.session_ended', at, { kind: 'person', userId: session.userId }, { sessionId: session.id, why });
};

/** Opens a session at the window; part of a larger unit of work. */
export const openSession = (deps: UserDeps, windowId: string, user: User, how: SecretKind, at: number, expiresAt: number): WindowSession => {
  const before = deps.sessions.current(windowId);
  if (before !== null) endSession(deps, before, at, 'switched');
  const session: WindowSession = { id: deps.ids.next(), windowId, userId: user.id, how, openedAt: at, expiresAt, lockedAt: null };
  deps.sessions.open(session);
  writeUserEntry(deps.journal, 'user.signed_in', at, { kind: 'person', userId: user.id }, { sessionId: session.id, how, roles: [...user.roles] });
  deps.activity.touch(windowId, at);
  return session;
};

/**
 * Compares a secret and does `onRight` in the unit of work that finds it right. The try is counted and on disk before the secret is compared, so that
 * neither a crash nor many windows at once buy a guess; whatever a secret is asked for, wrong ones count together.
 */
const tryingSecret = async <T>(
  deps: UserDeps,
  { userId, kind, secret }: Omit<SignInInput, 'windowId'>,
  onRight: (user: User, facts: SignInFacts) => T,
): Promise<Result<T, UserRefusal>> => {
  const { clock, hasher, journal, unitOfWork, users } = deps;
  const counted = unitOfWork.run((): Result<{ readonly stored: string; readonly failed: number; readonly facts: SignInFacts }, UserRefusal> => {
    const at = clock.now();
    const user = users.find(userId);
    if (user === null) return err({ code: 'user_unknown' });
    const facts = factsOf(deps, user, kind, at);
    const may = mayTry(kind, facts);
    if (!may.ok) return may;
    const stored = users.secret(userId, kind);
    if (stored === null) return err({ code: kind === 'pin' ? 'no_pin' : 'no_password' });
    return ok({ stored, failed: users.countTry(userId, kind, at), facts });
  });
  if (!counted.ok) return counted;
  const { stored, failed, facts } = counted.value;

  const owner = { userId, kind };
  const typed = normaliseSecret(secret);
  const comparison = await hasher.compare(typed, stored, owner);
  if (comparison === 'other_key') return err({ code: 'secret_key_changed' });
  const renewed = comparison === 'match_outdated' ? await hasher.hash(typed, owner) : null;

  return unitOfWork.run((): Result<T, UserRefusal> => {
    const at = clock.now();
    if (comparison === 'mismatch') {
      writeUserEntry(journal, 'user.sign_in_refused', at, { kind: 'person', userId }, { kind, failed });
      return err(wrongSecret(kind, failed));
    }
    // Things may have changed while the hash was computed: somebody left, or another secret was set.
    const user = users.find(userId);
    if (user === null || !user.active) return err({ code: 'user_inactive' });
    if (users.secret(userId, kind) !== stored) return err(wrongSecret(kind, failed));
    if (renewed !== null) users.saveSecret(userId, kind, renewed, at);
    users.clearTries(userId, kind);
    return ok(onRight(user, { ...facts, at }));
  });
};

/** Signing in, re-opening and changing user are one thing: a right secret opens a session at this window and ends the one before. */
export const signIn = async (deps: UserDeps, { windowId, ...tried }: SignInInput): Promise<Result<WindowSession, UserRefusal>> =>
  tryingSecret(deps, tried, (user, facts) => {
    if (tried.kind === 'password') {
      deps.users.clearTries(user.id, 'pin');
      deps.users.setShift(user.id, facts.at);
    }
    return openSession(deps, windowId, user, tried.kind, facts.at, sessionEnd(tried.kind, facts));
  });

/** Somebody proves who they are, to sign or at somebody else's window to agree; nobody is signed in or out by it. */
export const confirmIdentity = async (deps: UserDeps, userId: UserId, kind: SecretKind, secret: string): Promise<Result<User, UserRefusal>> =>
  tryingSecret(deps, { userId, kind, secret }, (user) => user);
