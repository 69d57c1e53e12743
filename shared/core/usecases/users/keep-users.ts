import { err, ok, type Result } from '../../../kernel/result.ts';
import type { UserFields } from '../../ports/user-store.ts';
import { actingToActor, type Acting } from '../../user/acting.ts';
import type { UserRefusal } from '../../user/refusal.ts';
import { ROLES } from '../../user/roles.ts';
import { isAdministrator, type User, type UserId } from '../../user/user.ts';
import { endSession } from './sign-in.ts';
import type { UserDeps } from './user-deps.ts';
import { writeUserEntry } from './write-user-entry.ts';

export type PersonFields = Pick<UserFields, 'name' | 'nameEn' | 'roles' | 'language'>;

const tidy = (fields: PersonFields): PersonFields => ({
  name: fields.name.trim().replace(/\s+/gu, ' '),
  nameEn: fields.nameEn.trim().replace(/\s+/gu, ' '),
  roles: ROLES.filter((role) => fields.roles.includes(role)),
  language: fields.language,
});

/** Two people may share a name, but not name and Latin spelling: at the sign-in screen nobody could tell them apart. */
const refuseFields = (users: readonly User[], fields: PersonFields, self: UserId | null): UserRefusal | undefined => {
  if (fields.name === '') return { code: 'name_missing' };
  if (fields.roles.length === 0) return { code: 'roles_missing' };
  const isTaken = users.some(
    (user) => user.active && user.id !== self && user.name === fields.name && user.nameEn.toLowerCase() === fields.nameEn.toLowerCase(),
  );
  return isTaken ? { code: 'name_taken', params: { name: fields.name } } : undefined;
};

/** Somebody must be left who can let others in. */
const isLastAdministrator = (users: readonly User[], user: User): boolean =>
  isAdministrator(user) && !users.some((other) => other.id !== user.id && isAdministrator(other));

export const createUser = (deps: UserDeps, acting: Acting, input: PersonFields): Result<UserId, UserRefusal> =>
  deps.unitOfWork.run(() => {
    const fields = tidy(input);
    const refused = refuseFields(deps.users.list(), fields, null);
    if (refused !== undefined) return err(refused);
    const at = deps.clock.now();
    const userId = deps.ids.next() as UserId;
    deps.users.insert(userId, { ...fields, active: true }, at);
    const { name, nameEn } = fields;
    writeUserEntry(deps.journal, 'user.created', at, actingToActor(acting), { userId, roles: [...fields.roles] }, { name, nameEn });
    return ok(userId);
  });

export const updateUser = (deps: UserDeps, acting: Acting, userId: UserId, input: PersonFields): Result<null, UserRefusal> =>
  deps.unitOfWork.run(() => {
    const all = deps.users.list();
    const user = all.find(({ id }) => id === userId);
    if (user === undefined) return err({ code: 'user_unknown' });
    const fields = tidy(input);
    const refused = refuseFields(all, fields, userId);
    if (refused !== undefined) return err(refused);
    if (!fields.roles.includes('administrator') && isLastAdministrator(all, user)) return err({ code: 'last_administrator' });
    deps.users.update(userId, { ...fields, active: user.active });
    const data = { userId, roles: [...fields.roles], rolesBefore: [...user.roles] };
    const personal = { name: fields.name, nameEn: fields.nameEn, nameBefore: user.name, nameEnBefore: user.nameEn };
    writeUserEntry(deps.journal, 'user.updated', deps.clock.now(), actingToActor(acting), data, personal);
    return ok(null);
  });

/** Who leaves is signed out everywhere at once. */
export const setUserActive = (deps: UserDeps, acting: Acting, userId: UserId, active: boolean): Result<null, UserRefusal> =>
  deps.unitOfWork.run(() => {
    const all = deps.users.list();
    const user = all.find(({ id }) => id === userId);
    if (user === undefined) return err({ code: 'user_unknown' });
    if (user.active === active) return ok(null);
    if (!active && isLastAdministrator(all, user)) return err({ code: 'last_administrator' });
    const refused = active ? refuseFields(all, user, userId) : undefined;
    if (refused !== undefined) return err(refused);
    const at = deps.clock.now();
    deps.users.update(userId, { ...user, active });
    if (!active) {
      deps.users.setShift(userId, null);
      for (const session of deps.sessions.openOf(userId)) endSession(deps, session, at, 'deactivated');
    }
    writeUserEntry(deps.journal, active ? 'user.reactivated' : 'user.deactivated', at, actingToActor(acting), { userId });
    return ok(null);
  });
