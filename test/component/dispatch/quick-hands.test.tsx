import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { fakeHost, PEOPLE, statusOf } from '../../../renderer/gallery/fake-host.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { renderApp } from '../render-app.tsx';

const CARRIERS = [
  { code: 'SF', nameZh: '顺丰速运', nameEn: 'SF Express', waiting: 3 },
  { code: 'YTO', nameZh: '圆通速递', nameEn: 'YTO Express', waiting: 9 },
];

it('F2 before the loads are known asks once they are, and proposes the carrier with the most parcels', async () => {
  localStorage.clear();
  location.hash = '#/dispatch';
  const dispatcher = PEOPLE.find(({ roles }) => roles.includes('dispatcher'));
  if (dispatcher === undefined) throw new Error('the fake host has no dispatcher');
  const status = statusOf('signed_in', dispatcher);
  const loads = Promise.withResolvers<unknown>();
  const host = fakeHost(status, {}, (name) => (name === 'loads.list' ? loads.promise.then(ok) : undefined));
  renderApp(status, { host });
  await waitFor(() => expect(document.querySelector('.bench')).not.toBeNull(), { timeout: 60_000 });
  await userEvent.keyboard('{F2}');
  await act(async () => {
    loads.resolve({ open: [], closed: [], carriers: CARRIERS, supervisors: [] });
    await loads.promise;
  });
  await screen.findByRole('dialog');
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>('radio', { name: /YTO Express/u }).checked).toBe(true));
}, 30_000);
