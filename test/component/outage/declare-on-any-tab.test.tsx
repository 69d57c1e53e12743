import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { OutageStatusDto } from '../../../shared/contract/outage.contract.ts';
import { fakeHost, PEOPLE, statusOf } from '../../../renderer/gallery/fake-host.ts';
import { outageAnswers } from '../../../renderer/gallery/outage-answers.ts';
import { renderApp } from '../render-app.tsx';

const operator = PEOPLE.find(({ roles }) => roles.includes('operator'));
if (operator === undefined) throw new Error('nobody to sign in');

afterEach(() => {
  location.hash = '';
});

describe('a WMS that was noticed to fail, and nobody has declared yet', () => {
  it.each(['#/outage', '#/outage/lines', '#/outage/past', '#/outage/drill'])('is declared with one button at %s', async (place) => {
    const answers = outageAnswers(Date.now(), { calm: false, failing: true, stale: false });
    const status = answers['outage.status'] as OutageStatusDto;
    const noticed = status.outage === null ? null : { ...status.outage, state: 'noticed' as const, declared: null };
    const session = statusOf('signed_in', operator);
    location.hash = place;
    const { user } = renderApp(session, { host: fakeHost(session, { ...answers, 'outage.status': { ...status, outage: noticed } }) });
    expect(await screen.findAllByRole('button', { name: /^Declare an outage/ })).toHaveLength(1);
    await user.keyboard('d');
    await waitFor(() => expect(screen.getByRole('dialog')).toBeDefined());
  });
});
