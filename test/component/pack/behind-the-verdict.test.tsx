import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeHost } from '../../../renderer/gallery/fake-host.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { renderApp } from '../render-app.tsx';
import { emptyBench, packerHere, standAtBench } from './open-bench.ts';

beforeEach(standAtBench);
afterEach(() => vi.restoreAllMocks());

const OTHER = { ...emptyBench, orderId: '018f0000-0000-7000-8000-00000000b002', platformOrderNo: 'NEXT-900002' };
const OPENED = { tone: 'calm', kind: 'opened', params: {}, scanned: null, needed: null, weight: null, unknownCode: null };
/** What stands beside the goods of an order. */
const BESIDE = ['requests.checklist', 'benchPapers.ofOrder', 'pictures.ofOrder'];

it('what stands beside an order is asked for once its verdict is painted, and never before', async () => {
  const asked: string[] = [];
  const host = fakeHost(packerHere, { 'pack.show': { bench: emptyBench } }, (name, input) => {
    if (BESIDE.includes(name) && (input as { readonly orderId: string }).orderId === OTHER.orderId) asked.push(name);
    return name === 'pack.scan' ? Promise.resolve(ok({ verdict: OPENED, bench: OTHER })) : undefined;
  });
  localStorage.setItem('sidebay.boxCamera', '1');
  const { user } = renderApp(packerHere, { host });
  await screen.findByText('100001');
  const frames: FrameRequestCallback[] = [];
  vi.spyOn(globalThis, 'requestAnimationFrame').mockImplementation((frame) => frames.push(frame));
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('900002');
  expect(asked).toEqual([]);
  for (const frame of frames.splice(0)) frame(performance.now());
  await waitFor(() => expect(asked.toSorted()).toEqual(BESIDE.toSorted()));
});
