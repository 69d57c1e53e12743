/* oxlint-disable vitest/no-conditional-expect -- Windows has no modes */
import { existsSync, readFileSync, statSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFileUploads } from '../../electron/host/adapters/spool/file-uploads.ts';
import type { Uploads } from '../../shared/core/ports/uploads.ts';
import { createCountingIds } from '../fakes/counting-ids.ts';
import { createMemoryUploads } from '../fakes/memory-uploads.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

interface Rig {
  readonly uploads: Uploads;
  readonly content: (id: string) => Uint8Array;
  readonly pass: (ms: number) => void;
}
const rig = (create: (nextId: () => string, now: () => number) => Pick<Rig, 'uploads' | 'content'>): Rig => {
  let now = Date.now();
  return { ...create(createCountingIds().next, () => now), pass: (ms) => void (now += ms) };
};
const rigs: readonly (readonly [string, () => Rig])[] = [
  [
    'in memory',
    () =>
      rig((nextId, now) => {
        const uploads = createMemoryUploads(nextId, now);
        return { uploads, content: (id) => uploads.content(id) ?? new Uint8Array() };
      }),
  ],
  [
    'files',
    () =>
      rig((nextId, now) => {
        const uploads = createFileUploads(tempFolder(), nextId, now);
        return { uploads, content: (id) => new Uint8Array(readFileSync(uploads.find(id)?.path ?? '')) };
      }),
  ],
];
const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

describe.each(rigs)('uploads: %s', (_, open) => {
  it('put the pieces together, however the file is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 6 }), (pieces) => {
        const { uploads, content } = open();
        const whole = pieces.flatMap((piece) => [...piece]);
        const id = uploads.begin('orders.csv', whole.length);
        let at = 0;
        for (const piece of pieces) expect(uploads.append(id, at, piece)).toBe((at += piece.length));
        expect(uploads.find(id)).toMatchObject({ name: 'orders.csv', bytes: whole.length, complete: true });
        expect([...content(id)]).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });
  it('take no piece that leaves a hole, comes again, or is more than was announced', () => {
    const { uploads, content } = open();
    const id = uploads.begin('a.csv', 4);
    expect(uploads.append(id, 0, bytes(1, 2))).toBe(2);
    expect([
      uploads.append(id, 3, bytes(9)),
      uploads.append(id, 0, bytes(9, 9)),
      uploads.append(id, 2, bytes(3, 4, 5)),
      uploads.append('nobody', 0, bytes(1)),
    ]).toEqual([null, null, null, null]);
    expect(uploads.find(id)).toMatchObject({ bytes: 2, complete: false });
    expect(uploads.append(id, 2, bytes(3, 4))).toBe(4);
    expect([...content(id)]).toEqual([1, 2, 3, 4]);
  });
  it('take nothing of a file that is larger than any import', () => {
    const { uploads } = open();
    const id = uploads.begin('huge.csv', 1024 ** 3 + 1);
    expect(uploads.append(id, 0, bytes(1))).toBeNull();
  });
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['/abs/订单.csv', '订单.csv'],
    ['C:\\fakepath\\orders.xlsx', 'orders.xlsx'],
    ['plain.csv', 'plain.csv'],
  ])('keep of the name %j only %j, to be shown', (sent, shown) => {
    const { uploads } = open();
    expect(uploads.find(uploads.begin(sent, 0))?.name).toBe(shown);
  });
  it('are gone when discarded, and discarding twice is no harm', () => {
    const { uploads } = open();
    const [id, other] = [uploads.begin('a', 1), uploads.begin('b', 0)];
    uploads.discard(id);
    uploads.discard(id);
    expect([uploads.find(id), uploads.append(id, 0, bytes(1)), uploads.find(other)?.complete]).toEqual([null, null, true]);
  });
  it('not used within a day are thrown away', () => {
    const { uploads, pass } = open();
    const old = uploads.begin('old.csv', 1);
    const path = uploads.find(old)?.path ?? '';
    pass(23 * 3_600_000);
    const young = uploads.begin('young.csv', 1);
    pass(2 * 3_600_000);
    uploads.begin('next.csv', 1);
    expect([uploads.find(old), uploads.find(young)?.name, existsSync(path)]).toEqual([null, 'young.csv', false]);
  });
});

it('a file lies under an id of ours, in the spool folder, readable by nobody else', () => {
  const folder = tempFolder();
  const uploads = createFileUploads(folder, createCountingIds().next, Date.now);
  const path = uploads.find(uploads.begin('../x/../../订单.XLSX', 1))?.path ?? '';
  expect(path).toMatch(new RegExp(`^${folder}/[0-9a-f-]{36}\\.xlsx$`, 'u'));
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
});
it('what the last start left behind is thrown away after a day', () => {
  const folder = tempFolder();
  const left = createFileUploads(folder, createCountingIds().next, Date.now);
  const path = left.find(left.begin('a.csv', 1))?.path ?? '';
  createFileUploads(folder, createCountingIds().next, Date.now);
  expect(existsSync(path)).toBe(true);
  createFileUploads(folder, createCountingIds().next, () => Date.now() + 25 * 3_600_000);
  expect(existsSync(path)).toBe(false);
});
