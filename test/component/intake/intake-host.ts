import type { ConsoleEvent } from '../../../shared/contract/events.ts';
import type { ImportDto } from '../../../shared/contract/intake.contract.ts';
import type { SessionStatusDto } from '../../../shared/contract/session.contract.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { FilePreview, Preview } from '../../../renderer/features/intake/api/use-file-preview.ts';
import type { WaitingRow } from '../../../renderer/features/intake/api/use-waiting-rows.ts';
import type { ConsoleHost } from '../../../renderer/transport/console-context.ts';
import { queueHost } from '../fake-host.ts';

export const anImport = (n: number, change: Partial<ImportDto> = {}): ImportDto => ({
  importId: `import-${n}`,
  fileName: `orders-${n}.csv`,
  preset: null,
  state: 'done',
  startedAt: Date.now() - 60_000 * n,
  finishedAt: Date.now() - 59_000 * n,
  bytesRead: 1000,
  bytesTotal: 1000,
  rows: 1234,
  orders: 400,
  lines: 1230,
  created: 390,
  unchanged: 10,
  stockLevels: 0,
  products: 0,
  setAside: 0,
  exceptions: 7,
  recognised: {},
  error: null,
  ...change,
});

export const aFile = (change: Partial<FilePreview> = {}): FilePreview => ({
  name: 'orders.csv',
  bytes: 2048,
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ',',
  presets: [{ id: 'generic', score: 0.8 }],
  columns: [
    { header: 'Order', field: 'orderNo', samples: ['A-1', 'A-2'] },
    { header: 'Qty', field: 'quantity', samples: ['2'] },
    { header: 'Colour of box', field: null, samples: ['<b>red</b>'] },
  ],
  rows: [['A-1', '2', '<b>red</b>']],
  warnings: [],
  ...change,
});

export const aWaitingRow = (n: number, change: Partial<WaitingRow> = {}): WaitingRow => ({
  id: `row-${n}`,
  importId: 'import-1',
  file: 'orders.csv',
  row: n,
  column: 'Qty',
  reason: 'bad_number',
  params: { orderNo: `A-${n}`, value: `x${n}` },
  cells: [
    ['Order', `A-${n}`],
    ['Qty', `x${n}`],
    ['Note', ''],
  ],
  state: 'waiting',
  edit: null,
  ...change,
});

interface IntakeHostInput {
  readonly status: SessionStatusDto;
  readonly imports?: readonly ImportDto[];
  readonly waiting?: readonly WaitingRow[];
  /** What is said of a quantity waits for this. */
  readonly beforeCheck?: (quantity: string) => Promise<void>;
  readonly preview?: (options: { readonly mapping: Readonly<Record<string, string>> | null }) => Preview;
}

/** An intake in memory behind the contract. A quantity of digits is taken in; any other is still doubtful. */
export const intakeHost = ({
  status,
  imports: first = [],
  waiting: rows = [],
  beforeCheck,
  preview = () => ({ files: [aFile()], error: null }),
}: IntakeHostInput) => {
  let imports = first;
  let waiting = rows;
  const sent: { readonly name: string; readonly input: unknown }[] = [];
  const listeners = new Set<(event: ConsoleEvent) => void>();
  const tell = (event: ConsoleEvent) => {
    for (const listener of listeners) listener(event);
  };
  const change = (row: WaitingRow) => {
    waiting = waiting.map((one) => (one.id === row.id ? row : one));
  };
  const write = <I>(name: string, answer: (input: I) => ReturnType<typeof ok> | ReturnType<typeof err>) => ({
    [name]: (input: never) => {
      sent.push({ name, input });
      return answer(input as I) as never;
    },
  });
  const { host: shell } = queueHost({
    status,
    rows: [],
    answers: {
      ...write('intake.imports', () => ok({ imports })),
      ...write<{ importId: string | null; offset?: number; limit?: number }>('intake.setAside', ({ importId, offset = 0, limit = 100 }) => {
        const of = waiting
          .filter((row) => (importId ?? null) === null || row.importId === importId)
          .toSorted((a, b) => (a.reason < b.reason ? -1 : a.reason > b.reason ? 1 : 0));
        const reasons = Object.fromEntries([...Map.groupBy(of, (row) => row.reason)].map(([reason, { length }]) => [reason, length]));
        return ok({ rows: of.slice(offset, offset + limit), total: of.length, reasons });
      }),
      ...write('intake.presets', () =>
        ok({
          presets: [{ id: 'generic', joins: false }],
          fields: ['orderNo', 'sku', 'quantity', 'buyerNote'].map((id) => ({ id, required: id === 'orderNo' })),
        }),
      ),
      ...write<{ size: number }>('intake.beginUpload', () => ok({ uploadId: `upload-${sent.filter(({ name }) => name === 'intake.beginUpload').length}` })),
      ...write<{ offset: number; base64: string }>('intake.appendUpload', ({ offset, base64 }) => ok({ received: offset + atob(base64).length })),
      ...write<{ options: { mapping: Record<string, string> | null } }>('intake.preview', ({ options }) => ok(preview(options))),
      ...write('intake.start', () => {
        imports = [anImport(0, { importId: 'import-new', fileName: 'orders.csv', state: 'reading', bytesRead: 0, rows: 0, finishedAt: null }), ...imports];
        return ok({ importId: 'import-new' });
      }),
      ...write('intake.cancel', () => err({ code: 'import_not_running' })),
      ...write<{ id: string; cells: [string, string][] | null }>('intake.keepTyped', ({ id, cells }) => {
        const row = waiting.find((one) => one.id === id);
        if (row === undefined) return err({ code: 'row_already_settled' });
        change({ ...row, edit: cells === null ? null : { cells, doubt: row.edit?.doubt ?? null } });
        return ok({});
      }),
      ...write<{ id: string; cells: [string, string][] }>('intake.check', ({ id, cells }) => {
        const quantity = cells.find(([header]) => header === 'Qty')?.[1] ?? '';
        const row = waiting.find((one) => one.id === id);
        if (row === undefined) return err({ code: 'row_not_found' });
        const doubts = /^\d+$/.test(quantity) ? [] : [{ column: 'Qty', reason: 'bad_number', params: { ...row.params, value: quantity } }];
        const said = ok({ doubts });
        // The client waits for what it is given, and what is given may come later.
        return beforeCheck === undefined ? said : (beforeCheck(quantity).then(() => said) as never);
      }),
      ...write<{ id: string; cells: [string, string][] }>('intake.mend', ({ id, cells }) => {
        const row = waiting.find((one) => one.id === id);
        if (row === undefined) return err({ code: 'row_not_found' });
        const quantity = cells.find(([header]) => header === 'Qty')?.[1] ?? '';
        if (!/^\d+$/.test(quantity)) {
          const { column, reason, params } = row;
          change({ ...row, edit: { cells, doubt: { column, reason, params: { ...params, value: quantity } } } });
          return ok({ takenIn: false, row: waiting.find((one) => one.id === id) ?? null });
        }
        waiting = waiting.filter((one) => one.id !== id);
        return ok({ takenIn: true, row: null });
      }),
      ...write<{ ids: string[] }>('intake.discard', ({ ids }) => {
        waiting = waiting.filter(({ id }) => !ids.includes(id));
        return ok({ discarded: ids.length });
      }),
    },
  });
  const host: ConsoleHost = {
    client: shell.client,
    subscribe: (listener) => {
      const leave = shell.subscribe(listener);
      listeners.add(listener);
      return () => {
        leave();
        listeners.delete(listener);
      };
    },
  };
  return {
    host,
    sentTo: (name: string) => sent.filter((one) => one.name === name).map(({ input }) => input),
    progress: (one: ImportDto) => {
      imports = imports.map((known) => (known.importId === one.importId ? one : known));
      tell({ name: 'importProgress', payload: { ...one } });
    },
  };
};
