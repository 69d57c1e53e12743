import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeHost } from '../../../renderer/gallery/fake-host.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { renderApp } from '../render-app.tsx';
import { emptyBench, packerHere, standAtBench } from './open-bench.ts';

const demand = (no: number, code: string, gate: 'pack' | 'dispatch') => ({
  caseId: 'c1',
  no,
  code,
  gate,
  params: { words: '', carrier: 'SF' },
  tickedAt: null,
  tickedBy: '',
});

beforeEach(standAtBench);

describe('what a customer asked for, at the packing bench', () => {
  it('stands below the goods, is ticked by one key, and leaves for dispatch what belongs there', async () => {
    const ticked: number[] = [];
    const items = [demand(0, 'request.gift_wrap', 'pack'), demand(1, 'request.no_price', 'pack'), demand(2, 'request.designate_carrier', 'dispatch')];
    const { user } = renderApp(packerHere, {
      host: fakeHost(packerHere, { 'pack.show': { bench: emptyBench } }, (name, input) => {
        if (name === 'requests.checklist')
          return Promise.resolve(ok({ items: items.map((item) => (ticked.includes(item.no) ? { ...item, tickedAt: 1 } : item)) }));
        if (name !== 'requests.tick') return undefined;
        ticked.push((input as { readonly no: number }).no);
        return Promise.resolve(ok({ seq: 1, changed: [] }));
      }),
    });
    const list = await screen.findByRole('region', { name: 'The customer’s demands' });
    expect(within(list).getAllByRole('checkbox')).toHaveLength(2);
    expect(within(list).getByText('ticked at dispatch')).toBeTruthy();
    await user.keyboard('{F6}');
    await waitFor(() => expect(within(list).getByText('1 left')).toBeTruthy());
    await user.keyboard('{F6}');
    await waitFor(() => expect(within(list).getByText('all ticked')).toBeTruthy());
    await user.keyboard('{F6}');
    expect(ticked).toEqual([0, 1]);
  });
});
