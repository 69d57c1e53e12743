import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { PEOPLE, statusOf } from '../../../renderer/gallery/fake-host.ts';
import { aRow, queueHost } from '../fake-host.ts';
import { renderApp } from '../render-app.tsx';

const [clerk] = PEOPLE;
if (clerk === undefined) throw new Error('the fake host has too few people');
const status = statusOf('signed_in', clerk);
const show = async () => {
  const queue = queueHost({ status, rows: [aRow(1), aRow(2, { kind: 'stock_out' }), aRow(3)] });
  const rendered = renderApp(status, { host: queue.host });
  await screen.findByText('TB-1001');
  return { ...rendered, ...queue };
};
const headings = () => screen.getAllByRole('columnheader').flatMap((cell) => (cell.textContent === '' ? [] : [cell.textContent]));

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  location.hash = '#/settings';
  location.hash = '#/queue';
});

describe('saved views', () => {
  it('what was changed shows a dot, is saved under a name with all that was chosen, and is a tab from then on', async () => {
    location.hash = '#/queue?kind=stock_out&sort=order&desc=1&then=owner&group=merchant';
    const queue = queueHost({ status, rows: [aRow(1), aRow(2, { kind: 'stock_out' })] });
    const { user } = renderApp(status, { host: queue.host });
    await screen.findByText('TB-1002');
    await user.click(screen.getByRole('button', { name: /Save as new view/ }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Save as new view' }));
    await user.type(dialog.getByLabelText('Name'), 'Short of stock');
    await user.click(dialog.getByRole('checkbox', { name: 'Everybody sees it' }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('tab', { name: 'Short of stock', selected: true });
    expect(queue.sentTo('views.save')).toMatchObject([
      {
        name: 'Short of stock',
        shared: true,
        look: {
          base: 'open',
          chips: { kinds: ['stock_out'] },
          sort: { sort: 'order', descending: true },
          thenBy: [{ sort: 'owner', descending: false }],
          group: 'merchant',
        },
      },
    ]);
    expect(location.hash).toBe('#/queue?view=view-1&kind=stock_out&sort=order&desc=1&then=owner&group=merchant');
    expect(screen.queryByRole('button', { name: 'Discard' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Remove the filter Kind' }));
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(location.hash).toContain('kind=stock_out'));
  });

  it('are walked by [ and ], in the order they were put', async () => {
    const { user, sentTo } = await show();
    await user.keyboard(']');
    await waitFor(() => expect(location.hash).toBe('#/queue?view=today'));
    await user.click(screen.getByRole('button', { name: 'This view' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Move to the left' }));
    await waitFor(() => expect(sentTo('views.arrange')).toHaveLength(1));
    expect(sentTo('views.arrange')[0]).toEqual({ ids: ['mine', 'today', 'open', 'stock', 'address', 'unowned', 'waiting'] });
    await waitFor(() =>
      expect(
        screen
          .getAllByRole('tab')
          .map((tab) => tab.textContent?.replace(/\d.*$/, ''))
          .slice(0, 3),
      ).toEqual(['Mine', 'Due today', 'All open']),
    );
  });
});

describe('columns', () => {
  it('are chosen, moved and pinned in the list of columns, and an export has exactly those', async () => {
    const { user, sentTo } = await show();
    await user.keyboard('h');
    const choice = within(await screen.findByRole('dialog', { name: 'Columns' }));
    await user.click(choice.getByRole('checkbox', { name: 'Opened' }));
    await user.click(choice.getByRole('checkbox', { name: 'Kind' }));
    await user.click(choice.getByRole('button', { name: 'What is wrong: keep in sight' }));
    await user.click(choice.getByRole('button', { name: 'Platform order: further left' }));
    await user.click(choice.getByRole('button', { name: 'Platform order: further left' }));
    // The first closes the words of the button that has the focus.
    await user.keyboard('{Escape}{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(headings().slice(0, 3)).toEqual(['What is wrong', 'Platform order', 'Clock']));
    expect(headings()).toContain('Opened');
    expect(headings()).not.toContain('Kind');
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Export as CSV' }));
    await waitFor(() => expect(sentTo('queue.export')).toHaveLength(1));
    expect(sentTo('queue.export')[0]).toMatchObject({
      columns: ['what', 'order', 'clock', 'merchant', 'next', 'state', 'owner', 'opened'],
      group: 'clock',
      sort: 'due',
      thenBy: [],
    });
  });

  it('a heading sorts, and with Shift it decides among the rest', async () => {
    const { user } = await show();
    await user.click(screen.getByRole('button', { name: 'Kind' }));
    await waitFor(() => expect(location.hash).toBe('#/queue?sort=kind'));
    await user.keyboard('{Shift>}');
    await user.click(screen.getByRole('button', { name: 'Platform order' }));
    await user.keyboard('{/Shift}');
    await waitFor(() => expect(location.hash).toBe('#/queue?sort=kind&then=order'));
    expect(screen.getByRole('button', { name: /Platform order ?2/ })).toBeTruthy();
  });
});

describe('filters', () => {
  it('say how many there would be of each value', async () => {
    const { user } = await show();
    await user.keyboard('f');
    const kinds = within(await screen.findByRole('listbox', { name: 'Kind' }));
    await waitFor(() => expect(kinds.getByRole('option', { name: /Stock-out/ }).textContent).toMatch(/1$/));
    expect(kinds.getByRole('option', { name: /Duplicate/ }).textContent).toMatch(/0$/);
  });
});
