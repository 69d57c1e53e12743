import { act, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { fakeHost, PEOPLE, statusOf } from '../../../renderer/gallery/fake-host.ts';
import { renderApp } from '../render-app.tsx';

beforeEach(() => {
  localStorage.clear();
  location.hash = '#/queue';
});

/** As a wedge scanner types, at its pace. */
const scan = (text: string): void => {
  let at = performance.now();
  for (const key of [...text, 'Enter']) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: (at += 2) });
    document.body.dispatchEvent(event);
  }
};

it('what is scanned before the code of the bench is here is the bench’s, and opens no palette', async () => {
  const clerk = PEOPLE.find(({ roles }) => roles.some((role) => role === 'packer'));
  if (clerk === undefined) throw new Error('the fake host has no packer');
  const status = statusOf('signed_in', clerk);
  const asked: unknown[] = [];
  const host = fakeHost(status, {}, (name, input) => {
    if (name.startsWith('pack.') && name !== 'pack.waiting') asked.push([name, input]);
    return undefined;
  });
  renderApp(status, { host });
  await screen.findByRole('navigation');
  await waitFor(() => expect(document.querySelector('a[href="#/pack"]')).not.toBeNull());
  act(() => {
    location.hash = '#/pack';
    scan('SF1234567890');
  });
  expect(screen.queryByRole('dialog')).toBeNull();
  await waitFor(() => expect(document.querySelector('.bench')).not.toBeNull(), { timeout: 60_000 });
  await waitFor(() => expect(JSON.stringify(asked)).toContain('SF1234567890'));
  expect(screen.queryByRole('dialog')).toBeNull();
}, 30_000);
