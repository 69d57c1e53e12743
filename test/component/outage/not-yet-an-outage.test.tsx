import { screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { fakeHost, PEOPLE, statusOf } from '../../../renderer/gallery/fake-host.ts';
import { outageAnswers } from '../../../renderer/gallery/outage-answers.ts';
import { renderApp } from '../render-app.tsx';

const operator = PEOPLE.find(({ roles }) => roles.includes('operator'));
if (operator === undefined) throw new Error('nobody to sign in');
const show = (stale: boolean, language: 'en' | 'zh-CN') => {
  const session = statusOf('signed_in', operator);
  location.hash = '#/outage';
  renderApp(session, { host: fakeHost(session, outageAnswers(Date.now(), { calm: true, failing: false, stale })), language });
};

afterEach(() => {
  location.hash = '';
});

describe.each([
  { language: 'en', well: 'The WMS works, no outage is on', watched: 'Something is wrong with the WMS; it is being watched' },
  { language: 'zh-CN', well: 'WMS 正常，没有停机', watched: 'WMS 有些不对，正在观察' },
] as const)('without an outage, in $language', ({ language, well, watched }) => {
  it('a WMS that is well is said to be well', async () => {
    show(false, language);
    expect(await screen.findByRole('heading', { name: well })).toBeDefined();
  });

  it('one that shows a sign of failing is not said to work, though nothing is noticed yet', async () => {
    show(true, language);
    expect(await screen.findByRole('heading', { name: watched })).toBeDefined();
    expect(screen.queryByText(well)).toBeNull();
  });
});
