import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeHost, PEOPLE, statusOf } from '../../renderer/gallery/fake-host.ts';
import { syncStatus } from '../../renderer/gallery/place-answers.ts';
import { hostIn } from '../../renderer/gallery/place-states.ts';
import { PLACES } from '../../renderer/app/places.ts';
import { renderApp } from './render-app.tsx';

/* A heading that skips a level hides what it belongs to from whoever goes by headings; also while half of a screen is still on its way. */

const STATES = ['full', 'loading', 'error'] as const;

const levels = (): readonly number[] =>
  [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    .filter((one) => one.closest('[hidden], [aria-hidden=true]') === null)
    .map(({ tagName }) => Number(tagName[1]));
const skips = (found: readonly number[]): boolean => found.some((level, at) => at > 0 && level > (found[at - 1] ?? 0) + 1);

/** What the headings were, wherever a level was left out: also of moments that are over before anybody could look. */
const skippedWhile = async (show: () => Promise<unknown>): Promise<readonly string[]> => {
  const broken = new Set<string>();
  const watch = new MutationObserver(() => {
    const found = levels();
    if (skips(found)) broken.add(found.join(' '));
  });
  watch.observe(document.body, { childList: true, subtree: true });
  await show();
  await new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
  watch.disconnect();
  return [...broken];
};

const [clerk] = PEOPLE;
if (clerk === undefined) throw new Error('the fake host has too few people');

beforeEach(() => localStorage.clear());

describe.each(PLACES.map(({ id, path }) => [id, path] as const))('the headings of %s', (place, path) => {
  it.each(STATES)('leave out no level at any moment: %s', async (state) => {
    location.hash = `#${path}`;
    const skipped = await skippedWhile(() => {
      renderApp(statusOf('signed_in', clerk), { host: hostIn(state, place) });
      return screen.findByRole('heading', { level: 1 });
    });
    expect(skipped).toEqual([]);
  });
});

it('the headings of sync leave out no level while its changes are on their way', async () => {
  location.hash = '#/sync';
  const status = statusOf('signed_in', clerk);
  const answers = { 'sync.status': { ...syncStatus(Date.now()), inboundParked: 2, training: { mode: 'up' } }, 'sync.parkedRecords': { records: [] } };
  const skipped = await skippedWhile(() => {
    renderApp(status, { host: fakeHost(status, answers, (name) => (name === 'sync.entries' ? new Promise<never>(() => undefined) : undefined)) });
    return screen.findByRole('heading', { name: 'Training WMS' });
  });
  expect(skipped).toEqual([]);
});
