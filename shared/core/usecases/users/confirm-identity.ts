import { err, ok, type Result } from '../../../kernel/result.ts';
import type { UserRefusal } from '../../user/refusal.ts';
import { normaliseSecret } from '../../user/secret-rules.ts';
import { mayTry, wrongSecret, type SecretKind } from '../../user/sign-in-policy.ts';
import type { UserId } from '../../user/user.ts';
import type { UserDeps } from './user-deps.ts';
import { writeUserEntry } from './write-user-entry.ts';

/**
 * A person proves again who sits here, for a signature. The try is counted and on disk before the secret is compared, as when signing in;
 * no session is opened or ended.
 */
export const confirmIdentity = async (deps: UserDeps, userId: UserId, kind: SecretKind, secret: string): Promise<Result<null, UserRefusal>> => {
  const { clock, hasher, journal, unitOfWork, users, site } = deps;
  const counted = unitOfWork.run((): Result<{ readonly stored: string; readonly failed: number }, UserRefusal> => {
    const at = clock.now();
    const user = users.find(userId);
    if (user === null || !user.active) return err({ code: 'user_inactive' });
    const facts = { user, tries: users.tries(userId, kind), shiftStartedAt: users.shiftStartedAt(userId), sample: site.isSample(), at };
    const may = mayTry(kind, facts);
    if (!may.ok) return may;
    const stored = users.secret(userId, kind);
    return stored === null ? err({ code: kind === 'pin' ? 'no_pin' : 'no_password' }) : ok({ stored, failed: users.countTry(userId, kind, at) });
  });
  if (!counted.ok) return counted;
  const { stored, failed } = counted.value;
  const comparison = await hasher.compare(normaliseSecret(secret), stored, { userId, kind });
  if (comparison === 'other_key') return err({ code: 'secret_key_changed' });
  return unitOfWork.run((): Result<null, UserRefusal> => {
    if (comparison === 'mismatch') {
      writeUserEntry(journal, 'user.sign_in_refused', clock.now(), { kind: 'person', userId }, { kind, failed });
      return err(wrongSecret(kind, failed));
    }
    users.clearTries(userId, kind);
    return ok(null);
  });
};
