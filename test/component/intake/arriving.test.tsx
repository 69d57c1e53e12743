import { act, createEvent, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { PEOPLE, statusOf } from '../../../renderer/gallery/fake-host.ts';
import { renderApp } from '../render-app.tsx';
import { aFile, anImport, intakeHost } from './intake-host.ts';

const [clerk, , packer] = PEOPLE;
if (clerk === undefined || packer === undefined) throw new Error('the fake host has too few people');

const show = (input: Omit<Parameters<typeof intakeHost>[0], 'status'> = {}, who = clerk) => {
  const status = statusOf('signed_in', who);
  const intake = intakeHost({ status, ...input });
  return { ...renderApp(status, { host: intake.host }), ...intake };
};
const csv = () => new File(['Order,Qty\nA-1,2\n'], 'orders.csv', { type: 'text/csv' });

/** A drag over the window, as a browser tells of it. Answers whether the program took it. */
const drag = (kind: 'dragOver' | 'drop', dataTransfer: object, target: Element = document.body): boolean => {
  const event = createEvent[kind](target, { dataTransfer });
  act(() => void target.dispatchEvent(event));
  return event.defaultPrevented;
};
const ofFile = () => ({ types: ['Files'], files: [csv()], dropEffect: '' });

// jsdom does no layout and has no such method.
Element.prototype.scrollIntoView = () => undefined;

beforeEach(() => {
  localStorage.clear();
  location.hash = '#/settings';
});

describe('a file dropped anywhere', () => {
  it('is brought to the intake and looked at', async () => {
    show();
    await screen.findByRole('heading', { name: 'Settings', level: 1 });
    expect(drag('dragOver', ofFile())).toBe(true);
    await screen.findByText('Drop to preview; nothing is taken in yet');
    expect(drag('drop', ofFile())).toBe(true);
    await screen.findByRole('heading', { name: 'Preview' });
    expect(screen.queryByText('Drop to preview; nothing is taken in yet')).toBeNull();
  });

  it('is caught where nobody may import, so that no browser leaves the console for it, and says why', async () => {
    const { sentTo } = show({}, packer);
    await screen.findByRole('heading', { name: 'Settings', level: 1 });
    expect(drag('dragOver', ofFile())).toBe(true);
    await screen.findByText(/Your role may not import/);
    expect(drag('drop', ofFile())).toBe(true);
    expect(location.hash).toBe('#/settings');
    expect(sentTo('intake.beginUpload')).toEqual([]);
  });

  it('leaves alone what is no file', async () => {
    show();
    await screen.findByRole('heading', { name: 'Settings', level: 1 });
    expect(drag('dragOver', { types: ['text/plain'], files: [] })).toBe(false);
  });
});

describe('a field dragged onto a column', () => {
  const unknown = aFile({
    presets: [],
    columns: [
      { header: 'Ref', field: null, samples: ['A-1'] },
      { header: 'N', field: null, samples: ['2'] },
    ],
    warnings: [{ code: 'importError.unknown_layout', params: { file: 'orders.csv', headers: 'Ref, N' } }],
  });
  it('is what the column means, and leaves the shelf', async () => {
    location.hash = '#/intake';
    show({
      preview: ({ mapping }) => ({
        files: [
          mapping === null
            ? unknown
            : { ...unknown, warnings: [], columns: unknown.columns.map((column) => ({ ...column, field: mapping[column.header] ?? null })) },
        ],
        error: null,
      }),
    });
    fireEvent.change(await screen.findByTestId('intake-files'), { target: { files: [csv()] } });
    const field = (await screen.findByText('Order number', { selector: '.shelf-field' })) as HTMLElement;
    const carried = new Map<string, string>();
    const dataTransfer = {
      effectAllowed: '',
      setData: (type: string, value: string) => void carried.set(type, value),
      getData: (type: string) => carried.get(type) ?? '',
      get types() {
        return [...carried.keys()];
      },
    };
    fireEvent.dragStart(field, { dataTransfer });
    const column = screen.getByRole('rowheader', { name: 'Ref' });
    expect(drag('dragOver', dataTransfer, column)).toBe(true);
    expect(drag('drop', dataTransfer, column)).toBe(true);
    await screen.findByText('as you chose');
    await waitFor(() => expect(screen.queryByText('Order number', { selector: '.shelf-field' })).toBeNull());
  });
});

describe('an import that is left', () => {
  it('goes on in the background and is found in the status bar until it is done', async () => {
    location.hash = '#/intake';
    const running = anImport(1, { state: 'reading', startedAt: Date.now() - 10_000, finishedAt: null, bytesRead: 620, rows: 5 });
    const { user, progress } = show({ imports: [running] });
    await user.click(await screen.findByRole('button', { name: 'Go on in background' }));
    await waitFor(() => expect(location.hash).toBe('#/queue'));
    act(() => progress(running));
    const link = await screen.findByRole('link', { name: 'Importing, 62%' });
    expect(link.getAttribute('href')).toContain('/intake');
    act(() => progress({ ...running, state: 'done', bytesRead: 1000 }));
    await waitFor(() => expect(screen.queryByRole('link', { name: /^Importing/ })).toBeNull());
  });
});
