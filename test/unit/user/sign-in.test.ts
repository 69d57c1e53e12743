import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAuthorise } from '../../../shared/core/usecases/users/authorise.ts';
import { createFirstAdministrator } from '../../../shared/core/usecases/users/first-administrator.ts';
import { createUser, setUserActive, updateUser } from '../../../shared/core/usecases/users/keep-users.ts';
import { endExpiredSessions, leaveWindow, lockWindow } from '../../../shared/core/usecases/users/leave-window.ts';
import { sessionStatus } from '../../../shared/core/usecases/users/session-status.ts';
import { resetTries, setOwnSecret, setSecret } from '../../../shared/core/usecases/users/set-secret.ts';
import { signIn } from '../../../shared/core/usecases/users/sign-in.ts';
import { IDLE_LOCK_MS, SHIFT_MS, waitUntil } from '../../../shared/core/user/sign-in-policy.ts';
import type { UserId } from '../../../shared/core/user/user.ts';
import { createPlainHasher } from '../../fakes/plain-hasher.ts';
import { createUserHouse, GOOD_PASSWORD, GOOD_PIN } from '../../fixtures/user-house.ts';

const MINUTE = 60_000;
const both = { password: GOOD_PASSWORD, pin: GOOD_PIN };

const house = (sample = false) => {
  const made = createUserHouse({ sample });
  const { deps } = made;
  const byPassword = (userId: UserId, secret = GOOD_PASSWORD, windowId = 'w1') => signIn(deps, { windowId, userId, kind: 'password', secret });
  const byPin = (userId: UserId, secret = GOOD_PIN, windowId = 'w1') => signIn(deps, { windowId, userId, kind: 'pin', secret });
  return { ...made, byPassword, byPin, status: (windowId = 'w1') => sessionStatus(deps, windowId), authorise: createAuthorise(deps) };
};
const refusal = (code: string, params?: object) => ({ ok: false, error: params === undefined ? { code } : { code, params } });

describe('a shift', () => {
  it('opens with the password; then the PIN is enough, at any window, until twelve hours have passed', async () => {
    const { letIn, byPassword, byPin, clock, status } = house();
    const amy = await letIn('amy', ['clerk'], both);
    expect(await byPin(amy)).toEqual(refusal('password_needed'));
    expect(status().people[0]).toMatchObject({ id: amy, needsPassword: true });
    expect((await byPassword(amy)).ok).toBe(true);
    expect(status().people[0]).toMatchObject({ needsPassword: false });
    clock.pass(SHIFT_MS - MINUTE);
    const reopened = await byPin(amy, GOOD_PIN, 'w2');
    // A PIN never reaches beyond the shift its password opened.
    expect(reopened).toMatchObject({ ok: true, value: { expiresAt: clock.now() + MINUTE } });
    clock.pass(MINUTE);
    expect(status('w2').state).toBe('signed_out');
    expect(await byPin(amy)).toEqual(refusal('password_needed'));
  });

  it('ends with signing out, and not with locking or a closed window', async () => {
    const { deps, letIn, byPassword, byPin } = house();
    const amy = await letIn('amy', ['clerk'], both);
    await byPassword(amy);
    lockWindow(deps, 'w1');
    expect((await byPin(amy)).ok).toBe(true);
    leaveWindow(deps, 'w1', 'window_closed');
    expect((await byPin(amy)).ok).toBe(true);
    leaveWindow(deps, 'w1', 'signed_out');
    expect(await byPin(amy)).toEqual(refusal('password_needed'));
  });

  it('is not lengthened by setting the clock back', async () => {
    const { letIn, byPassword, byPin, clock, status } = house();
    const amy = await letIn('amy', ['clerk'], both);
    await byPassword(amy);
    clock.pass(-3 * 3_600_000);
    expect(status().state).toBe('signed_out');
    expect(await byPin(amy)).toEqual(refusal('password_needed'));
  });
});

describe('a window', () => {
  it('locks when nobody touched it for five minutes, and work keeps it open; a refreshing screen does not', async () => {
    const { letIn, byPassword, byPin, clock, status, authorise } = house();
    const amy = await letIn('amy', ['clerk'], both);
    await byPassword(amy);
    const window = { kind: 'window', sessionId: 'w1' } as const;
    clock.pass(IDLE_LOCK_MS - 1);
    expect(authorise('decide', window).ok).toBe(true);
    clock.pass(IDLE_LOCK_MS - 1);
    expect(authorise('view', window).ok).toBe(true);
    clock.pass(1);
    expect(authorise('view', window)).toEqual(refusal('session_locked'));
    expect(status()).toMatchObject({ state: 'locked', me: { id: amy } });
    expect((await byPin(amy)).ok).toBe(true);
    expect(status()).toMatchObject({ state: 'signed_in', me: { id: amy, rights: expect.arrayContaining(['decide']) as unknown } });
  });

  it('changes hands by PIN: one session ends, the other begins, other windows stay', async () => {
    const { deps, letIn, byPassword, byPin, status, types } = house();
    const [amy, ben] = [await letIn('amy', ['clerk'], both), await letIn('ben', ['packer'], both)];
    await byPassword(amy);
    await byPassword(ben, GOOD_PASSWORD, 'w2');
    await byPin(ben);
    expect(status().me?.id).toBe(ben);
    expect(deps.sessions.openOf(amy)).toEqual([]);
    expect(status('w2').me?.id).toBe(ben);
    expect(types()).toEqual(['user.signed_in', 'user.signed_in', 'user.session_ended', 'user.signed_in']);
  });

  it('of yesterday is tidied away at the start, and one still in its shift is not', async () => {
    const { deps, letIn, byPassword, clock, written } = house();
    const [amy, ben] = [await letIn('amy', ['clerk'], both), await letIn('ben', ['packer'], both)];
    await byPassword(amy);
    clock.pass(SHIFT_MS - MINUTE);
    await byPassword(ben, GOOD_PASSWORD, 'w2');
    clock.pass(MINUTE);
    endExpiredSessions(deps);
    expect([deps.sessions.openOf(amy).length, deps.sessions.openOf(ben).length]).toEqual([0, 1]);
    expect(written.at(-1)).toMatchObject({ type: 'user.session_ended', data: { why: 'expired' } });
  });

  it('is known by its own session only', async () => {
    const { letIn, byPassword, status, authorise } = house();
    await byPassword(await letIn('amy', ['clerk'], both));
    expect(status('another').state).toBe('signed_out');
    expect(authorise('signed-in', { kind: 'window', sessionId: 'another' })).toEqual(refusal('not_signed_in'));
  });
});

describe('wrong tries', () => {
  it('are counted down; after five PINs the password is asked, and it clears them', async () => {
    const { letIn, byPassword, byPin, written, hasher } = house();
    const amy = await letIn('amy', ['clerk'], both);
    await byPassword(amy);
    for (const triesLeft of [4, 3, 2, 1, 0]) expect(await byPin(amy, '999999')).toEqual(refusal('wrong_pin', { triesLeft }));
    const compared = hasher.compared();
    expect(await byPin(amy)).toMatchObject(refusal('pin_blocked'));
    expect(hasher.compared()).toBe(compared);
    expect((await byPassword(amy)).ok).toBe(true);
    expect((await byPin(amy)).ok).toBe(true);
    const refused = written.filter(({ type }) => type === 'user.sign_in_refused');
    expect(refused.map(({ data }) => data['failed'])).toEqual([1, 2, 3, 4, 5]);
  });

  it('of invented people, who have no password, lead to a wait that doubles, or to a supervisor', async () => {
    const { deps, letIn, byPin, clock, status } = house(true);
    const amy = await letIn('amy', ['clerk'], { pin: GOOD_PIN });
    for (let index = 0; index < 5; index += 1) await byPin(amy, '999999');
    expect(await byPin(amy)).toMatchObject(refusal('sign_in_wait', { minutes: 10, untilAt: clock.now() + 10 * MINUTE }));
    expect(status().people[0]).toMatchObject({ needsPassword: false, waitUntilAt: clock.now() + 10 * MINUTE });
    clock.pass(10 * MINUTE);
    await byPin(amy, '999999');
    expect(await byPin(amy)).toMatchObject({ error: { code: 'sign_in_wait', params: { minutes: 20 } } });
    const supervisor = { kind: 'person', userId: 'sue' as UserId, roles: ['supervisor'] } as const;
    expect(resetTries(deps, { ...supervisor, roles: ['clerk'] }, amy)).toMatchObject(refusal('not_allowed'));
    expect(resetTries(deps, { ...supervisor, userId: amy }, amy)).toMatchObject(refusal('not_allowed'));
    expect(resetTries(deps, supervisor, amy).ok).toBe(true);
    expect((await byPin(amy)).ok).toBe(true);
  });

  it('of passwords lead to a wait too, never for ever', async () => {
    const { letIn, byPassword, clock } = house();
    const amy = await letIn('amy', ['clerk'], both);
    for (let index = 0; index < 5; index += 1) await byPassword(amy, 'not this one');
    expect(await byPassword(amy)).toMatchObject(refusal('sign_in_wait'));
    clock.pass(10 * MINUTE);
    expect((await byPassword(amy)).ok).toBe(true);
    fc.assert(fc.property(fc.nat(1_000), (failed) => waitUntil({ failed, lastAt: 0 }) <= 120 * MINUTE));
  });

  it('cannot be multiplied by trying at many windows at once: each is counted before it is compared', async () => {
    const { letIn, byPassword, byPin, hasher } = house();
    const amy = await letIn('amy', ['clerk'], both);
    await byPassword(amy);
    const before = hasher.compared();
    const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => byPin(amy, '999999', `w${index}`)));
    expect(hasher.compared() - before).toBe(5);
    expect(answers.filter((answer) => !answer.ok && answer.error.code === 'pin_blocked')).toHaveLength(35);
  });
});

describe('what changed while the hash was computed', () => {
  it('counts: who left meanwhile is not let in, an old secret neither', async () => {
    const { deps, letIn, byPassword } = house();
    const [amy, ben] = [await letIn('amy', ['clerk'], both), await letIn('ben', ['clerk'], both)];
    const cli = { kind: 'cli' } as const;
    const late = byPassword(amy);
    setUserActive(deps, cli, amy, false);
    expect(await late).toEqual(refusal('user_inactive'));
    const stale = byPassword(ben);
    deps.unitOfWork.run(() => deps.users.saveSecret(ben, 'password', 'something new', 1));
    expect(await stale).toMatchObject(refusal('wrong_password'));
  });

  it('a right secret with old parameters is hashed anew', async () => {
    const { deps, letIn } = house();
    const amy = await letIn('amy', ['clerk'], both);
    const before = deps.users.secret(amy, 'password');
    const newer = { ...deps, hasher: createPlainHasher('k1', 2) };
    expect((await signIn(newer, { windowId: 'w1', userId: amy, kind: 'password', secret: GOOD_PASSWORD })).ok).toBe(true);
    expect(deps.users.secret(amy, 'password')).not.toBe(before);
    expect((await signIn(newer, { windowId: 'w1', userId: amy, kind: 'password', secret: GOOD_PASSWORD })).ok).toBe(true);
  });

  it('a copied database says that its key is another, not that the PIN is wrong', async () => {
    const { deps, letIn } = house();
    const amy = await letIn('amy', ['clerk'], both);
    const elsewhere = { ...deps, hasher: createPlainHasher('k2') };
    expect(await signIn(elsewhere, { windowId: 'w1', userId: amy, kind: 'password', secret: GOOD_PASSWORD })).toEqual(refusal('secret_key_changed'));
  });
});

describe('keeping people', () => {
  const cli = { kind: 'cli' } as const;
  const person = { name: '周凯', nameEn: 'Zhou Kai', roles: ['packer'], language: 'zh-CN' } as const;

  it('begins with an administrator, once, and without any default account', async () => {
    const { deps, status } = house();
    expect(status().state).toBe('needs_first_administrator');
    const input = { windowId: 'w1', name: '何晨', nameEn: 'He Chen', language: 'zh-CN', password: GOOD_PASSWORD, pin: GOOD_PIN } as const;
    expect(await createFirstAdministrator(deps, { ...input, password: 'password1' })).toMatchObject(refusal('password_too_common'));
    expect(await createFirstAdministrator(deps, { ...input, pin: '123456' })).toMatchObject(refusal('pin_too_easy'));
    const [first, second] = await Promise.all([createFirstAdministrator(deps, input), createFirstAdministrator(deps, { ...input, windowId: 'w2' })]);
    expect([first.ok, second.ok]).toEqual([true, false]);
    expect(status()).toMatchObject({ state: 'signed_in', me: { name: '何晨', initials: '何', roles: ['administrator'] } });
    expect(await createFirstAdministrator(deps, input)).toEqual(refusal('already_set_up'));
  });

  it('names nobody twice, gives everybody a role, and always leaves an administrator', async () => {
    const { deps, letIn } = house();
    const boss = await letIn('boss', ['administrator'], both);
    const created = createUser(deps, cli, person);
    expect(created.ok).toBe(true);
    expect(createUser(deps, cli, { ...person, nameEn: 'zhou kai ' })).toMatchObject(refusal('name_taken'));
    expect(createUser(deps, cli, { ...person, nameEn: 'Zhou Kai B' }).ok).toBe(true);
    expect(createUser(deps, cli, { ...person, name: '  ' })).toEqual(refusal('name_missing'));
    expect(createUser(deps, cli, { ...person, name: 'x', roles: [] })).toEqual(refusal('roles_missing'));
    expect(setUserActive(deps, cli, boss, false)).toEqual(refusal('last_administrator'));
    expect(updateUser(deps, cli, boss, { ...person, name: 'boss' })).toEqual(refusal('last_administrator'));
    expect(updateUser(deps, cli, 'nobody' as UserId, person)).toEqual(refusal('user_unknown'));
  });

  it('are offered at the door by how their names are spelled, in either script', async () => {
    const { deps, letIn, status } = house();
    await letIn('Nora Feld', ['dispatcher'], both);
    for (const [name, nameEn] of [
      ['郑拂', 'Zheng Fu'],
      ['高远', 'Gao Yuan'],
      ['阿布', 'A Bu'],
      ['李拾', 'Li Shi'],
    ] as const)
      expect(createUser(deps, cli, { ...person, name, nameEn }).ok).toBe(true);
    expect(status().people.map(({ name }) => name)).toEqual(['阿布', '高远', '李拾', 'Nora Feld', '郑拂']);
  });

  it('a role taken away and a person who leaves lose their rights at the next call', async () => {
    const { deps, letIn, byPassword, authorise, status } = house();
    await letIn('boss', ['administrator'], both);
    const amy = await letIn('amy', ['supervisor'], both);
    await byPassword(amy);
    const window = { kind: 'window', sessionId: 'w1' } as const;
    expect(authorise('override', window).ok).toBe(true);
    updateUser(deps, cli, amy, { name: 'amy', nameEn: '', roles: ['packer'], language: 'en' });
    expect(authorise('override', window)).toEqual(refusal('not_allowed', { right: 'override' }));
    setUserActive(deps, cli, amy, false);
    expect(authorise('view', window)).toEqual(refusal('not_signed_in'));
    expect(status().people.map(({ id }) => id)).not.toContain(amy);
    expect(await byPassword(amy)).toEqual(refusal('user_inactive'));
  });

  it('a password given by another ends the sessions; the own one asks for the present one', async () => {
    const { deps, letIn, byPassword, byPin, status } = house();
    const amy = await letIn('amy', ['clerk'], both);
    await byPassword(amy);
    expect(await setOwnSecret(deps, amy, 'not this one', 'pin', '739182')).toMatchObject(refusal('wrong_password'));
    expect((await setOwnSecret(deps, amy, GOOD_PASSWORD, 'pin', '739182')).ok).toBe(true);
    expect(status().state).toBe('signed_in');
    expect((await byPin(amy, '739182')).ok).toBe(true);
    expect((await setSecret(deps, cli, amy, 'password', 'nine harbour cranes')).ok).toBe(true);
    expect(status().state).toBe('signed_out');
    expect(await byPin(amy, '739182')).toEqual(refusal('password_needed'));
    expect((await byPassword(amy, 'nine harbour cranes')).ok).toBe(true);
  });

  it('nothing secret reaches the journal, and names only its erasable part', async () => {
    const { deps, byPassword, byPin, written } = house();
    await createFirstAdministrator(deps, { windowId: 'w1', name: '何晨', nameEn: 'He Chen', language: 'en', password: GOOD_PASSWORD, pin: GOOD_PIN });
    const created = createUser(deps, cli, person);
    if (!created.ok) throw new Error('not created');
    await setSecret(deps, cli, created.value, 'password', 'nine harbour cranes');
    await setSecret(deps, cli, created.value, 'pin', '739182');
    await byPassword(created.value, 'nine harbour cranes');
    await byPin(created.value, '111111');
    updateUser(deps, cli, created.value, { ...person, name: '周楷' });
    const hashed = JSON.stringify(written.map((entry) => ({ ...entry, personal: null })));
    const everything = JSON.stringify(written);
    for (const secret of [GOOD_PASSWORD, GOOD_PIN, 'nine harbour cranes', '739182', '111111', 'sealed']) expect(everything).not.toContain(secret);
    for (const name of ['何晨', 'He Chen', '周凯', 'Zhou Kai', '周楷']) expect(hashed).not.toContain(name);
  });
});
