import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeHost } from '../../../renderer/gallery/fake-host.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { renderApp } from '../render-app.tsx';
import { emptyBench, packerHere, standAtBench } from './open-bench.ts';

const line = (lineId: string, sku: string) => ({ lineId, sku, name: sku, nameEn: sku, variant: '', units: 2, packed: 0, left: 2, facts: [], short: null });
const bench = { ...emptyBench, lines: [line('1', 'MUG-RED'), line('2', 'MUG-BLUE')], units: 4, left: 4 };

beforeEach(standAtBench);

describe('what goods look like, at the packing bench', () => {
  it('stands on their line where the site has a picture, asked for once for each', async () => {
    const asked: unknown[] = [];
    renderApp(packerHere, {
      host: fakeHost(packerHere, { 'pack.show': { bench } }, (name, input) => {
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
