import { err, ok, type Result } from '../../../kernel/result.ts';
import type { UserRefusal } from '../../user/refusal.ts';
import { checkPassword, checkPin } from '../../user/secret-rules.ts';
import { SHIFT_MS } from '../../user/sign-in-policy.ts';
import type { Language, UserId } from '../../user/user.ts';
import type { WindowSession } from '../../user/window-session.ts';
import { openSession } from './sign-in.ts';
import type { UserDeps } from './user-deps.ts';
import { writeUserEntry } from './write-user-entry.ts';

export interface FirstAdministratorInput {
  readonly windowId: string;
  readonly name: string;
  readonly nameEn: string;
  readonly language: Language;
  readonly password: string;
  readonly pin: string | null;
}

/** There is no account to begin with and no default password: who sets up the station becomes its first administrator, once. */
export const createFirstAdministrator = async (deps: UserDeps, input: FirstAdministratorInput): Promise<Result<WindowSession, UserRefusal>> => {
  const { clock, hasher, ids, journal, unitOfWork, users } = deps;
  const name = input.name.trim();
  const nameEn = input.nameEn.trim();
  if (users.list().length > 0) return err({ code: 'already_set_up' });
  if (name === '') return err({ code: 'name_missing' });
  const password = checkPassword(input.password, [name, nameEn]);
  if (!password.ok) return password;
  const pin = input.pin === null ? ok(null) : checkPin(input.pin);
  if (!pin.ok) return pin;
  const userId = ids.next() as UserId;
  const passwordHash = await hasher.hash(password.value, { userId, kind: 'password' });
  const pinHash = pin.value === null ? null : await hasher.hash(pin.value, { userId, kind: 'pin' });

  return unitOfWork.run((): Result<WindowSession, UserRefusal> => {
    if (users.list().length > 0) return err({ code: 'already_set_up' });
    const at = clock.now();
    users.insert(userId, { name, nameEn, roles: ['administrator'], active: true, language: input.language }, at);
    users.saveSecret(userId, 'password', passwordHash, at);
    if (pinHash !== null) users.saveSecret(userId, 'pin', pinHash, at);
    users.setShift(userId, at);
    const actor = { kind: 'person', userId } as const;
    writeUserEntry(journal, 'user.created', at, actor, { userId, roles: ['administrator'], first: true }, { name, nameEn });
    const user = users.find(userId);
    if (user === null) throw new Error('the administrator just written is not there');
    return ok(openSession(deps, input.windowId, user, 'password', at, at + SHIFT_MS));
  });
};
