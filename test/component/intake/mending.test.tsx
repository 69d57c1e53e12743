import { configure, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { PEOPLE, statusOf } from '../../../renderer/gallery/fake-host.ts';
import { renderApp } from '../render-app.tsx';
import { anImport, aWaitingRow, intakeHost } from './intake-host.ts';

const [clerk] = PEOPLE;
if (clerk === undefined) throw new Error('the fake host has too few people');

configure({ asyncUtilTimeout: 5_000 });

const four = [
  aWaitingRow(2),
  aWaitingRow(3),
  aWaitingRow(4),
  aWaitingRow(9, { reason: 'differs_from_known', column: null, cells: [], params: { orderNo: 'A-9', fields: 'lines' } }),
];
const show = (waiting = four, input: Pick<Parameters<typeof intakeHost>[0], 'beforeCheck'> = {}) => {
  const status = statusOf('signed_in', clerk);
  const intake = intakeHost({ status, waiting, ...input, imports: [anImport(1, { setAside: waiting.length })] });
  return { ...renderApp(status, { host: intake.host }), ...intake };
};
const editor = (row: number) => screen.findByRole('complementary', { name: `Mend row ${row}` });

beforeEach(() => {
  localStorage.clear();
  location.hash = '#/settings';
  location.hash = '#/intake/mend';
});

describe('the mending list', () => {
  it('says that nothing waits', async () => {
    show([]);
    await screen.findByText('No rows wait to be mended');
  });

  it('groups rows by reason, with the sentence of each and the doubtful cell first', async () => {
    show();
    const grid = await screen.findByRole('grid', { name: 'To mend' });
    within(grid).getByText('Not a number');
    within(grid).getByText('Differs from the order here');
    within(grid).getByText('"x3" is no number.');
    const input = within(await editor(2)).getByRole('textbox', { name: 'Qty' });
    expect(input.getAttribute('aria-invalid')).toBe('true');
    // What is empty folds away until it is asked for.
    expect(screen.queryByRole('textbox', { name: 'Note' })).toBeNull();
    screen.getByRole('button', { name: 'Show 1 empty cell' }).click();
    await screen.findByRole('textbox', { name: 'Note' });
  });

  it('takes a mended row in by keyboard alone, and says what is still doubtful', async () => {
    const { user, sentTo } = show();
    await editor(2);
    await user.keyboard('m');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Qty' })));
    await user.keyboard('two of them');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Qty' }).value).toBe('two of them');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect((await screen.findAllByText('"two of them" is no number.')).length).toBeGreaterThan(0);
    await screen.findByText('Tried; still doubtful');
    await user.clear(screen.getByRole('textbox', { name: 'Qty' }));
    await user.type(screen.getByRole('textbox', { name: 'Qty' }), '2');
    // Enter goes to the next cell.
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Order' }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('1 row taken in');
    expect(sentTo('intake.mend').at(-1)).toEqual({
      id: 'row-2',
      cells: [
        ['Order', 'A-2'],
        ['Qty', '2'],
        ['Note', ''],
      ],
    });
    // The next row is open, in the field that is wrong.
    const next = await editor(3);
    await waitFor(() => expect(document.activeElement).toBe(within(next).getByRole('textbox', { name: 'Qty' })));
  });

  it('is a sheet: typing replaces, Enter goes to the next doubtful cell, and what can go in is said before it is taken in', async () => {
    const { user, sentTo } = show();
    await editor(2);
    const grid = await screen.findByRole('grid', { name: 'To mend' });
    const cell = (name: string) => waitFor(() => expect(document.activeElement).toBe(within(grid).getByRole('textbox', { name })));
    await user.keyboard('{Enter}');
    await cell('Qty, row 2');
    await user.keyboard('two');
    await within(grid).findByText('"two" is no number.');
    // Escape puts back what stood there, and the next typing replaces it.
    await user.keyboard('{Escape}');
    expect(within(grid).getByRole<HTMLInputElement>('textbox', { name: 'Qty, row 2' }).value).toBe('x2');
    await user.clear(within(grid).getByRole('textbox', { name: 'Qty, row 2' }));
    await user.keyboard('2');
    await within(grid).findByText('can be taken in');
    expect(within(grid).queryByText('"two" is no number.')).toBeNull();
    await screen.findByText('This row can be taken in now');
    expect(sentTo('intake.mend')).toEqual([]);
    await user.keyboard('{Enter}');
    await cell('Qty, row 3');
    await user.keyboard('3');
    await screen.findByText('2 mended rows can be taken in');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('2 rows taken in');
    expect(sentTo('intake.mend').map((one) => (one as { id: string }).id)).toEqual(expect.arrayContaining(['row-2', 'row-3']));
    // Whoever was in a cell goes on in the one the next row waits for.
    await cell('Qty, row 4');
  });

  it('is gone through with arrows until somebody types, and left with Escape', async () => {
    const { user } = show();
    await editor(2);
    const grid = await screen.findByRole('grid', { name: 'To mend' });
    const cell = (name: string) => waitFor(() => expect(document.activeElement).toBe(within(grid).getByRole('textbox', { name })));
    await user.keyboard('{Enter}');
    await cell('Qty, row 2');
    await user.keyboard('{ArrowRight}');
    await cell('Order, row 2');
    await user.keyboard('{ArrowDown}');
    await cell('Order, row 3');
    await user.keyboard('{ArrowLeft}');
    await cell('Qty, row 3');
    await user.keyboard('{F2}');
    const input = within(grid).getByRole<HTMLInputElement>('textbox', { name: 'Qty, row 3' });
    expect([input.selectionStart, input.selectionEnd]).toEqual([2, 2]);
    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement).toBe(input);
    await user.keyboard('{Escape}{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(grid));
    // Letters are keys again.
    await user.keyboard('j');
    await editor(4);
  });

  it('fills down by Ctrl D from the cell, and takes that back', async () => {
    const { user, sentTo } = show();
    await editor(2);
    const grid = await screen.findByRole('grid', { name: 'To mend' });
    await user.keyboard('{Enter}');
    await user.clear(await within(grid).findByRole('textbox', { name: 'Qty, row 2' }));
    await user.keyboard('5{Control>}d{/Control}');
    await screen.findByText('Filled 2 other rows');
    expect(within(grid).getAllByText('5')).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: /^Undo/ }));
    within(grid).getByText('x3');
    grid.focus();
    await user.keyboard('{Enter}');
    await within(grid).findByRole('textbox', { name: 'Qty, row 2' });
    await user.keyboard('{Control>}d{/Control}');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('3 rows taken in');
    expect(sentTo('intake.mend').map((one) => (one as { cells: string[][] }).cells[1]?.[1])).toEqual(['5', '5', '5']);
  });

  it('lets no late answer about older typing speak', async () => {
    const late = Promise.withResolvers<void>();
    const { user, sentTo } = show(four, { beforeCheck: (quantity) => (quantity === 'x2' ? late.promise : Promise.resolve()) });
    await editor(2);
    await waitFor(() => expect(sentTo('intake.check')).toHaveLength(1));
    await user.clear(screen.getByRole('textbox', { name: 'Qty' }));
    await user.type(screen.getByRole('textbox', { name: 'Qty' }), '2');
    await screen.findByText('This row can be taken in now');
    late.resolve();
    await user.type(screen.getByRole('textbox', { name: 'Qty' }), '0');
    await waitFor(() => expect(sentTo('intake.check').at(-1)).toMatchObject({ cells: expect.arrayContaining([['Qty', '20']]) as unknown }));
    await screen.findByText('This row can be taken in now');
    expect(screen.queryByText('"x2" is no number.')).toBeNull();
  });

  it('fills a column down and takes all of them in', async () => {
    const { user, sentTo } = show();
    await editor(2);
    const input = screen.getByRole('textbox', { name: 'Qty' });
    await user.clear(input);
    await user.type(input, '5');
    await user.click(screen.getByRole('button', { name: 'Fill down 2 rows' }));
    await user.click(await screen.findByRole('button', { name: /^Take in 3 rows/ }));
    await screen.findByText('3 rows taken in');
    expect(sentTo('intake.mend').map((one) => (one as { cells: string[][] }).cells[1]?.[1])).toEqual(['5', '5', '5']);
    await editor(9);
  });

  it('leaves ticked rows out with a reason, the safe button first', async () => {
    const { user, sentTo } = show();
    await editor(2);
    await user.click(screen.getByRole('checkbox', { name: 'Tick rows: Not a number' }));
    await user.keyboard('x');
    const dialog = await screen.findByRole('alertdialog', { name: 'Leave out 3 rows for good?' });
    expect(document.activeElement?.textContent).toContain('Keep 3 rows');
    await user.click(within(dialog).getByRole('radio', { name: 'Another reason' }));
    const confirm = within(dialog).getByRole('button', { name: /Leave out 3 rows/ });
    expect(confirm.getAttribute('aria-disabled')).toBe('true');
    await user.type(within(dialog).getByRole('textbox', { name: 'Reason in words' }), 'test file');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('3 rows left out; the reason is in the journal');
    expect(sentTo('intake.discard')).toEqual([{ ids: ['row-2', 'row-3', 'row-4'], reason: 'test file' }]);
  });

  it('offers only leaving out where the order is here already', async () => {
    show(four.slice(3));
    const opened = await editor(9);
    within(opened).getByText('Order A-9 is here already and the file says something else (lines).');
    expect(within(opened).queryByRole('textbox')).toBeNull();
    expect(within(opened).queryByRole('button', { name: /Take this row in/ })).toBeNull();
    within(opened).getByRole('button', { name: /Leave it out/ });
  });

  it('keeps at the host what is typed and not tried yet, and forgets it when it is put back', async () => {
    const { user, sentTo } = show();
    await editor(2);
    await user.type(screen.getByRole('textbox', { name: 'Qty' }), '7');
    const typed = (value: string) => [
      ['Order', 'A-2'],
      ['Qty', value],
      ['Note', ''],
    ];
    await waitFor(() => expect(sentTo('intake.keepTyped')).toEqual([{ id: 'row-2', cells: typed('x27') }]));
    await user.click(screen.getByRole('button', { name: 'Back to as read' }));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Qty' }).value).toBe('x2');
    await waitFor(() => expect(sentTo('intake.keepTyped').at(-1)).toEqual({ id: 'row-2', cells: null }));
  });

  it('shows what somebody typed and what was doubtful about it, also after the window was closed', async () => {
    const cells: [string, string][] = [
      ['Order', 'A-3'],
      ['Qty', 'two'],
      ['Note', ''],
    ];
    show([aWaitingRow(3, { edit: { cells, doubt: { column: 'Qty', reason: 'bad_number', params: { orderNo: 'A-3', value: 'two' } } } })]);
    const opened = await editor(3);
    expect(within(opened).getByRole<HTMLInputElement>('textbox', { name: 'Qty' }).value).toBe('two');
    within(opened).getByText('Tried; still doubtful');
    within(opened).getByText('"two" is no number.');
    within(opened).getByText('A-3');
  });

  it('reaches every row, however many wait, and reads only those looked at', async () => {
    const many = Array.from({ length: 5_000 }, (_, n) => aWaitingRow(n + 2));
    const { user, sentTo } = show(many);
    await editor(2);
    const grid = await screen.findByRole('grid', { name: 'To mend' });
    expect(grid.getAttribute('aria-rowcount')).toBe('5001');
    grid.focus();
    await user.keyboard('{End}');
    const last = await screen.findByRole('complementary', { name: 'Mend row 5,001' });
    within(last).getByText('A-5001');
    expect(sentTo('intake.setAside').length).toBeLessThan(20);
    await user.keyboard('{Home}');
    await editor(2);
    await user.click(screen.getByRole('checkbox', { name: 'Tick rows: Not a number' }));
    await screen.findByText('5,000 ticked');
  });

  it('keeps what was typed while its person looks elsewhere', async () => {
    const { user } = show();
    await editor(2);
    await user.type(screen.getByRole('textbox', { name: 'Qty' }), '7');
    await user.click(screen.getByRole('link', { name: /Settings/ }));
    await screen.findByRole('heading', { name: 'Settings', level: 1 });
    location.hash = '#/intake/mend';
    await editor(2);
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Qty' }).value).toBe('x27');
  });
});
