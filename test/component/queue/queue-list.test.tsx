import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { ok } from '../../../shared/kernel/result.ts';
import { PEOPLE, statusOf } from '../../../renderer/gallery/fake-host.ts';
import { AT_START, rememberPlace } from '../../../renderer/features/queue/place/place-memory.ts';
import { setAppearance } from '../../../renderer/lib/appearance/appearance.ts';
import { aBulk, aCase, anOrder, aRow, NO_UNDO, queueHost } from '../fake-host.ts';
import { renderApp } from '../render-app.tsx';

const [clerk, , packer] = PEOPLE;
if (clerk === undefined || packer === undefined) throw new Error('the fake host has too few people');

const three = [
  aRow(1),
  aRow(2, { kind: 'stock_out', what: { code: 'address.detail_missing', params: {} } }),
  aRow(3, { owner: 'u2', ownerName: 'Li Wei', state: 'working' }),
];
const opened = Object.fromEntries([1, 2, 3].map((n) => [`case-${n}`, { case: aCase(n), order: anOrder(n), log: [], undo: NO_UNDO }]));
const show = (
  rows = three,
  who = clerk,
  { bulkFacts = {}, answers = {}, wait }: Pick<Parameters<typeof queueHost>[0], 'bulkFacts' | 'answers' | 'wait'> = {},
) => {
  const status = statusOf('signed_in', who);
  const queue = queueHost({ status, rows, opened, bulkFacts, answers, ...(wait !== undefined && { wait }) });
  return { ...renderApp(status, { host: queue.host }), ...queue };
};
const noImports = { 'intake.imports': () => ok({ imports: [] }) };
const rowNames = () => screen.queryAllByRole('row').flatMap((row) => /TB-\d+/.exec(row.textContent ?? '') ?? []);
const pause = (ms: number) => act(() => new Promise((resolve) => setTimeout(resolve, ms)));

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  // Another person's place is nobody's here.
  rememberPlace({ userId: '', search: '', path: '', stood: AT_START });
  location.hash = '#/settings';
  location.hash = '#/queue';
});

describe('the list', () => {
  it('says how many stand in each view and group, and what is wrong in a sentence', async () => {
    show();
    await screen.findByText('TB-1001');
    expect(screen.getByRole('grid', { name: 'Exceptions' }).getAttribute('aria-rowcount')).toBe('4');
    expect(screen.getAllByText('The recipient has no name.')).toHaveLength(2);
    expect(screen.getByRole('tab', { name: /Mine/ }).textContent).toContain('1');
    expect(screen.getByRole('button', { name: /Today/, expanded: true }).textContent).toContain('3');
  });

  it('says in words whose an order is that came without a merchant, in the language of whoever reads', async () => {
    location.hash = '#/queue/case-1';
    const status = statusOf('signed_in', clerk);
    const order = anOrder(1, { merchant: 'default', merchantName: 'default' });
    renderApp(status, { host: queueHost({ status, rows: [aRow(1)], opened: { 'case-1': { case: aCase(1), order, log: [], undo: NO_UNDO } } }).host });
    expect(await screen.findByText('Merchant not named')).toBeDefined();
    act(() => setAppearance({ language: 'zh-CN' }));
    expect(await screen.findByText('未指明货主')).toBeDefined();
    expect(screen.queryByText('default')).toBeNull();
    act(() => setAppearance({ language: 'en' }));
  });

  it('moves with J and K, opens with Enter, and Escape goes back to the list', async () => {
    const { user } = show();
    await screen.findByText('TB-1001');
    await user.keyboard('j');
    await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-activedescendant')).toBe('queue-row-case-1'));
    await user.keyboard('j');
    await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-activedescendant')).toBe('queue-row-case-2'));
    await user.keyboard('{Enter}');
    await screen.findByRole('complementary', { name: 'Opened order' });
    expect(location.hash).toBe('#/queue/case-2');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
    expect(location.hash).toBe('#/queue');
  });

  it('fetches the next window before the wheel comes to it, and asks for no more than is shown when all rows are exchanged', async () => {
    const asked: number[] = [];
    const many = Array.from({ length: 450 }, (_, n) => aRow(n + 1));
    const { become } = show(many, clerk, {
      wait: (name, input) => {
        if (name === 'queue.list' && (input as { limit?: number }).limit === 100) asked.push((input as { offset: number }).offset);
        return Promise.resolve();
      },
    });
    await screen.findByText('TB-1001');
    const scroller = document.querySelector('.queue-scroll');
    if (scroller === null) throw new Error('no list');
    expect(asked).toEqual([0]);
    scroller.scrollTop = 50 * 32;
    fireEvent.scroll(scroller);
    await waitFor(() => expect(asked).toEqual([0, 100, 200]));
    act(() => become(many.slice(1)));
    await waitFor(() => expect(asked.slice(3)).toEqual([0, 100]));
  });

  it('has fetched what the next key opens: the exception under the cursor, and with it open the one below', async () => {
    const asked: string[] = [];
    const { user } = show(three, clerk, { wait: (name) => Promise.resolve(void asked.push(name)) });
    const fetched = () => asked.filter((name) => name === 'cases.get').length;
    await screen.findByText('TB-1001');
    expect(fetched()).toBe(0);
    await user.keyboard('j');
    await waitFor(() => expect(fetched()).toBe(1));
    await user.keyboard('{Enter}');
    await screen.findByText('1 / 3');
    await waitFor(() => expect(fetched()).toBe(2));
    await user.keyboard('j');
    await screen.findByText('2 / 3');
    await waitFor(() => expect(fetched()).toBe(3));
  });

  it('with the panel open, J brings the next exception into it', async () => {
    const { user } = show();
    await user.click(await screen.findByText('TB-1001'));
    await screen.findByText('1 / 3');
    await user.keyboard('j');
    await screen.findByText('2 / 3');
    await waitFor(() => expect(location.hash).toBe('#/queue/case-2'));
  });

  it('a panel closed the moment after a row was passed stays closed', async () => {
    const { user } = show();
    await user.click(await screen.findByText('TB-1001'));
    await screen.findByText('1 / 3');
    await user.keyboard('j');
    await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-activedescendant')).toBe('queue-row-case-2'));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
    await pause(200);
    expect(screen.queryByRole('complementary')).toBeNull();
    expect(location.hash).toBe('#/queue');
  });

  it('goes to the exception in its address', async () => {
    location.hash = '#/queue/case-3';
    show();
    await screen.findByText('3 / 3');
    expect(screen.getByRole('grid').getAttribute('aria-activedescendant')).toBe('queue-row-case-3');
  });

  it('keeps the cursor on its exception when others come, and a row that left stays greyed until it is left', async () => {
    const { user, become } = show();
    await screen.findByText('TB-1001');
    await user.keyboard('j');
    await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-activedescendant')).toBe('queue-row-case-1'));
    act(() => become([aRow(9), ...three]));
    await screen.findByText('TB-1009', undefined);
    expect(screen.getByRole('grid').getAttribute('aria-activedescendant')).toBe('queue-row-case-1');
    await screen.findByRole('button', { name: /1 new/ });
    act(() => become([aRow(9), ...three.slice(1)]));
    await waitFor(() => expect(document.getElementById('queue-row-case-1')?.className).toContain('is-gone'));
    await user.keyboard('j');
    await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-activedescendant')).toBe('queue-row-case-2'));
    await waitFor(() => expect(rowNames()).not.toContain('TB-1001'));
  });

  it('a cursor moved while the rows are being exchanged stands where its row then is', async () => {
    let answerAnchor = (): void => undefined;
    let asked = false;
    const { user, become } = show(three, clerk, {
      wait: (name) => {
        if (name !== 'queue.position' || asked) return Promise.resolve();
        asked = true;
        return new Promise((resolve) => {
          answerAnchor = resolve;
        });
      },
    });
    await screen.findByText('TB-1001');
    await user.keyboard('j');
    await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-activedescendant')).toBe('queue-row-case-1'));
    act(() => become([aRow(9), aRow(8), ...three]));
    await waitFor(() => expect(asked).toBe(true));
    await user.keyboard('j');
    await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-activedescendant')).toBe('queue-row-case-2'));
    answerAnchor();
    await screen.findByText('TB-1009', undefined);
    await user.keyboard('j');
    await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-activedescendant')).toBe('queue-row-case-3'));
  });

  it('comes back to the row it was left on and to the groups that were closed', async () => {
    const { user } = show();
    await screen.findByText('TB-1001');
    const today = () => screen.getByRole('button', { name: /Today/ });
    await user.keyboard('jj');
    await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-activedescendant')).toBe('queue-row-case-2'));
    await user.keyboard('{ArrowLeft}');
    await waitFor(() => expect(rowNames()).toEqual([]));
    act(() => void (location.hash = '#/settings'));
    await waitFor(() => expect(screen.queryByRole('grid', { name: 'Exceptions' })).toBeNull());
    act(() => void (location.hash = '#/queue'));
    await screen.findByRole('grid', { name: 'Exceptions' });
    expect(today().getAttribute('aria-expanded')).toBe('false');
    await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-activedescendant')).toMatch(/^queue-group-/u));
    await user.keyboard('{ArrowRight}');
    await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-activedescendant')).toBe('queue-row-case-2'));
  });

  it('does not call a row new because the one under the cursor was put elsewhere', async () => {
    const { user, become } = show();
    await screen.findByText('TB-1001');
    await user.keyboard('j');
    await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-activedescendant')).toBe('queue-row-case-1'));
    act(() => become([...three.slice(1), aRow(1, { owner: 'u2', ownerName: 'Li Wei' })]));
    await waitFor(() => expect(rowNames()).toEqual(['TB-1002', 'TB-1003', 'TB-1001']));
    expect(screen.queryByRole('button', { name: /\d new/ })).toBeNull();
  });
});

describe('what others change', () => {
  it('is marked in its cell, and what only came into sight is not', async () => {
    const { become } = show();
    await screen.findByText('TB-1001');
    expect(document.querySelectorAll('.is-changed')).toHaveLength(0);
    act(() =>
      become([
        three[0] ?? aRow(1),
        aRow(2, { kind: 'stock_out', owner: 'u2', ownerName: 'Li Wei', what: { code: 'address.detail_missing', params: {} } }),
        aRow(4),
      ]),
    );
    await screen.findByText('TB-1004', undefined);
    await waitFor(() => expect(document.querySelectorAll('.is-changed').length).toBeGreaterThan(0));
    const marked = new Set([...document.querySelectorAll('.is-changed')].map((cell) => cell.closest('.queue-row')?.id));
    expect([...marked]).toEqual(['queue-row-case-2']);
    await waitFor(() => expect(document.querySelectorAll('.is-changed')).toHaveLength(0));
  });
});

describe('filters and the address', () => {
  it('a filter from the address is a chip, and dropping it shows the rest', async () => {
    location.hash = '#/queue?kind=stock_out&group=none';
    const { user } = show();
    await screen.findByText('TB-1002');
    expect(rowNames()).toEqual(['TB-1002']);
    await user.click(screen.getByRole('button', { name: 'Remove the filter Kind' }));
    await screen.findByText('TB-1001');
    expect(location.hash).toBe('#/queue?group=none');
  });

  it('a view, a sort and a group are in the address', async () => {
    const { user } = show();
    await screen.findByText('TB-1001');
    await user.click(screen.getByRole('tab', { name: /Unowned/ }));
    await waitFor(() => expect(location.hash).toBe('#/queue?view=unowned'));
    await waitFor(() => expect(rowNames()).toEqual(['TB-1001', 'TB-1002']));
    await user.click(screen.getByRole('button', { name: 'Platform order' }));
    await waitFor(() => expect(location.hash).toBe('#/queue?view=unowned&sort=order'));
    await waitFor(() => expect(screen.getByRole('columnheader', { name: 'Platform order' }).getAttribute('aria-sort')).toBe('ascending'));
    await user.click(screen.getByRole('button', { name: 'Platform order' }));
    await waitFor(() => expect(location.hash).toBe('#/queue?view=unowned&sort=order&desc=1'));
  });

  it('a view that was seen a moment ago shows what happened since', async () => {
    const { user, become } = show();
    await screen.findByText('TB-1001');
    await user.click(screen.getByRole('tab', { name: /Unowned/ }));
    await waitFor(() => expect(rowNames()).toEqual(['TB-1001', 'TB-1002']));
    await user.click(screen.getByRole('tab', { name: /^All open/ }));
    await waitFor(() => expect(rowNames()).toHaveLength(3));
    act(() => become(three.slice(1)));
    await waitFor(() => expect(rowNames()).toHaveLength(2));
    await user.click(screen.getByRole('tab', { name: /Unowned/ }));
    await waitFor(() => expect(rowNames()).toEqual(['TB-1002']));
  });

  it('F opens the filters, a choice applies at once, Shift F clears', async () => {
    const { user } = show();
    await screen.findByText('TB-1001');
    await user.keyboard('f');
    const choices = await screen.findByRole('listbox', { name: 'Kind' });
    await user.click(within(choices).getByRole('option', { name: /Stock-out/ }));
    await waitFor(() => expect(location.hash).toBe('#/queue?kind=stock_out'));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
    await pause(40);
    await user.keyboard('{Shift>}F{/Shift}');
    await waitFor(() => expect(location.hash).toBe('#/queue'));
  });

  it('asks how many there would be only when the rows of a filter are here', async () => {
    const asked: string[] = [];
    const rows = Promise.withResolvers<void>();
    let isFiltered = false;
    const { user } = show(three, clerk, {
      wait: (name) => {
        asked.push(name);
        return isFiltered && name === 'queue.list' ? rows.promise : Promise.resolve();
      },
    });
    const counted = () => asked.filter((name) => name === 'queue.facets').length;
    await screen.findByText('TB-1001');
    await user.keyboard('f');
    const choices = await screen.findByRole('listbox', { name: 'Kind' });
    await waitFor(() => expect(counted()).toBe(1));
    isFiltered = true;
    await user.click(within(choices).getByRole('option', { name: /Stock-out/ }));
    await waitFor(() => expect(location.hash).toBe('#/queue?kind=stock_out'));
    await pause(40);
    expect(counted()).toBe(1);
    rows.resolve();
    await waitFor(() => expect(counted()).toBe(2));
    // The list behind an open popover is nobody's to read.
    expect([...document.querySelectorAll('.queue-row')].map(({ id }) => id)).toEqual(['queue-row-case-2']);
  });

  it('the filters go by keys alone: down among the names, right into the choices, left back', async () => {
    const { user } = show();
    await screen.findByText('TB-1001');
    await user.keyboard('f');
    await screen.findByRole('listbox', { name: 'Kind' });
    act(() => screen.getByRole('option', { name: 'Kind' }).focus());
    await user.keyboard('{ArrowDown}');
    await screen.findByRole('listbox', { name: 'State' });
    await user.keyboard('{ArrowRight}');
    await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^Open/));
    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement?.textContent).toBe('State');
    await user.keyboard('{Enter}{Enter}');
    await waitFor(() => expect(location.hash).toBe('#/queue?state=open'));
  });

  it('names the filter that hides everything, and drops it', async () => {
    location.hash = '#/queue?text=nothing';
    const { user } = show();
    await user.click(await screen.findByRole('button', { name: 'Drop “nothing”' }));
    expect(await screen.findByText('TB-1001')).toBeTruthy();
  });

  it('an empty queue is done, not broken', async () => {
    show([], clerk, { answers: { 'intake.imports': () => ok({ imports: [{}] }) } });
    expect(await screen.findByRole('heading', { name: 'The queue is empty' })).toBeTruthy();
  });

  it('where nothing ever came in, the empty queue leads to where orders come from', async () => {
    const { user } = show([], clerk, { answers: noImports });
    await user.click(await screen.findByRole('button', { name: /^Take orders in/ }));
    await waitFor(() => expect(location.hash).toBe('#/intake'));
  });

  it('and whoever may not take them in hears who may', async () => {
    show([], packer, { answers: noImports });
    expect(await screen.findByText(/takes orders in\.$/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Take orders in/ })).toBeNull();
  });
});

describe('selection', () => {
  it('is not the cursor; what follows is said before, one assignment is for all of it, and it is taken back as one', async () => {
    const { user, sentTo } = show(three, clerk, {
      bulkFacts: {
        cannot: [{ code: 'case_not_open', params: {}, count: 1, orders: ['TB-1002'] }],
        consequences: [{ what: 'work_starts', count: 1 }],
        can: 1,
      },
    });
    await screen.findByText('TB-1001');
    await user.click(screen.getByRole('checkbox', { name: 'Select TB-1001' }));
    await user.click(screen.getByRole('checkbox', { name: 'Select TB-1002' }));
    await screen.findByRole('toolbar', { name: '2 selected' });
    await user.keyboard('a');
    const dialog = within(await screen.findByRole('dialog', { name: /Assign/ }));
    await dialog.findByText('Can be done to 1 of 2 exceptions');
    expect(dialog.getByText('Work starts on 1')).toBeTruthy();
    expect(dialog.getByText(/1 cannot:/).textContent).toBe('1 cannot: settled already (TB-1002)');
    await user.type(dialog.getByLabelText('What happens next'), 'Call the shop');
    await waitFor(() => expect(sentTo('bulk.prepare').length).toBeGreaterThan(1));
    await waitFor(() => expect(dialog.getByRole('button', { name: /Assign 1/ }).getAttribute('aria-disabled')).toBeNull());
    await user.click(dialog.getByRole('button', { name: /Assign 1/ }));
    await waitFor(() => expect(sentTo('bulk.start')).toHaveLength(1));
    expect(sentTo('bulk.prepare')[0]).toMatchObject({ chosen: { caseIds: ['case-1', 'case-2'], taken: [] }, act: { act: 'assign', owner: 'u1' } });
    expect(sentTo('bulk.start')[0]).toMatchObject({ bulkId: 'bulk-1', act: { act: 'assign', owner: 'u1', nextAction: { text: 'Call the shop' } } });
    await screen.findByText('1 exception assigned to Zhang Min');
    expect(screen.getByText('Done to 1; the others stayed as they were')).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('toolbar')).toBeNull());
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(sentTo('bulk.undo')).toEqual([{ bulkId: 'bulk-1' }]));
    await screen.findByText('Taken back for 1 order');
  });

  it('what was done to many can be taken back after the place was left, also when no toast says so any more', async () => {
    const { user, sentTo } = show(three);
    await screen.findByText('TB-1001');
    await user.keyboard('{Control>}a{/Control}a');
    const dialog = within(await screen.findByRole('dialog', { name: /Assign/ }));
    await dialog.findByRole('button', { name: /Zhang Min/ });
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('3 exceptions assigned to Zhang Min');
    location.hash = '#/settings/look';
    await waitFor(() => expect(screen.queryByText('TB-1001')).toBeNull());
    location.hash = '#/queue';
    await screen.findByText('TB-1001');
    const said = within(await waitFor(() => document.querySelector<HTMLElement>('.bulk-bar') ?? Promise.reject(new Error('no offer'))));
    said.getByText('3 exceptions assigned to Zhang Min');
    await user.click(said.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(sentTo('bulk.undo')).toEqual([{ bulkId: 'bulk-1' }]));
    await screen.findByText(/^Taken back for/);
    await waitFor(() => expect(document.querySelector('.bulk-bar')).toBeNull());
  });

  it('S with Shift stops what runs on many', async () => {
    const { user, sentTo } = show(three, clerk, { answers: { 'bulk.start': () => ok({ ...aBulk({ cases: 3, can: 3, orders: 3 }), state: 'running' }) } });
    await screen.findByText('TB-1001');
    await user.keyboard('{Control>}a{/Control}a');
    const dialog = within(await screen.findByRole('dialog', { name: /Assign/ }));
    await dialog.findByRole('button', { name: /Zhang Min/ });
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('button', { name: /^Stop/ });
    await user.keyboard('{Shift>}s{/Shift}');
    await waitFor(() => expect(sentTo('bulk.stop')).toEqual([{ bulkId: 'bulk-1' }]));
  });

  it.each([
    { cannot: [], done: 1 },
    { cannot: [{ code: 'case_not_open', params: {}, count: 1, orders: ['TB-1002'] }], done: 0 },
  ])('what is confirmed before it was looked through is done once that is known, but not unread where some cannot: $done', async ({ cannot, done }) => {
    const looked = Promise.withResolvers<void>();
    const wait = (name: string) => (name === 'bulk.prepare' ? looked.promise : Promise.resolve());
    const { user, sentTo } = show(three, clerk, { bulkFacts: { cannot, can: 3 - cannot.length }, wait });
    await screen.findByText('TB-1001');
    await user.keyboard('{Control>}a{/Control}a');
    const dialog = within(await screen.findByRole('dialog', { name: /Assign/ }));
    await dialog.findByRole('button', { name: /Zhang Min/ });
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(sentTo('bulk.prepare')).toHaveLength(1));
    expect(sentTo('bulk.start')).toHaveLength(0);
    looked.resolve();
    if (done === 0) await dialog.findByText('Can be done to 2 of 3 exceptions');
    await waitFor(() => expect(sentTo('bulk.start')).toHaveLength(done));
  });

  it('Ctrl A takes all of the list, also what was never loaded; one unticked stays out', async () => {
    const many = Array.from({ length: 340 }, (_, n) => aRow(n + 1));
    const { user, sentTo } = show(many);
    await screen.findByText('TB-1001');
    await user.keyboard('{Control>}a{/Control}');
    await screen.findByRole('toolbar', { name: '340 selected' });
    await user.click(screen.getByRole('checkbox', { name: 'Select TB-1002' }));
    await screen.findByRole('toolbar', { name: '339 selected' });
    await user.keyboard('n');
    await screen.findByRole('dialog', { name: /Note on/ });
    await waitFor(() => expect(sentTo('bulk.prepare')).toHaveLength(1));
    expect(sentTo('bulk.prepare')[0]).toMatchObject({ chosen: { caseIds: [], taken: [{ selectionId: 'selection-1', without: ['case-2'] }] } });
  });

  it('a group is ticked whole by its header, and closed and opened by the arrows', async () => {
    const { user, sentTo } = show([...three, aRow(4, { clockGroup: 'later' })]);
    await screen.findByText('TB-1001');
    await user.keyboard('j');
    await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-activedescendant')).toBe('queue-row-case-1'));
    await user.keyboard('{ArrowLeft}');
    await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-activedescendant')).toBe('queue-group-today'));
    expect(rowNames()).toEqual(['TB-1004']);
    await user.keyboard(' ');
    await waitFor(() => expect(sentTo('bulk.select')).toEqual([{ filter: {}, clockGroup: 'today' }]));
    await user.keyboard('j');
    await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-activedescendant')).toBe('queue-row-case-4'));
    await user.keyboard('k');
    await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-activedescendant')).toBe('queue-group-today'));
    await user.keyboard('{ArrowRight}');
    await waitFor(() => expect(rowNames()).toEqual(['TB-1001', 'TB-1002', 'TB-1003', 'TB-1004']));
  });

  it('without one, the keys act on the row under the cursor', async () => {
    const { user, sentTo } = show();
    await screen.findByText('TB-1001');
    await user.keyboard('j');
    await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-activedescendant')).toBe('queue-row-case-1'));
    await user.keyboard('n');
    const dialog = within(await screen.findByRole('dialog', { name: 'Note on TB-1001' }));
    await user.type(dialog.getByLabelText('Note'), 'rang, ask @Li');
    await user.click(await dialog.findByRole('button', { name: 'Li Wei' }));
    await dialog.findByText('Will be told: Li Wei');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(sentTo('cases.note')).toEqual([{ caseId: 'case-1', text: 'rang, ask @Li Wei', mentions: ['u2'] }]));
  });

  it('offers no decision to who may not decide, and says whose it is', async () => {
    const { user } = show(three, packer);
    await screen.findByText('TB-1001');
    await user.click(screen.getByRole('checkbox', { name: 'Select TB-1001' }));
    expect(screen.getByRole('button', { name: /Assign/ }).getAttribute('aria-disabled')).toBe('true');
    await user.keyboard('a');
    await pause(60);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
