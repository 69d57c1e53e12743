import { configure, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeHost, PEOPLE, statusOf } from '../../../renderer/gallery/fake-host.ts';
import type { ConsoleHost } from '../../../renderer/transport/console-context.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { renderApp } from '../render-app.tsx';

const [clerk] = PEOPLE;
if (clerk === undefined) throw new Error('the fake host has too few people');
configure({ asyncUtilTimeout: 5_000 });

const here = (by: string | null, kind: 'person' | 'program' | 'cli' = 'person') => ({ by, kind, at: Date.UTC(2020, 10, 12, 2, 30) });
const there = (by: string | null) => ({ by, kind: 'there', at: Date.UTC(2020, 10, 12, 2, 41) });
const field = (
  name: string,
  verdict: 'ours' | 'theirs' | 'same' | 'both',
  base: string,
  ours: string,
  theirs: string,
  [ourHand, theirHand]: readonly [unknown, unknown],
) => ({ field: name, base, ours, theirs, verdict, ourHand, theirHand });
const conflict = {
  n: 7,
  kind: 'conflict',
  orderId: 'order-1',
  platformOrderNo: 'TB-4415913377420',
  merchantName: '森屿户外',
  entryId: 'entry-1',
  foundAt: 1_790_000_000_000,
  ours: { by: '张敏', at: 1_790_000_000_000 },
  theirs: { ref: 'W-1', version: 16, at: 1_790_000_000_000 },
  baseVersion: 14,
  fields: [
    field('recipient.district', 'ours', '余杭区', '西湖区', '余杭区', [here('address', 'program'), null]),
    field('recipient.detail', 'both', '3幢1102室', '3幢1102室，放前台', '5幢1102室', [here('张敏'), there('顾晓枫')]),
    field('carrier', 'both', 'YTO', 'SF', 'EMS', [here(null, 'cli'), there(null)]),
    field('buyerNote', 'theirs', '', '', '轻放', [null, there('早班')]),
  ],
};
const entry = {
  id: 'entry-1',
  orderId: 'order-1',
  platformOrderNo: 'TB-4415913377420',
  kind: 'order.correct',
  state: 'conflict',
  occurredAt: 1_790_000_000_000,
  attempts: 1,
  nextAttemptAt: null,
  settledAt: null,
  error: { code: 'conflict', detail: '16' },
};

function show() {
  const status = statusOf('signed_in', clerk);
  const sent: unknown[] = [];
  const host = fakeHost(status, { 'sync.differences': { differences: [conflict] } });
  const entries = ({ states = [] }: { readonly states?: readonly string[] }) =>
    Promise.resolve(ok({ entries: states.includes('conflict') ? [entry] : [], total: states.includes('conflict') ? 1 : 0 }));
  const resolve = (input: unknown) => Promise.resolve(ok((sent.push(input), {})));
  const watched = { ...host, client: { ...host.client, sync: { ...host.client.sync, entries, resolve } } } as unknown as ConsoleHost;
  return { ...renderApp(status, { host: watched }), sent };
}

beforeEach(() => {
  localStorage.clear();
  location.hash = '#/settings';
  location.hash = '#/sync';
});

describe('both sides of an order', () => {
  it('asks only for what both changed, by 1, 2 and E, and sends the choices with Ctrl Enter', async () => {
    const { user, sent } = show();
    const detail = await screen.findByRole('article', { name: 'Conflict' });
    within(detail).getByText('2 of 4 changed fields need you; the others are clear.');
    within(detail).getByText('西湖区', { selector: '.sync-merged *, .sync-merged' });
    await within(detail).findByText('Choose 1 or 2, or E to write');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(sent).toEqual([]);
    await user.keyboard('2');
    await within(detail).findByText('5幢1102室', { selector: '.sync-merged *, .sync-merged' });
    await user.keyboard('e');
    const own = await within(detail).findByRole('textbox');
    await user.clear(own);
    await user.type(own, 'JD');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(sent).toEqual([
        {
          n: 7,
          choices: [
            { field: 'recipient.detail', take: 'theirs' },
            { field: 'carrier', take: 'own', value: 'JD' },
          ],
        },
      ]),
    );
  });

  it('W gives the two sides the whole desk and the list comes back with it; what was chosen meanwhile stays', async () => {
    const { user } = show();
    const detail = await screen.findByRole('article', { name: 'Conflict' });
    const list = () => document.querySelector('.sync-main .desk-row');
    expect(list()).not.toBeNull();
    await user.keyboard('w');
    await within(detail).findByRole('button', { name: /Show the list/u });
    expect(list()).toBeNull();
    await user.keyboard('2');
    await within(detail).findByText('5幢1102室', { selector: '.sync-merged *, .sync-merged' });
    await user.keyboard('w');
    await within(detail).findByRole('button', { name: /Side by side/u });
    expect(list()).not.toBeNull();
    within(detail).getByText('5幢1102室', { selector: '.sync-merged *, .sync-merged' });
  });

  it('marks in each text what is new against the base', async () => {
    show();
    const detail = await screen.findByRole('article', { name: 'Conflict' });
    const row = within(detail).getByRole('row', { name: /放前台/u });
    expect([...row.querySelectorAll('ins')].map(({ textContent }) => textContent)).toEqual(['，放前台', '5']);
    expect(row.querySelector('del')).toBeNull();
  });

  it('says beside every changed text whose hand it is in and since when, or that nobody was named', async () => {
    show();
    const detail = await screen.findByRole('article', { name: 'Conflict' });
    const said = (row: string): readonly (string | undefined)[] => {
      const cells = within(within(detail).getByRole('row', { name: new RegExp(row) })).getAllByRole('cell');
      return cells.slice(1, 3).map((cell) => cell.querySelector('.sync-hand')?.textContent?.replace(/, .*/u, ''));
    };
    await within(detail).findByText(/^张敏, /u, { selector: '.sync-hand' });
    expect([said('放前台'), said('EMS'), said('西湖区'), said('轻放')]).toEqual([
      ['张敏', '顾晓枫'],
      ['command line', 'not said who'],
      ['by itself', undefined],
      [undefined, '早班'],
    ]);
  });
});
