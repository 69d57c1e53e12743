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

/** Opens the bench, scans the next order, and tells in their order what was asked for beside it and which frames were drawn with it. */
async function openNext(): Promise<readonly string[]> {
  const heard: string[] = [];
  const host = fakeHost(packerHere, { 'pack.show': { bench: emptyBench } }, (name, input) => {
    if (BESIDE.includes(name) && (input as { readonly orderId: string }).orderId === OTHER.orderId) heard.push(name);
    return name === 'pack.scan' ? Promise.resolve(ok({ verdict: OPENED, bench: OTHER })) : undefined;
  });
  localStorage.setItem('sidebay.boxCamera', '1');
  const { user } = renderApp(packerHere, { host });
  await screen.findByText('100001');
  const draw = globalThis.requestAnimationFrame;
  vi.spyOn(globalThis, 'requestAnimationFrame').mockImplementation((frame) =>
    isDrawn
      ? draw((at) => {
          if (screen.queryByText('900002') !== null) heard.push('frame');
          frame(at);
        })
      : 0,
  );
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('900002');
  await waitFor(() => expect(heard.filter((name) => name !== 'frame').toSorted()).toEqual(BESIDE.toSorted()));
  return heard;
}
let isDrawn = true;
beforeEach(() => {
  isDrawn = true;
});

it('what stands beside an order is asked for once its verdict is painted', async () => {
  expect((await openNext())[0]).toBe('frame');
});

it('is asked for in a window that is not drawn at all', async () => {
  isDrawn = false;
  expect(await openNext()).not.toContain('frame');
});
