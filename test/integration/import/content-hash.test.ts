import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { contentHash } from '../../../electron/host/adapters/files/content-hash.ts';
import { DEFAULT_LIMITS } from '../../../shared/core/import/limits.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'content-hash-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const nobody = new AbortController().signal;
/** A file of this size that takes no room: behind `head` there is nothing. */
const sparse = (name: string, head: string, bytes: number): string => {
  const file = path.join(folder, name);
  const handle = openSync(file, 'w');
  writeSync(handle, head);
  ftruncateSync(handle, bytes);
  closeSync(handle);
  return file;
};
const GB = 1024 ** 3;
const rows = 'order number,sku\n'.concat('A-1,B\n'.repeat(20_000));

describe('the content of files', () => {
  it('is the same text for the same bytes, whatever they are called', async () => {
    const [a, b, c] = ['a.csv', 'b.csv', 'c.csv'].map((name) => path.join(folder, name));
    writeFileSync(a ?? '', 'x,y\n1,2\n');
    writeFileSync(b ?? '', 'x,y\n1,2\n');
    writeFileSync(c ?? '', 'x,y\n1,3\n');
    const [one, other, third] = await Promise.all([a, b, c].map((file) => contentHash([file ?? ''], DEFAULT_LIMITS, nobody)));
    expect([one === other, one === third]).toEqual([true, false]);
  });

  it('is left unread by who cancels', async () => {
    const long = sparse('long.csv', rows, GB);
    const cancel = new AbortController();
    const hashing = contentHash([long], DEFAULT_LIMITS, cancel.signal);
    setImmediate(() => cancel.abort());
    await expect(hashing).rejects.toMatchObject({ error: { code: 'cancelled' } });
  });

  it.each([
    ['what is no table', sparse('nothing.csv', '', GB), 'not_a_table'],
    ['what is too large', sparse('large.csv', rows, 5 * GB), 'file_too_large'],
    ['a workbook that is too large', sparse('large.xlsx', 'PK\u0003\u0004', GB), 'file_too_large'],
  ])('is refused at sight for %s', async (_, file, code) => {
    await expect(contentHash([file], DEFAULT_LIMITS, nobody)).rejects.toMatchObject({ error: { code, params: { file: path.basename(file) } } });
  });

  it('is refused for too many rows while nothing is stored yet; breaks inside cells, and bytes of other characters, are no rows', async () => {
    const limits = { ...DEFAULT_LIMITS, rows: 100, headerSearchRows: 2 };
    const outcome = async (name: string, content: string | Buffer): Promise<unknown> => {
      const file = path.join(folder, name);
      writeFileSync(file, content);
      return contentHash([file], limits, nobody).then(
        () => 'hashed',
        (thrown: { readonly error?: { readonly code: string } }) => thrown.error?.code,
      );
    };
    expect(await outcome('many.csv', 'a,b\n'.repeat(103))).toBe('too_many_rows');
    expect(await outcome('just.csv', 'a,b\n'.repeat(102))).toBe('hashed');
    expect(await outcome('breaks.csv', 'a,"b\nb ""c""\n"\n'.repeat(60))).toBe('hashed');
    expect(await outcome('wide.csv', Buffer.from(`\uFEFF${'上,海'.repeat(200)}`, 'utf16le'))).toBe('hashed');
  });
});
