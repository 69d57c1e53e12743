import { act, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import type { EventListener } from '../../../shared/contract/events.ts';
import { fakeHost } from '../../../renderer/gallery/fake-host.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { renderApp } from '../render-app.tsx';
import { emptyBench, packerHere, standAtBench } from './open-bench.ts';

beforeEach(standAtBench);

const CLOSED = { tone: 'closed', kind: 'closed', params: { waybill: 'SF1' }, scanned: null, needed: null, weight: null, unknownCode: null };

it('a parcel that is closed has the list of what waits asked for again, and no counter a bench does not show', async () => {
  const listeners = new Set<EventListener>();
  const asked: string[] = [];
  const host = fakeHost(packerHere, { 'pack.show': { bench: emptyBench } }, (name) => {
    asked.push(name);
    return name === 'pack.scan' ? Promise.resolve(ok({ verdict: CLOSED, bench: null })) : undefined;
  });
  const subscribe = (listener: EventListener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const { user } = renderApp(packerHere, { host: { ...host, subscribe } });
  await screen.findByText('100001');
  asked.length = 0;
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('CLOSED');
  act(() => {
    for (const tell of listeners) tell({ name: 'changed', payload: { topics: ['queue', `order:${emptyBench.orderId}`, 'sync'] } });
  });
  await waitFor(() => expect(asked).toContain('pack.waiting'), { timeout: 60_000 });
  expect(asked.filter((name) => name === 'pack.scan' || name === 'pack.waiting')).toEqual(['pack.scan', 'pack.waiting']);
  expect(asked).not.toContain('queue.list');
  expect(asked).not.toContain('sync.status');
});
