import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeHost, PEOPLE, statusOf } from '../../../renderer/gallery/fake-host.ts';
import { ONCE_KNOWN_AT } from '../../../shared/core/outbox/outbox-entry.ts';
import { renderApp } from '../render-app.tsx';

const [clerk] = PEOPLE;
if (clerk === undefined) throw new Error('the fake host has too few people');

beforeEach(() => {
  localStorage.clear();
  location.hash = '#/queue';
  location.hash = '#/sync';
});

const show = (nextAttemptAt: number) => {
  const status = statusOf('signed_in', clerk);
  const entry = {
    id: 'change-1',
    orderId: 'o1',
    platformOrderNo: 'A-1',
    kind: 'hold.place',
    state: 'pending',
    occurredAt: Date.now(),
    attempts: 0,
    nextAttemptAt,
    settledAt: null,
    error: null,
  };
  return renderApp(status, { host: fakeHost(status, { 'sync.entries': { entries: [entry], total: 1 } }) });
};

describe('a change that waits', () => {
  it.each([
    ['for an order the WMS does not know yet', ONCE_KNOWN_AT, 'once the WMS knows the order', 'it goes out once the WMS knows the order'],
    ['for its turn', 0, 'now', 'it goes out as soon as its turn comes'],
    ['for its next attempt', Date.now() + 3_600_000 + 59_000, 'in 1h', 'it goes out as soon as its turn comes'],
  ])('says when it goes: %s', async (_, nextAttemptAt, words, meaning) => {
    show(nextAttemptAt);
    const next = await screen.findByText('Next attempt');
    expect(within(next.parentElement ?? next).getByText(new RegExp(`^${words}`, 'u'))).toBeTruthy();
    expect(screen.getByText(new RegExp(meaning, 'u'))).toBeTruthy();
  });
});
