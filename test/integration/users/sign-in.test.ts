import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createScryptHasher } from '../../../electron/host/adapters/secrets/scrypt-hasher.ts';
import { createSessionHandlers } from '../../../electron/host/handlers/session-handlers.ts';
import { createUsersHandlers } from '../../../electron/host/handlers/users-handlers.ts';
import { createDispatch } from '../../../shared/contract/dispatch.ts';
import { sessionContract, type SessionStatusDto } from '../../../shared/contract/session.contract.ts';
import { usersContract } from '../../../shared/contract/users.contract.ts';
import type { Caller } from '../../../shared/contract/define-contract.ts';
import type { CredentialHasher } from '../../../shared/core/ports/credential-hasher.ts';
import { createAuthorise } from '../../../shared/core/usecases/users/authorise.ts';
import type { UserId } from '../../../shared/core/user/user.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';
import { GOOD_PASSWORD, GOOD_PIN } from '../../fixtures/user-house.ts';
import { openHouse } from './open-house.ts';

const LIGHT = { logN: 10, r: 8, p: 1 };
const CHILD = join(import.meta.dirname, 'guessing.child.ts');

const openConsole = (hasher: CredentialHasher = createScryptHasher(new Uint8Array(32).fill(7), LIGHT)) => {
  const folder = tempFolder();
  const file = join(folder, 'sidebay.db');
  const clock = createManualClock();
  const { db, deps, journal } = openHouse(file, hasher, clock);
  onTestFinished(() => void db.close());
  const contract = { session: sessionContract, users: usersContract };
  const handlers = { session: createSessionHandlers(deps), users: createUsersHandlers(deps) };
  const dispatch = createDispatch(contract, handlers, createAuthorise(deps), (_, defect) => String(defect));
  const at =
    (caller: Caller) =>
    async (name: string, input: object = {}) => {
      const reply = await dispatch(name, input, caller);
      return reply.ok ? reply.value : reply.error;
    };
  return { folder, file, clock, db, deps, journal, window: at({ kind: 'window', sessionId: 'w1' }), cli: at({ kind: 'cli' }) };
};
const first = { name: '何晨', nameEn: 'He Chen', password: GOOD_PASSWORD, pin: GOOD_PIN };

describe('a day at one window', () => {
  it('from an empty station to two people taking turns, all of it in the journal and none of it readable in the file', async () => {
    const { window, clock, journal, folder } = openConsole();
    expect(await window('session.status')).toMatchObject({ state: 'needs_first_administrator', people: [], me: null });
    expect(await window('users.list')).toEqual({ code: 'not_signed_in' });
    const boss = (await window('session.createFirstAdministrator', first)) as SessionStatusDto;
    expect(boss).toMatchObject({ state: 'signed_in', me: { name: '何晨', rights: expect.arrayContaining(['administer']) as unknown } });

    const made = (await window('users.create', { name: '周凯', nameEn: 'Zhou Kai', roles: ['packer'], password: 'nine harbour cranes', pin: '739182' })) as {
      readonly userId: string;
    };
    expect(await window('users.create', { name: '赵敏', roles: ['clerk'], password: 'short' })).toMatchObject({ code: 'password_too_short' });
    expect(await window('users.setPassword', { userId: boss.me?.id, password: 'ten harbour cranes' })).toEqual({ code: 'present_secret_needed' });
    expect(await window('session.setOwnPassword', { present: GOOD_PASSWORD, password: 'ten harbour cranes' })).toEqual({});
    expect(await window('users.list')).toMatchObject({ users: [{ name: '何晨' }, { name: '周凯', hasPin: true, hasPassword: true, wrongTries: 0 }] });

    expect(await window('session.switchUser', { userId: made.userId, pin: '739182' })).toEqual({ code: 'password_needed' });
    expect(await window('session.signIn', { userId: made.userId, password: 'nine harbour cranes' })).toMatchObject({ me: { name: '周凯' } });
    expect(await window('users.list')).toMatchObject({ code: 'not_allowed' });
    expect(await window('session.switchUser', { userId: boss.me?.id, pin: GOOD_PIN })).toMatchObject({ me: { name: '何晨' } });
    expect(await window('session.lock')).toMatchObject({ state: 'locked' });
    expect(await window('users.list')).toEqual({ code: 'session_locked' });
    expect(await window('session.signInPin', { userId: boss.me?.id, pin: GOOD_PIN })).toMatchObject({ state: 'signed_in' });
    clock.pass(4 * 60_000);
    expect(await window('session.touch')).toEqual({});
    clock.pass(4 * 60_000);
    expect(await window('session.status')).toMatchObject({ state: 'signed_in' });
    expect(await window('session.signOut')).toMatchObject({ state: 'signed_out', me: null });

    expect(journal.verify()).toMatchObject({ whole: true });
    const types = [...journal.walk()].map(({ type }) => type);
    expect(new Set(types)).toEqual(
      new Set(['user.created', 'user.signed_in', 'user.password_set', 'user.pin_set', 'user.session_ended', 'user.session_locked']),
    );
    const bytes = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name)).toString('latin1'))
      .join();
    for (const secret of [GOOD_PASSWORD, 'nine harbour cranes', 'ten harbour cranes', GOOD_PIN, '739182']) expect(bytes).not.toContain(secret);
  });

  it('the command line keeps users and mends a lost password, and signs nobody in', async () => {
    const { window, cli } = openConsole();
    const boss = (await window('session.createFirstAdministrator', first)) as SessionStatusDto;
    expect(await cli('session.signIn', { userId: boss.me?.id, password: GOOD_PASSWORD })).toEqual({ code: 'window_only' });
    expect(await cli('users.setPassword', { userId: boss.me?.id, password: 'ten harbour cranes' })).toEqual({});
    expect(await window('session.status')).toMatchObject({ state: 'signed_out' });
    expect(await window('session.signIn', { userId: boss.me?.id, password: 'ten harbour cranes' })).toMatchObject({ state: 'signed_in' });
    expect(await cli('session.status')).toMatchObject({ state: 'signed_out', people: [{ name: '何晨' }] });
  });

  it('lasts over a restart: same session, same absolute end, same tries', async () => {
    const { window, deps, file, db, clock } = openConsole();
    await window('session.createFirstAdministrator', first);
    const before = deps.sessions.current('w1');
    db.close();
    const again = openHouse(file, deps.hasher, clock);
    expect(again.deps.sessions.current('w1')).toEqual(before);
    again.db.close();
  });
});

describe('guessing a PIN with a finger on the power switch', () => {
  it('buys no guess beyond five: each try is on disk before it is compared', async () => {
    const { window, clock, file, db } = openConsole();
    const boss = (await window('session.createFirstAdministrator', first)) as SessionStatusDto;
    const userId = (boss.me?.id ?? '') as UserId;
    db.pragma('wal_checkpoint(TRUNCATE)');
    const guess = () => spawnSync(process.execPath, [CHILD, file, userId, String(clock.now() + 1_000)], { encoding: 'utf8' });
    for (let round = 0; round < 5; round += 1) expect(guess().signal).toBe('SIGKILL');
    for (let round = 0; round < 2; round += 1) expect(guess().stdout).toBe('pin_blocked');
  });
});
