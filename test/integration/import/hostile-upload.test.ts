import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeHost } from '../../../electron/host/compose.ts';
import type { Host } from '../../../electron/host/host.ts';
import { uploadFiles } from '../../../renderer/lib/upload.ts';
import { createClient } from '../../../shared/contract/create-client.ts';
import type { Client, Reply } from '../../../shared/contract/define-contract.ts';
import { contract, type AppContract } from '../../../shared/contract/index.ts';
import type { ImportDto } from '../../../shared/contract/intake.contract.ts';
import { createWireCall } from '../../../shared/contract/wire.ts';
import { MOST_UPLOAD_BYTES } from '../../../shared/core/ports/uploads.ts';
import { callOverLoopback } from '../../fixtures/http/both-transports.ts';
import { csvOf } from '../../fixtures/import/drafts.ts';
import { encode } from '../../fixtures/import/encode.ts';
import { sheetXml, workbookParts, zipFile } from '../../fixtures/import/zip-file.ts';

/*
 * Files nobody should send, by the way a window sends them: in pieces over loopback HTTP, past rights and limits, into a host that is whole. Each
 * ends with a name for what it is, or with the rows that could be read and the others on the mending list; and the host goes on.
 */

interface Hostile {
  readonly what: string;
  readonly name: string;
  readonly content: string | Buffer;
  /** The named refusal of the file, or how many orders came in and why rows were set aside. */
  readonly refused?: string;
  readonly created?: number;
  readonly reasons?: Readonly<Record<string, number>>;
}

const HEADER = ['Order Number', 'SKU', 'Quantity', 'Recipient Name', 'Address'];
let numbers = 0;
const row = (more: Readonly<Record<number, string>> = {}): string[] =>
  [`H-${(numbers += 1)}`, 'A-1', '2', 'Ann', '1 High St'].map((cell, at) => more[at] ?? cell);
const workbook = (rows: readonly (readonly string[])[]) => workbookParts(sheetXml(rows));
const chinese = (): string => csvOf([row({ 3: '王小明收', 4: '浙江省杭州市西湖区文三路一百号' })]);
const MARKUP = '<script>globalThis.ran = 1</script><img src=x onerror=alert(1)>';

const FILES: readonly Hostile[] = [
  { what: 'nothing at all', name: 'empty.csv', content: '', refused: 'empty_file' },
  { what: 'a PDF under the name of a table', name: 'paper.csv', content: '%PDF-1.7\n1 0 obj', refused: 'not_a_table' },
  { what: 'a page that calls itself a workbook', name: 'page.xls', content: '<html><table><tr><td>1</td></tr></table></html>', refused: 'not_a_table' },
  {
    what: 'a zip bomb',
    name: 'bomb.xlsx',
    content: zipFile([...workbook([HEADER, row()]), { name: 'xl/media/zeros', content: Buffer.alloc(50_000_000) }]),
    refused: 'workbook_suspicious',
  },
  { what: 'half a workbook', name: 'cut.xlsx', content: zipFile(workbook([HEADER, row()])).subarray(0, 200), refused: 'workbook_damaged' },
  {
    what: 'a workbook with macros',
    name: 'macros.xlsm',
    content: zipFile([...workbook([HEADER, row()]), { name: 'xl/vbaProject.bin', content: 'Sub Auto_Open' }]),
    created: 1,
  },
  {
    what: 'formulas, with a result and without',
    name: 'formulas.xlsx',
    content: zipFile(workbook([HEADER, row({ 2: '<c><f>1+1</f><v>2</v></c>' }), row({ 2: '<c><f>1+1</f></c>' })])),
    created: 1,
    reasons: { formula_without_value: 1 },
  },
  { what: 'a hundred thousand columns', name: 'wide.csv', content: `${'column,'.repeat(100_000)}\n1,2,3\n`, refused: 'too_many_columns' },
  {
    what: 'headers named after object internals',
    name: 'internals.csv',
    content: csvOf([
      [...HEADER, '__proto__', 'constructor', 'toString'],
      [...row(), 'x', 'y', 'z'],
      [...row({ 2: 'none' }), 'p', 'c', 't'],
    ]),
    created: 1,
    reasons: { bad_number: 1 },
  },
  {
    what: 'UTF-8 that goes on in GB18030',
    name: 'mixed.csv',
    content: Buffer.concat([
      Buffer.from(csvOf([HEADER])),
      ...Array.from({ length: 30 }, () => Buffer.from(chinese())),
      Buffer.from(encode(chinese(), 'gb18030')),
    ]),
    created: 30,
    reasons: { broken_characters: 1 },
  },
  {
    what: 'half an emoji',
    name: 'half.csv',
    content: Buffer.concat([Buffer.from(`${HEADER.join()}\n${row().join()}\nH-half,A-1,1,Bo`), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from(',2 Low St\n')]),
    created: 1,
    reasons: { broken_characters: 1 },
  },
  { what: 'a NUL byte in a cell', name: 'nul.csv', content: csvOf([HEADER, row(), row({ 1: 'A\0B' })]), created: 1, reasons: { nul_byte: 1 } },
  {
    what: 'a quote that never closes',
    name: 'quote.csv',
    content: `${HEADER.join()}\n${row().join()}\nH-open,A-1,1,"Bo,2 Low St\n${row().join()}\n`,
    created: 2,
    reasons: { unclosed_quote: 1 },
  },
  { what: 'markup where a name stands', name: `"><img src=x onerror=alert(1)>.csv`, content: csvOf([HEADER, row({ 3: MARKUP, 4: MARKUP })]), created: 1 },
];

const the = async <T>(reply: Promise<Reply<T>>): Promise<T> => {
  const said = await reply;
  if (!said.ok) throw new Error(`refused: ${JSON.stringify(said.error)}`);
  return said.value;
};

describe('a hostile file over the window’s own door', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hostile-upload-'));
  let host: Host;
  let close: () => Promise<void>;
  let client: Client<AppContract>;

  beforeAll(async () => {
    const programFolder = path.resolve(import.meta.dirname, '../../..');
    host = await composeHost({ dataFolder: folder, programFolder, shell: 'serve', sample: true, samplePlan: { orders: 110, seed: 2 }, withoutTraining: true });
    const door = await callOverLoopback(createWireCall(host.dispatch));
    ({ close } = door);
    client = createClient(contract, door.call);
    const { people } = await the(client.session.status({}));
    const supervisor = people.find(({ roles }) => roles.includes('supervisor'));
    await the(client.session.signInPin({ userId: supervisor?.id ?? '', pin: '246810' }));
  }, 90_000);
  afterAll(async () => {
    await close();
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const takeIn = async ({ name, content }: Hostile): Promise<ImportDto> => {
    const uploadIds = await the(uploadFiles(client, [new File([new Uint8Array(Buffer.from(content))], name)]));
    const { importId } = await the(client.intake.start({ uploadIds: [...uploadIds] }));
    const ended = async () => (await the(client.intake.imports({}))).imports.find((one) => one.importId === importId && one.finishedAt !== null);
    await expect.poll(ended, { timeout: 60_000 }).toBeDefined();
    return (await ended()) as ImportDto;
  };

  it.each(FILES.map((file) => [file.what, file] as const))('%s', { timeout: 120_000 }, async (_, file) => {
    const taken = await takeIn(file);
    expect(taken).toMatchObject(
      file.refused === undefined
        ? { state: 'done', error: null, created: file.created, fileName: file.name }
        : { state: 'failed', error: { code: file.refused }, created: 0 },
    );
    const { reasons } = await the(client.intake.setAside({ importId: taken.importId }));
    expect(reasons).toEqual(file.reasons ?? {});
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('of more than 1 GB is refused by name before a byte of it is sent', async () => {
    const file = new File(['Order Number\n'], 'year.csv');
    Object.defineProperty(file, 'size', { value: MOST_UPLOAD_BYTES + 1 });
    const sent: number[] = [];
    const reply = await uploadFiles(client, [file], { onProgress: (bytes) => sent.push(bytes) });
    expect([reply, sent]).toEqual([{ ok: false, error: { code: 'file_too_large', params: { file: 'year.csv', bytes: MOST_UPLOAD_BYTES + 1 } } }, []]);
  });

  it('that is more than was announced, or comes in other places than its own, ends there', async () => {
    const { uploadId } = await the(client.intake.beginUpload({ name: 'more.csv', size: 4 }));
    expect(await client.intake.appendUpload({ uploadId, offset: 2, base64: 'YWE=' })).toMatchObject({ ok: false });
    expect(await client.intake.appendUpload({ uploadId, offset: 0, base64: Buffer.from('a,b,c,d\n').toString('base64') })).toMatchObject({ ok: false });
  });
});
