import { act, configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { PEOPLE, statusOf } from '../../../renderer/gallery/fake-host.ts';
import { renderApp } from '../render-app.tsx';
import { aFile, anImport, intakeHost } from './intake-host.ts';

const [clerk, , packer] = PEOPLE;
if (clerk === undefined || packer === undefined) throw new Error('the fake host has too few people');

// The place is loaded when it is first shown, and a busy machine takes its time over that.
configure({ asyncUtilTimeout: 5_000 });

const show = (input: Omit<Parameters<typeof intakeHost>[0], 'status'> = {}, language: 'en' | 'zh-CN' = 'en', who = clerk) => {
  const status = statusOf('signed_in', who);
  const intake = intakeHost({ status, ...input });
  return { ...renderApp(status, { host: intake.host, language }), ...intake };
};
const csv = (name = 'orders.csv', text = 'Order,Qty\nA-1,2\n') => new File([text], name, { type: 'text/csv' });
const choose = async (...files: File[]) => fireEvent.change(await screen.findByTestId('intake-files'), { target: { files } });
const panel = () => screen.findByRole('complementary', { name: /^Import of/ });

// jsdom does no layout and has no such method.
Element.prototype.scrollIntoView = () => undefined;

beforeEach(() => {
  localStorage.clear();
  location.hash = '#/settings';
  location.hash = '#/intake';
});

describe('the imports', () => {
  it('say what to do where there are none', async () => {
    show();
    await screen.findByText('No file was imported yet');
  });

  it('tell what came of each, and move with J and K', async () => {
    const { user } = show({
      imports: [
        anImport(1, { recognised: { write_off: 30 } }),
        anImport(2, { state: 'failed', error: { code: 'empty_file', params: { file: 'orders-2.csv' } }, created: 0 }),
      ],
    });
    const grid = await screen.findByRole('grid', { name: 'Imports' });
    expect(within(grid).getAllByRole('row')[1]?.textContent).toMatch(/done.*orders-1\.csv.*1,234.*390.*10/);
    within(await panel()).getByText('Lines of stock write-offs: 30');
    await user.keyboard('j');
    await screen.findByText('orders-2.csv holds nothing to read.');
    expect((await screen.findByRole('alert')).textContent).toContain('Nothing was stored and the data is as before.');
  });

  it('show progress as it is told, and say what a stop in vain means', async () => {
    const running = anImport(1, { state: 'reading', startedAt: Date.now() - 10_000, finishedAt: null, bytesRead: 0, rows: 0, orders: 0 });
    const { user, progress } = show({ imports: [running] });
    await screen.findByText('1 import running · 0 rows to mend');
    act(() => progress({ ...running, bytesRead: 500, rows: 5000, orders: 2000 }));
    await screen.findByText('5,000 rows · 2,000 orders');
    expect((await panel()).textContent).toMatch(/\d+s left/);
    expect((await panel()).textContent).toMatch(/\d{3} rows\/s/);
    await user.click(screen.getByRole('button', { name: /^Stop import/ }));
    expect((await screen.findByRole('alert')).textContent).toContain('This import is not running any more.');
  });

  it('on their way are stopped by C, and left to themselves by B', async () => {
    const running = anImport(1, { state: 'reading', startedAt: Date.now() - 10_000, finishedAt: null, bytesRead: 0, rows: 0, orders: 0 });
    const { user } = show({ imports: [running] });
    await screen.findByRole('button', { name: /^Stop import/ });
    await user.keyboard('c');
    expect((await screen.findByRole('alert')).textContent).toContain('This import is not running any more.');
    await user.keyboard('b');
    await waitFor(() => expect(location.hash).toMatch(/^#\/queue/u));
  });

  it('are only looked at by who may not import', async () => {
    const { user } = show({ imports: [anImport(1)] }, 'en', packer);
    const button = await screen.findByRole('button', { name: 'Choose files' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    await user.tab();
    await choose(csv());
    expect(screen.queryByRole('heading', { name: 'Preview' })).toBeNull();
  });
});

describe('the look before an import', () => {
  it('of a known layout needs one Enter', async () => {
    const { user, sentTo } = show();
    await choose(csv());
    const start = await screen.findByRole('button', { name: /Import 1 file/ });
    await screen.findByText('recognised');
    await waitFor(() => expect(screen.getByRole('button', { name: /Import 1 file/ })).toBe(document.activeElement));
    expect(start).toBeTruthy();
    await user.keyboard('{Enter}');
    await screen.findByText('1 import running · 0 rows to mend');
    expect(sentTo('intake.appendUpload')).toEqual([{ uploadId: 'upload-1', offset: 0, base64: btoa('Order,Qty\nA-1,2\n') }]);
    expect(sentTo('intake.start')).toEqual([
      { uploadIds: ['upload-1'], options: { preset: null, mapping: null, merchant: null, platform: null, country: null } },
    ]);
  });

  it('begins by Enter in a field that was filled, and comes back to the list and not to the button that chose the file', async () => {
    const { user, sentTo } = show();
    const button = await screen.findByRole('button', { name: /^Choose files/ });
    act(() => button.focus());
    await choose(csv());
    await screen.findByText('recognised');
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Import 1 file'));
    await user.type(screen.getByRole('textbox', { name: 'Merchant' }), 'QH{Enter}');
    await waitFor(() => expect(sentTo('intake.start')).toMatchObject([{ options: { merchant: 'QH' } }]));
    await screen.findByRole('heading', { name: 'Intake' });
    await waitFor(() => expect(document.activeElement).not.toBe(document.body));
    expect(document.activeElement?.textContent).not.toMatch(/^Choose files/);
  });

  it('shows cells as text, never as markup', async () => {
    const { container } = show();
    await choose(csv());
    expect((await screen.findAllByText('<b>red</b>')).length).toBeGreaterThan(0);
    expect(container.querySelector('.preview-rows b')).toBeNull();
  });

  it('of an unknown layout says what is missing, and begins once a person has said it', async () => {
    const unknown = aFile({
      presets: [],
      columns: [
        { header: 'Ref', field: null, samples: ['A-1'] },
        { header: 'N', field: null, samples: ['2'] },
      ],
      warnings: [{ code: 'importError.unknown_layout', params: { file: 'orders.csv', headers: 'Ref, N' } }],
    });
    const { user, sentTo } = show({
      preview: ({ mapping }) => ({
        files: [
          mapping === null
            ? unknown
            : { ...unknown, warnings: [], columns: unknown.columns.map((column) => ({ ...column, field: mapping[column.header] ?? null })) },
        ],
        error: null,
      }),
    });
    await choose(csv());
    await screen.findByText('Missing: Order number. Choose its column below.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(sentTo('intake.start')).toEqual([]);
    await user.click(screen.getByRole('button', { name: /Ref is read as/ }));
    await user.click(await screen.findByRole('option', { name: /Order number/ }));
    await screen.findByText('as you chose');
    // The focus is on the choice; Ctrl+Enter means the whole all the same.
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(sentTo('intake.start')).toMatchObject([{ options: { mapping: { Ref: 'orderNo' } } }]));
  });

  it('refuses a damaged file in three parts and keeps the others', async () => {
    const { user, sentTo } = show({
      preview: () => ({ files: [aFile({ name: 'good.csv' })], error: { code: 'workbook_damaged', params: { file: 'bad.xlsx', detail: 'no directory' } } }),
    });
    await choose(csv('good.csv'), csv('bad.xlsx'));
    const note = await screen.findByRole('alert');
    expect(note.textContent).toContain('bad.xlsx is damaged');
    expect(note.textContent).toContain('Nothing was stored');
    await user.click(within(note).getByRole('button', { name: 'Leave out bad.xlsx' }));
    await waitFor(() => expect(sentTo('intake.preview').at(-1)).toMatchObject({ uploadIds: ['upload-1'] }));
  });

  it('is still there after a look at the imports', async () => {
    const { user } = show({ imports: [anImport(1)] });
    await choose(csv());
    await screen.findByRole('heading', { name: 'Preview' });
    await user.click(screen.getByRole('button', { name: /Back to imports/ }));
    await user.click(await screen.findByRole('button', { name: /Back to the preview of 1 file/ }));
    await screen.findByRole('heading', { name: 'Preview' });
  });

  it('reads a country by its name in either language', async () => {
    const { user, sentTo } = show({}, 'zh-CN');
    await choose(csv());
    await user.type(await screen.findByLabelText('收件国家'), '英国');
    await screen.findByText('认得');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(sentTo('intake.start')).toMatchObject([{ options: { country: 'GB' } }]));
  });
});
