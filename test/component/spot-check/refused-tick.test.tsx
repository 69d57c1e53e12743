import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { PEOPLE, fakeHost, statusOf } from '../../../renderer/gallery/fake-host.ts';
import { spotAnswers } from '../../../renderer/gallery/spot-answers.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { renderApp } from '../render-app.tsx';

const supervisor = PEOPLE.find(({ roles }) => roles.includes('supervisor'));
if (supervisor === undefined) throw new Error('the fake host has no supervisor');
const here = statusOf('signed_in', supervisor);

beforeEach(() => {
  localStorage.clear();
  location.hash = '#/spot-check';
});

it('a tick the host did not keep is taken back and told; the ones around it stay', async () => {
  const asked: string[] = [];
  const { user } = renderApp(here, {
    host: fakeHost(here, spotAnswers(Date.now(), false), (name, input) => {
      if (name !== 'spotCheck.mark') return undefined;
      const { point } = input as { readonly point: string };
      asked.push(point);
      return Promise.resolve(asked.length === 2 ? err({ code: 'storage_disk_full' }) : ok({}));
    }),
  });
  const ticks = () => document.querySelectorAll('.spot-point .pill-ok, .spot-point .pill-stop').length;
  await waitFor(() => expect(document.querySelector('.spot-point.is-current')).not.toBeNull());
  const before = ticks();
  await user.keyboard('y');
  await waitFor(() => expect(ticks()).toBe(before + 1));
  await user.keyboard('y');
  expect((await screen.findByRole('alert')).textContent).toContain('The disk is full');
  await waitFor(() => expect(ticks()).toBe(before + 1));
  expect(asked).toHaveLength(2);
});
