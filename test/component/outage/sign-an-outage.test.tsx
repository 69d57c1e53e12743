import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { EventListener } from '../../../shared/contract/events.ts';
import type { OutageDto, OutageStatusDto } from '../../../shared/contract/outage.contract.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { fakeHost, PEOPLE, statusOf } from '../../../renderer/gallery/fake-host.ts';
import { outageAnswers } from '../../../renderer/gallery/outage-answers.ts';
import { renderApp } from '../render-app.tsx';

const supervisor = PEOPLE.find(({ roles }) => roles.includes('supervisor'));
if (supervisor === undefined) throw new Error('nobody may sign');

const now = Date.now();
const answers = (failing: boolean) => outageAnswers(now, { calm: !failing, failing, stale: false });
const standing = answers(true)['outage.status'] as OutageStatusDto & { readonly outage: OutageDto };
const withOutage = (change: Partial<OutageDto>): OutageStatusDto => ({ ...standing, outage: { ...standing.outage, ...change } });
const deed = { by: supervisor.id, at: now - 60_000 };

afterEach(() => {
  location.hash = '';
});

describe('the signature of an outage', () => {
  it('is over with its outage: the next one that is noticed asks nobody to sign', async () => {
    let shown = withOutage({ no: 'OUT-2026-001', state: 'reconciling', upload: { ...deed, waiting: 3 } });
    const session = statusOf('signed_in', supervisor);
    const signed: unknown[] = [];
    const host = fakeHost(session, answers(true), (name, input) => {
      if (name === 'outage.status') return Promise.resolve(ok(shown));
      if (name === 'outage.lines') return Promise.resolve(ok({ lines: [], total: 0, unexplained: 0, byFinding: [], totals: {} }));
      if (name !== 'outage.close') return undefined;
      signed.push(input);
      shown = { ...shown, outage: null };
      return Promise.resolve(ok({}));
    });
    const listeners = new Set<EventListener>();
    const subscribe = (listener: EventListener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    };
    location.hash = '#/outage';
    const { user } = renderApp(session, { host: { ...host, subscribe }, language: 'en' });
    // Until the lines are counted nobody may sign; the button that may is another one.
    await waitFor(() => expect(screen.getByRole('button', { name: /Sign and close/u }).getAttribute('aria-disabled')).toBeNull());
    await user.keyboard('{F9}');
    await screen.findByRole('alertdialog', { name: 'Sign and close OUT-2026-001' });
    await user.keyboard('246810');
    await waitFor(() => expect(signed).toEqual([{ kind: 'pin', secret: '246810' }]));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    shown = withOutage({ no: 'OUT-2026-002', state: 'noticed', declared: null });
    act(() => {
      for (const tell of listeners) tell({ name: 'changed', payload: { topics: ['outage'] } });
    });
    location.hash = '#/outage';
    await screen.findByRole('region', { name: 'OUT-2026-002' });
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });
});
