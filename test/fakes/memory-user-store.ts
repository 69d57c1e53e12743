import type { SessionStore, UserFields, UserStore } from '../../shared/core/ports/user-store.ts';
import { ROLES } from '../../shared/core/user/roles.ts';
import { NO_TRIES, type SecretKind, type Tries } from '../../shared/core/user/sign-in-policy.ts';
import type { User, UserId } from '../../shared/core/user/user.ts';
import type { WindowSession } from '../../shared/core/user/window-session.ts';

export const createMemoryUserStore = (): UserStore => {
  const fieldsById = new Map<UserId, UserFields>();
  const secrets = new Map<string, string>();
  const tries = new Map<string, Tries>();
  const shifts = new Map<UserId, number | null>();
  const key = (id: UserId, kind: SecretKind): string => `${kind} ${id}`;
  const toUser = (id: UserId, fields: UserFields): User => {
    const { name, nameEn, active, language } = fields;
    const roles = ROLES.filter((role) => fields.roles.includes(role));
    return { id, name, nameEn, roles, active, language, hasPassword: secrets.has(key(id, 'password')), hasPin: secrets.has(key(id, 'pin')) };
  };
  return {
    list: () => [...fieldsById].map(([id, fields]) => toUser(id, fields)).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1)),
    find: (id) => {
      const fields = fieldsById.get(id);
      return fields === undefined ? null : toUser(id, fields);
    },
    insert: (id, fields) => {
      if (fieldsById.has(id)) throw new Error(`user ${id} exists`);
      fieldsById.set(id, fields);
    },
    update: (id, fields) => void (fieldsById.has(id) && fieldsById.set(id, fields)),
    secret: (id, kind) => secrets.get(key(id, kind)) ?? null,
    saveSecret: (id, kind, hash) => void secrets.set(key(id, kind), hash),
    tries: (id, kind) => tries.get(key(id, kind)) ?? NO_TRIES,
    countTry: (id, kind, at) => {
      const failed = (tries.get(key(id, kind))?.failed ?? 0) + 1;
      tries.set(key(id, kind), { failed, lastAt: at });
      return failed;
    },
    clearTries: (id, kind) => void tries.delete(key(id, kind)),
    shiftStartedAt: (id) => shifts.get(id) ?? null,
    setShift: (id, startedAt) => void shifts.set(id, startedAt),
  };
};

export const createMemorySessionStore = (): SessionStore => {
  const open = new Map<string, WindowSession>();
  return {
    current: (windowId) => [...open.values()].find((session) => session.windowId === windowId) ?? null,
    openOf: (userId) => [...open.values()].filter((session) => session.userId === userId),
    expired: (at) => [...open.values()].filter(({ expiresAt }) => expiresAt <= at),
    open: (session) => {
      if ([...open.values()].some(({ windowId }) => windowId === session.windowId)) throw new Error('the window has an open session');
      open.set(session.id, session);
    },
    lock: (id, at) => {
      const session = open.get(id);
      if (session !== undefined && session.lockedAt === null) open.set(id, { ...session, lockedAt: at });
    },
    end: (id) => void open.delete(id),
  };
};
