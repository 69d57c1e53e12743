import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeHost, PEOPLE, statusOf } from '../../../renderer/gallery/fake-host.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { renderApp } from '../render-app.tsx';

const packer = PEOPLE.find(({ roles }) => roles.includes('packer'));
if (packer === undefined) throw new Error('the fake host has no packer');

const line = (lineId: string, sku: string) => ({ lineId, sku, name: sku, nameEn: sku, variant: '', units: 2, packed: 0, left: 2, facts: [], short: null });
const bench = {
  orderId: 'o1',
  work: 'pack:o1:1',
  platformOrderNo: 'A-100001',
  merchant: 'QH',
  merchantName: 'Qinghe',
  carrier: 'SF',
  waybill: 'SF1',
  tote: '',
  promisedShipAt: null,
  knownAt: null,
  lines: [line('1', 'MUG-RED'), line('2', 'MUG-BLUE')],
  units: 4,
  left: 4,
  weight: null,
  asks: null,
};

beforeEach(() => {
  localStorage.clear();
  sessionStorage.setItem('sidebay.packOrder', 'o1');
  location.hash = '#/queue';
  location.hash = '#/pack';
});

describe('what goods look like, at the packing bench', () => {
  it('stands on their line where the site has a picture, asked for once for each', async () => {
    const asked: unknown[] = [];
    const status = statusOf('signed_in', packer);
    renderApp(status, {
      host: fakeHost(status, { 'pack.show': { bench } }, (name, input) => {
        if (name !== 'pictures.goods') return undefined;
        asked.push(input);
        const { sku } = input as { readonly sku: string };
        return Promise.resolve(ok({ picture: sku === 'MUG-RED' ? { mime: 'image/png', base64: 'AAAA' } : null }));
      }),
    });
    const lines = await screen.findByRole('list', { name: 'Units of the order' });
    await waitFor(() => expect(lines.querySelectorAll('img')).toHaveLength(1));
    const [red, blue] = within(lines).getAllByRole('listitem');
    expect(red?.querySelector('img')?.getAttribute('src')).toBe('data:image/png;base64,AAAA');
    expect(blue?.textContent).toContain('MUG-BLUE');
    expect(asked).toEqual([
      { merchant: 'QH', sku: 'MUG-RED' },
      { merchant: 'QH', sku: 'MUG-BLUE' },
    ]);
  });
});
