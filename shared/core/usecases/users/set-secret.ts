import { err, ok, type Result } from '../../../kernel/result.ts';
import { actingToActor, type Acting } from '../../user/acting.ts';
import type { UserRefusal } from '../../user/refusal.ts';
import { checkPassword, checkPin, normaliseSecret } from '../../user/secret-rules.ts';
import { mayTry, wrongSecret, type SecretKind } from '../../user/sign-in-policy.ts';
import type { User, UserId } from '../../user/user.ts';
import { endSession } from './sign-in.ts';
import type { UserDeps } from './user-deps.ts';
import { writeUserEntry } from './write-user-entry.ts';

const checkSecret = (kind: SecretKind, secret: string, user: User): Result<string, UserRefusal> =>
  kind === 'pin' ? checkPin(secret) : checkPassword(secret, [user.name, user.nameEn]);

/**
 * A new secret for somebody. A new password given by another person ends that person's sessions and shift: whoever sat there
 * with the old one has to sign in again.
 */
export const setSecret = async (deps: UserDeps, acting: Acting, userId: UserId, kind: SecretKind, secret: string): Promise<Result<null, UserRefusal>> => {
  const { clock, hasher, journal, sessions, unitOfWork, users } = deps;
  const user = users.find(userId);
  if (user === null) return err({ code: 'user_unknown' });
  const checked = checkSecret(kind, secret, user);
  if (!checked.ok) return checked;
  const hash = await hasher.hash(checked.value, { userId, kind });
  return unitOfWork.run(() => {
    const at = clock.now();
    users.saveSecret(userId, kind, hash, at);
    users.clearTries(userId, kind);
    const isOwn = acting.kind === 'person' && acting.userId === userId;
    if (kind === 'password' && !isOwn) {
      users.clearTries(userId, 'pin');
      users.setShift(userId, null);
      for (const session of sessions.openOf(userId)) endSession(deps, session, at, 'password_changed');
    }
    writeUserEntry(journal, kind === 'pin' ? 'user.pin_set' : 'user.password_set', at, actingToActor(acting), { userId });
    return ok(null);
  });
};

/** A person changes the own password or PIN, proving who sits there with the present password (or, who has none, the present PIN). */
export const setOwnSecret = async (deps: UserDeps, userId: UserId, present: string, kind: SecretKind, secret: string): Promise<Result<null, UserRefusal>> => {
  const { clock, hasher, unitOfWork, users, site } = deps;
  const user = users.find(userId);
  if (user === null) return err({ code: 'user_unknown' });
  const proof: SecretKind = user.hasPassword ? 'password' : 'pin';
  const counted = unitOfWork.run((): Result<{ readonly stored: string | null; readonly failed: number }, UserRefusal> => {
    const at = clock.now();
    const facts = { user, tries: users.tries(userId, proof), shiftStartedAt: users.shiftStartedAt(userId), sample: site.isSample(), at };
    const may = mayTry(proof, facts);
    return may.ok ? ok({ stored: users.secret(userId, proof), failed: users.countTry(userId, proof, at) }) : may;
  });
  if (!counted.ok) return counted;
  const { stored, failed } = counted.value;
  const comparison = stored === null ? 'mismatch' : await hasher.compare(normaliseSecret(present), stored, { userId, kind: proof });
  if (comparison === 'other_key') return err({ code: 'secret_key_changed' });
  if (comparison === 'mismatch') return err(wrongSecret(proof, failed));
  unitOfWork.run(() => users.clearTries(userId, proof));
  return setSecret(deps, { kind: 'person', userId, roles: user.roles }, userId, kind, secret);
};

/** A supervisor or administrator beside the person lets the next try through. */
export const resetTries = (deps: UserDeps, acting: Acting, userId: UserId): Result<null, UserRefusal> => {
  const mayReset = acting.kind === 'cli' || acting.roles.some((role) => role === 'supervisor' || role === 'administrator');
  if (!mayReset) return err({ code: 'not_allowed', params: { right: 'override' } });
  // Nobody lets oneself through.
  if (acting.kind === 'person' && acting.userId === userId) return err({ code: 'not_allowed', params: { right: 'override' } });
  return deps.unitOfWork.run(() => {
    if (deps.users.find(userId) === null) return err({ code: 'user_unknown' });
    deps.users.clearTries(userId, 'pin');
    deps.users.clearTries(userId, 'password');
    writeUserEntry(deps.journal, 'user.tries_reset', deps.clock.now(), actingToActor(acting), { userId });
    return ok(null);
  });
};

/** Checked before a person is written, so that a weak password leaves no half-made account. */
export const checkNewSecrets = (
  names: Pick<User, 'name' | 'nameEn'>,
  password: string | null,
  pin: string | null,
): Result<readonly { readonly kind: SecretKind; readonly secret: string }[], UserRefusal> => {
  const checkedPassword = password === null ? ok(null) : checkPassword(password, [names.name, names.nameEn]);
  if (!checkedPassword.ok) return checkedPassword;
  const checkedPin = pin === null ? ok(null) : checkPin(pin);
  if (!checkedPin.ok) return checkedPin;
  return ok([
    ...(checkedPassword.value === null ? [] : [{ kind: 'password' as const, secret: checkedPassword.value }]),
    ...(checkedPin.value === null ? [] : [{ kind: 'pin' as const, secret: checkedPin.value }]),
  ]);
};
