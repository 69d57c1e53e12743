import { describe, expect, it } from 'vitest';
import { applyMigrations } from '../../electron/host/adapters/sqlite/database/migrate.ts';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { openDatabase } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import { createSessionStore } from '../../electron/host/adapters/sqlite/site/session-store.ts';
import { createUserStore } from '../../electron/host/adapters/sqlite/site/user-store.ts';
import type { SessionStore, UserFields, UserStore } from '../../shared/core/ports/user-store.ts';
import type { UserId } from '../../shared/core/user/user.ts';
import type { WindowSession } from '../../shared/core/user/window-session.ts';
import { createMemorySessionStore, createMemoryUserStore } from '../fakes/memory-user-store.ts';

type Stores = { readonly users: UserStore; readonly sessions: SessionStore };
const stores: readonly (readonly [string, () => Stores])[] = [
  ['the fake', () => ({ users: createMemoryUserStore(), sessions: createMemorySessionStore() })],
  [
    'SQLite',
    () => {
      const db = openDatabase({ file: ':memory:' });
      applyMigrations(db, migrations);
      return { users: createUserStore(db), sessions: createSessionStore(db) };
    },
  ],
];
const AMY = 'amy' as UserId;
const BEN = 'ben' as UserId;
const fields: UserFields = { name: '张敏', nameEn: 'Zhang Min', roles: ['clerk', 'operator'], active: true, language: 'zh-CN' };
const session = (id: string, windowId: string, userId: UserId): WindowSession => ({
  id,
  windowId,
  userId,
  how: 'pin',
  openedAt: 1,
  expiresAt: 9,
  lockedAt: null,
});

describe.each(stores)('a store of users: %s', (_, create) => {
  it('keeps people and what they can sign in with', () => {
    const { users } = create();
    expect(users.find(AMY)).toBeNull();
    users.insert(AMY, fields, 1);
    users.insert(BEN, { ...fields, name: 'Ben', roles: [] }, 1);
    expect(users.find(AMY)).toEqual({ ...fields, id: AMY, hasPassword: false, hasPin: false });
    users.saveSecret(AMY, 'pin', 'hash-1', 2);
    users.saveSecret(AMY, 'pin', 'hash-2', 3);
    expect(users.secret(AMY, 'pin')).toBe('hash-2');
    expect(users.secret(AMY, 'password')).toBeNull();
    expect(users.find(AMY)).toMatchObject({ hasPin: true, hasPassword: false });
    users.update(AMY, { ...fields, active: false, roles: ['packer'] });
    expect(users.find(AMY)).toMatchObject({ active: false, roles: ['packer'], hasPin: true });
    expect(users.list().map(({ id }) => id)).toEqual([BEN, AMY]);
    expect(() => users.insert(AMY, fields, 1)).toThrow(/exists|UNIQUE/);
  });

  it('counts tries by person and kind', () => {
    const { users } = create();
    users.insert(AMY, fields, 1);
    expect(users.tries(AMY, 'pin')).toEqual({ failed: 0, lastAt: 0 });
    expect([users.countTry(AMY, 'pin', 5), users.countTry(AMY, 'pin', 6), users.countTry(AMY, 'password', 7)]).toEqual([1, 2, 1]);
    expect(users.tries(AMY, 'pin')).toEqual({ failed: 2, lastAt: 6 });
    users.clearTries(AMY, 'pin');
    expect(users.tries(AMY, 'pin').failed).toBe(0);
    expect(users.tries(AMY, 'password').failed).toBe(1);
  });

  it('remembers when a shift was opened', () => {
    const { users } = create();
    users.insert(AMY, fields, 1);
    expect(users.shiftStartedAt(AMY)).toBeNull();
    users.setShift(AMY, 77);
    expect(users.shiftStartedAt(AMY)).toBe(77);
    users.setShift(AMY, null);
    expect(users.shiftStartedAt(AMY)).toBeNull();
  });

  it('has one open session per window', () => {
    const { users, sessions } = create();
    users.insert(AMY, fields, 1);
    users.insert(BEN, fields, 1);
    sessions.open(session('s1', 'w1', AMY));
    sessions.open(session('s2', 'w2', AMY));
    expect(() => sessions.open(session('s3', 'w1', BEN))).toThrow(/open session|UNIQUE/);
    expect(sessions.openOf(AMY)).toHaveLength(2);
    sessions.lock('s1', 5);
    sessions.lock('s1', 6);
    expect(sessions.current('w1')).toEqual({ ...session('s1', 'w1', AMY), lockedAt: 5 });
    sessions.end('s1', 7, 'switched');
    sessions.open(session('s4', 'w1', BEN));
    expect(sessions.current('w1')?.userId).toBe(BEN);
    expect(sessions.current('w3')).toBeNull();
    expect(sessions.openOf(AMY).map(({ id }) => id)).toEqual(['s2']);
    expect(sessions.expired(8)).toEqual([]);
    sessions.end('s2', 8, 'signed_out');
    expect(sessions.expired(9).map(({ id }) => id)).toEqual(['s4']);
  });
});
