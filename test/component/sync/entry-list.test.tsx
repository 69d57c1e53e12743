import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeHost, PEOPLE, statusOf } from '../../../renderer/gallery/fake-host.ts';
import { renderApp } from '../render-app.tsx';

const [clerk] = PEOPLE;
if (clerk === undefined) throw new Error('the fake host has too few people');

beforeEach(() => {
  localStorage.clear();
  location.hash = '#/queue';
  location.hash = '#/sync';
});

const entry = (n: number) => ({
  id: `change-${n}`,
  orderId: `o${n}`,
  platformOrderNo: `A-${n}`,
  kind: 'hold.place',
  state: 'pending',
  occurredAt: Date.now(),
  attempts: 0,
  nextAttemptAt: 0,
  settledAt: null,
  error: null,
});

describe('the list of changes', () => {
  it('leaves the keys of the desk to the desk while it has the focus, and after one of its rows was pressed', async () => {
    const status = statusOf('signed_in', clerk);
    const { user } = renderApp(status, { host: fakeHost(status, { 'sync.entries': { entries: [1, 2, 3].map(entry), total: 3 } }) });
    const list = await screen.findByRole('listbox', { name: 'Changes for the WMS' });
    const standsOn = (id: string) => waitFor(() => expect(list.getAttribute('aria-activedescendant')).toBe(`sync-entry-${id}`));
    list.focus();
    await standsOn('change-1');
    await user.keyboard('j');
    await standsOn('change-2');
    await user.keyboard('{ArrowDown}');
    await standsOn('change-3');
    const [first] = screen.getAllByRole('option', { name: /A-1/ });
    if (first === undefined) throw new Error('no row');
    await user.click(first);
    await standsOn('change-1');
    await user.keyboard('j');
    await standsOn('change-2');
  });
});
