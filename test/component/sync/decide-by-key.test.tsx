import { configure, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeHost, PEOPLE, statusOf } from '../../../renderer/gallery/fake-host.ts';
import type { ConsoleHost } from '../../../renderer/transport/console-context.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { renderApp } from '../render-app.tsx';

configure({ asyncUtilTimeout: 5_000 });
const personWith = (role: string) => {
  const found = PEOPLE.find(({ roles }) => roles.some((one) => one === role));
  if (found === undefined) throw new Error(`the fake host has no ${role}`);
  return found;
};

beforeEach(() => {
  localStorage.clear();
  location.hash = '#/queue';
  location.hash = '#/sync';
});

const show = (state: 'in_doubt' | 'parked', role = 'supervisor') => {
  const status = statusOf('signed_in', personWith(role));
  const sent: (readonly [string, unknown])[] = [];
  const entry = {
    id: 'change-1',
    orderId: 'o1',
    platformOrderNo: 'A-1',
    kind: 'hold.place',
    state,
    occurredAt: Date.now(),
    attempts: 1,
    nextAttemptAt: null,
    settledAt: null,
    error: null,
  };
  const host = fakeHost(status, {});
  const keep = (name: string, answer: unknown) => (input: unknown) => Promise.resolve(ok((sent.push([name, input]), answer)));
  const entries = ({ states = [] }: { readonly states?: readonly string[] }) =>
    Promise.resolve(ok(states.includes(state) ? { entries: [entry], total: 1 } : { entries: [], total: 0 }));
  const sync = { ...host.client.sync, entries, decide: keep('decide', { state: 'acknowledged' }), setPaused: keep('setPaused', {}) };
  return { ...renderApp(status, { host: { ...host, client: { ...host.client, sync } } as unknown as ConsoleHost }), sent };
};

describe('a change that needs a person', () => {
  it.each([
    ['Y', 'in_doubt', 'found'],
    ['N', 'in_doubt', 'again'],
    ['N', 'parked', 'again'],
  ] as const)('%s on one that is %s says that it was %s', async (key, state, decision) => {
    const { user, sent } = show(state);
    await screen.findByRole('article');
    await user.keyboard(key.toLowerCase());
    await waitFor(() => expect(sent).toEqual([['decide', { id: 'change-1', decision }]]));
  });

  it('has no Y where nothing is in doubt, and none at all for who may not decide', async () => {
    const parked = show('parked');
    await screen.findByRole('article');
    await parked.user.keyboard('y');
    expect(parked.sent).toEqual([]);
    parked.unmount();
    const packer = show('in_doubt', 'packer');
    await screen.findByRole('article');
    await packer.user.keyboard('ynp');
    expect(packer.sent).toEqual([]);
  });

  it('X asks before it is discarded, P lets the line rest', async () => {
    const { user, sent } = show('in_doubt');
    await screen.findByRole('article');
    await user.keyboard('p');
    await waitFor(() => expect(sent).toEqual([['setPaused', { paused: true }]]));
    await user.keyboard('x');
    expect(await screen.findByRole('alertdialog')).toBeTruthy();
  });
});
