import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeHost, PEOPLE, statusOf } from '../../../renderer/gallery/fake-host.ts';
import { syncStatus } from '../../../renderer/gallery/place-answers.ts';
import type { Role } from '../../../shared/core/user/roles.ts';
import { MINUTE_MS } from '../../../shared/kernel/durations.ts';
import { renderApp } from '../render-app.tsx';

const personWith = (role: Role) => {
  const found = PEOPLE.find(({ roles }) => roles.some((one) => one === role));
  if (found === undefined) throw new Error(`the fake host has no ${role}`);
  return found;
};
const show = async (role: Role, sync: Partial<ReturnType<typeof syncStatus>>) => {
  const status = statusOf('signed_in', personWith(role));
  renderApp(status, { host: fakeHost(status, { 'sync.status': syncStatus(Date.now(), sync) }) });
  await screen.findByRole('contentinfo');
  await waitFor(() => expect(document.querySelector('.status-item.status-link')).not.toBeNull());
  return [...document.querySelectorAll<HTMLElement>('.place-note')];
};

beforeEach(() => {
  localStorage.clear();
  location.hash = '#/queue';
  location.hash = '#/settings';
});

describe('over every place', () => {
  it('nothing is said while all is well', async () => {
    expect(await show('clerk', { connection: 'up', lastContactAt: Date.now() })).toEqual([]);
  });

  it.each([
    ['clerk', 1],
    ['operator', 2],
  ] as const)('a WMS that is away is said, with what waits; working by hand is offered to who may: %s', async (role, ways) => {
    const [note] = await show(role, { connection: 'down', lastContactAt: Date.now() - 6 * MINUTE_MS, waiting: 3, sending: 0 });
    if (note === undefined) throw new Error('nothing is said');
    within(note).getByText('Cut off from the WMS for 6m.');
    within(note).getByText(/3 changes wait on this computer/u);
    expect(within(note).getAllByRole('link')).toHaveLength(ways);
  });

  it('working by hand is not offered in the first two minutes', async () => {
    const [note] = await show('operator', { connection: 'down', lastContactAt: Date.now() - 1.5 * MINUTE_MS });
    if (note === undefined) throw new Error('nothing is said');
    expect(within(note).queryByRole('link', { name: 'Work by hand' })).toBeNull();
  });

  it('a WMS that was heard a moment ago moves no place, and Sync says it once, by itself', async () => {
    expect(await show('operator', { connection: 'down', lastContactAt: Date.now() - 20_000 })).toEqual([]);
    location.hash = '#/sync';
    expect(await show('operator', { connection: 'down', lastContactAt: Date.now() - 6 * MINUTE_MS })).toEqual([]);
  });

  it('old knowledge is called old', async () => {
    const [note] = await show('clerk', { connection: 'slow', lastContactAt: Date.now() - 8 * MINUTE_MS });
    expect(note?.textContent).toContain('Last heard from the WMS 8 min ago.');
  });
});

describe('over a place that is somebody else’s work', () => {
  it('says whose, and only there', async () => {
    location.hash = '#/sync';
    const [note] = await show('packer', { connection: 'up', lastContactAt: Date.now() });
    expect(note?.textContent).toBe('Only to look at. Working here belongs to: clerk, outage operator, supervisor. Ask a supervisor, or switch user.');
    location.hash = '#/settings';
    await waitFor(() => expect(document.querySelector('.place-note')).toBeNull());
  });
});
