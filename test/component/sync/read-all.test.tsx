import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeHost, PEOPLE, statusOf } from '../../../renderer/gallery/fake-host.ts';
import { renderApp } from '../render-app.tsx';

beforeEach(() => {
  localStorage.clear();
  location.hash = '#/queue';
  location.hash = '#/sync';
});
const personWith = (role: string) => {
  const found = PEOPLE.find(({ roles }) => roles.some((one) => one === role));
  if (found === undefined) throw new Error(`the fake host has no ${role}`);
  return found;
};
const reading = { state: 'done', asked: true, orders: 1204, expected: 1200, takenIn: 3, differences: 1, endedAt: Date.now() };

describe('everything read again', () => {
  it('begins with its key, and what it found is said', async () => {
    const status = statusOf('signed_in', personWith('supervisor'));
    const host = fakeHost(status, { 'sync.readAll': { joined: false }, 'sync.reading': reading });
    const { user } = renderApp(status, { host });
    expect(await screen.findByText('1,204 orders read')).toBeTruthy();
    expect(screen.getByText('3 differences taken in that had not been told here.')).toBeTruthy();
    expect(screen.getByText('1 new difference waits in the list for a decision.')).toBeTruthy();
    await user.keyboard('{Shift>}r{/Shift}');
    expect(await screen.findByText('Everything is being read; work goes on meanwhile')).toBeTruthy();
  });

  it('shows how far it is, and an ending without the WMS', async () => {
    const status = statusOf('signed_in', personWith('supervisor'));
    const { unmount } = renderApp(status, { host: fakeHost(status, { 'sync.reading': { ...reading, state: 'running', endedAt: null } }), language: 'zh-CN' });
    expect(await screen.findByText('已读 1,204 张订单；这里知道的有 1,200 张')).toBeTruthy();
    unmount();
    renderApp(status, { host: fakeHost(status, { 'sync.reading': { ...reading, state: 'broken_off' } }) });
    expect(await screen.findByText('The reading broke off after 1,204 orders')).toBeTruthy();
  });

  it('is no clerk’s to begin, and waits for the WMS', async () => {
    const status = statusOf('signed_in', personWith('clerk'));
    const { user } = renderApp(status, { host: fakeHost(status, { 'sync.readAll': { joined: false } }) });
    const button = await screen.findByRole('button', { name: /Read everything again/ });
    expect(button.getAttribute('aria-disabled') ?? button.getAttribute('disabled')).not.toBeNull();
    await user.keyboard('{Shift>}r{/Shift}');
    expect(screen.queryByText('Everything is being read; work goes on meanwhile')).toBeNull();
  });
});
