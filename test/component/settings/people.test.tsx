import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeHost, PEOPLE, statusOf } from '../../../renderer/gallery/fake-host.ts';
import type { Person } from '../../../renderer/features/settings/people/use-people.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { renderApp } from '../render-app.tsx';

const [clerk] = PEOPLE;
if (clerk === undefined) throw new Error('the fake host has too few people');
const administrator = { ...clerk, id: 'boss', name: '简章', nameEn: 'Jian Zhang', roles: ['administrator' as const] };

const aPerson = (id: string, name: string, change: Partial<Person> = {}): Person => ({
  id,
  name,
  nameEn: `Latin ${id}`,
  roles: ['clerk'],
  active: true,
  hasPassword: true,
  hasPin: true,
  language: 'zh-CN',
  wrongTries: 0,
  ...change,
});

const show = (who = administrator) => {
  let people: readonly Person[] = [
    aPerson('boss', '简章', { roles: ['administrator'] }),
    aPerson('amy', '何晨', { wrongTries: 3 }),
    aPerson('ben', '白川', { active: false, hasPin: false }),
  ];
  const sent: { readonly name: string; readonly input: unknown }[] = [];
  const change = (id: string, by: Partial<Person>) => {
    people = people.map((one) => (one.id === id ? { ...one, ...by } : one));
  };
  const status = statusOf('signed_in', who);
  const host = fakeHost(status);
  const write = <I,>(verb: string, answer: (input: I) => unknown) => ({
    [verb]: (input: I) => {
      sent.push({ name: verb, input });
      return Promise.resolve(answer(input));
    },
  });
  const users = {
    list: () => Promise.resolve(ok({ users: people })),
    ...write<{ userId: string; roles: Person['roles']; name: string }>('update', ({ userId, ...fields }) => {
      if (userId === 'boss' && !fields.roles.includes('administrator')) return err({ code: 'last_administrator' });
      change(userId, fields);
      return ok({});
    }),
    ...write<{ name: string; roles: Person['roles'] }>('create', ({ name, roles }) => {
      people = [...people, aPerson('new', name, { roles })];
      return ok({ userId: 'new' });
    }),
    ...write('setPin', () => ok({})),
    ...write('setPassword', () => ok({})),
    ...write<{ userId: string }>('resetTries', ({ userId }) => (change(userId, { wrongTries: 0 }), ok({}))),
    ...write<{ userId: string }>('deactivate', ({ userId }) => (change(userId, { active: false }), ok({}))),
    ...write<{ userId: string }>('reactivate', ({ userId }) => (change(userId, { active: true }), ok({}))),
  };
  return { ...renderApp(status, { host: { ...host, client: { ...host.client, users } as unknown as typeof host.client } }), sent };
};
const panel = (name: string) => screen.findByRole('complementary', { name: `Person: ${name}` });

beforeEach(() => {
  localStorage.clear();
  location.hash = '#/queue';
  location.hash = '#/settings/people';
});

describe('the people of a site', () => {
  it('are the administrator’s alone', async () => {
    show(clerk as typeof administrator);
    await screen.findByRole('heading', { name: 'Settings', level: 1 });
    expect(screen.queryByRole('tab', { name: 'People' })).toBeNull();
    expect(screen.queryByRole('grid')).toBeNull();
  });

  it('are listed with roles and what they sign in with, who left last', async () => {
    show();
    const grid = await screen.findByRole('grid', { name: 'People' });
    expect(
      within(grid)
        .getAllByRole('row')
        .map((row) => row.textContent),
    ).toEqual([
      expect.stringContaining('Name'),
      expect.stringMatching(/administratorpassword.+PIN/u),
      expect.stringContaining('3 wrong tries'),
      expect.stringContaining('may not sign in'),
    ]);
  });

  it('get roles, a new PIN and another try by keyboard', async () => {
    const { user, sent } = show();
    (await screen.findByRole('grid', { name: 'People' })).focus();
    await user.keyboard('j');
    const opened = await panel('Latin amy');
    await user.click(within(opened).getByRole('button', { name: 'Let them try again' }));
    await waitFor(() => expect(within(opened).queryByText('3 wrong tries')).toBeNull());
    await user.click(within(opened).getByRole('checkbox', { name: /supervisor/ }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('Latin amy saved');
    await user.type(within(opened).getByLabelText('New PIN'), '123456{Enter}');
    await within(opened).findByText('This PIN is too easy to guess; take another.');
    await user.clear(within(opened).getByLabelText('New PIN'));
    await user.type(within(opened).getByLabelText('New PIN'), '903817{Enter}');
    await screen.findByText('Latin amy has a new PIN');
    expect(sent).toEqual([
      { name: 'resetTries', input: { userId: 'amy' } },
      { name: 'update', input: { userId: 'amy', name: '何晨', nameEn: 'Latin amy', roles: ['clerk', 'supervisor'], language: 'zh-CN' } },
      { name: 'setPin', input: { userId: 'amy', pin: '903817' } },
    ]);
  });

  it('leave and come back, but nobody shuts themselves out', async () => {
    const { user, sent } = show();
    const own = await panel('Latin boss');
    expect(
      within(own)
        .getByRole('button', { name: /Stop signing in/ })
        .getAttribute('aria-disabled'),
    ).toBe('true');
    within(own).getByText('Your own PIN and password are under “This station”.');
    await user.click(within(own).getByRole('checkbox', { name: /^clerk/ }));
    await user.click(within(own).getByRole('checkbox', { name: /^administrator/ }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await within(own).findByText('This is the last administrator and has to stay.');
    await user.click(screen.getByText('何晨'));
    await user.click(within(await panel('Latin amy')).getByRole('button', { name: /Stop signing in/ }));
    await screen.findByText('Latin amy may not sign in any more');
    await user.click(await screen.findByRole('button', { name: /Let sign in again/ }));
    await screen.findByText('Latin amy may sign in again');
    expect(sent.map(({ name }) => name)).toEqual(['update', 'deactivate', 'reactivate']);
  });

  it('are joined by somebody new with a password, once everything needed is there', async () => {
    const { user, sent } = show();
    (await screen.findByRole('grid', { name: 'People' })).focus();
    await user.keyboard('n');
    const form = await screen.findByRole('complementary', { name: 'New person' });
    await waitFor(() => expect(document.activeElement).toBe(within(form).getByLabelText('Name')));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await within(form).findByText('Enter a name.');
    expect(sent).toEqual([]);
    await user.type(within(form).getByLabelText('Name'), '林夏');
    await user.type(within(form).getByLabelText('New password'), 'quiet harbour nine');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('林夏 can sign in now');
    await panel('Latin new');
    expect(sent).toEqual([
      { name: 'create', input: { name: '林夏', nameEn: '', roles: ['clerk'], language: 'en', password: 'quiet harbour nine', pin: null } },
    ]);
  });
});
