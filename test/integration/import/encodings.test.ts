import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { createEncodingDetector } from '../../../electron/host/adapters/files/detect-encoding.ts';
import { csvOf, readDrafts, writeTable } from '../../fixtures/import/drafts.ts';
import { encode, ENCODINGS, isGbCharacter } from '../../fixtures/import/encode.ts';
import type { Encoding } from '../../fixtures/import/encode.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';

const HEADER = ['订单号', '商家编码', '数量', '收货人', '收货地址', '买家留言'];
const han = fc.string({ unit: fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code)), minLength: 2, maxLength: 12 });
const note = fc.string({
  unit: fc.oneof(
    han.map((text) => text.charAt(0)),
    fc.constantFrom('a', 'Z', '9', ',', ';', '"', '\n', ' ', '|', '\t', '，', '“', '—'),
  ),
  maxLength: 20,
});

const verdictOf = (bytes: Uint8Array): string => {
  const detector = createEncodingDetector();
  detector.look(bytes);
  return detector.verdict();
};

describe('encodings, delimiters and quoting', () => {
  it('a stray zero in a short file is a damaged character, not another encoding', () => {
    const text = 'order,name\n1,a\0b\n';
    expect(verdictOf(Buffer.from(text, 'latin1'))).toBe('utf-8');
    expect(verdictOf(encode('order,name\n1,ab\n', 'utf-16le'))).toBe('utf-16le');
  });

  it('make no difference to what is read', async () => {
    const folder = tempFolder();
    let file = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(han, han, note), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...ENCODINGS),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.boolean(),
        fc.constantFrom('\n', '\r\n'),
        async (people, encoding: Encoding, delimiter, quoteAll, newline) => {
          const rows = people.map(([name, address, text], index) => [`N${index}`, `A-${index}`, String(index + 1), name, address, text]);
          const quoted = (cell: string): string => (quoteAll || /[",;|\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
          const text = [HEADER, ...rows].map((row) => row.map(quoted).join(delimiter)).join(newline) + newline;
          fc.pre(encoding !== 'gb18030' || [...text].every(isGbCharacter));
          const path = writeTable(folder, `${file++}.csv`, encode(text, encoding));
          const { orders, setAside } = await readDrafts([path]);
          expect(setAside).toEqual([]);
          expect(
            orders.map(({ platformOrderNo, lines, recipient, buyerNote }) => [
              platformOrderNo,
              lines[0]?.sku,
              String(lines[0]?.quantity),
              recipient.name,
              recipient.detail,
              buyerNote,
            ]),
          ).toEqual(rows.map((row) => [...row.slice(0, 5), (row[5] ?? '').trim()]));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('tell UTF-16 without a mark and Chinese that comes late', async () => {
    const rows = csvOf([HEADER, ['1', 'A', '2', '王小明', '人民路 1 号', '']]);
    const bare = Buffer.from(rows, 'utf16le');
    expect((await readDrafts([writeTable(tempFolder(), 'bare.csv', bare)])).orders).toMatchObject([{ recipient: { name: '王小明' } }]);
    const late = Buffer.concat([
      Buffer.from(
        csvOf([
          ['Order Number', 'SKU', 'Quantity', 'Recipient', 'Address'],
          ...Array.from({ length: 40_000 }, (_, n) => [`N${n}`, 'A-1', '1', 'Ann', `${n} Street`]),
        ]),
      ),
      encode(csvOf([['LAST', 'A-1', '1', '王小明', '人民路']]), 'gb18030'),
    ]);
    expect((await readDrafts([writeTable(tempFolder(), 'late.csv', late)])).orders.at(-1)).toMatchObject({
      platformOrderNo: 'LAST',
      recipient: { name: '王小明' },
    });
  });

  it('tell Western letters from Chinese ones', () => {
    const verdict = (bytes: Buffer): string => {
      const detector = createEncodingDetector();
      detector.look(bytes);
      return detector.verdict();
    };
    expect(verdict(Buffer.from('Müller;Käse;Straße 5;Café\n', 'latin1'))).toBe('windows-1252');
    expect(verdict(encode('订单号,王小明,人民路\n', 'gb18030'))).toBe('gb18030');
    expect(verdict(Buffer.from('Müller,王小明\n'))).toBe('utf-8');
  });
});

describe('workbooks of another program', () => {
  it('are read as their CSV twin', async () => {
    const folder = tempFolder();
    const rows = Array.from({ length: 300 }, (_, n) => [`N${n % 7 === 0 ? n - 1 : n}`, `A-${n}`, n + 1, '王小明', '人民路 <1> & "2" 号', ' 备注\n二 ']);
    const path = join(folder, 'twin.xlsx');
    writeFileSync(path, await writeXlsx({ sheets: [{ name: '订单', rows: [HEADER, ...rows] }] }));
    const fromWorkbook = await readDrafts([path]);
    const fromText = await readDrafts([writeTable(folder, 'twin.csv', csvOf([HEADER, ...rows.map((row) => row.map(String))]))]);
    const bare = ({ orders }: Awaited<ReturnType<typeof readDrafts>>): unknown => orders.map((order) => ({ ...order, file: '' }));
    expect(fromWorkbook.setAside).toEqual([]);
    expect(fromWorkbook.orders.flatMap((order) => order.lines)).toHaveLength(300);
    expect(bare(fromWorkbook)).toEqual(bare(fromText));
  });

  it('keep their dates as wall time', async () => {
    const path = join(tempFolder(), 'dates.xlsx');
    const sheet = {
      name: 'S',
      rows: [
        ['Order Number', 'SKU', 'Quantity', 'Order Date'],
        ['1', 'A', 1, new Date(Date.UTC(2026, 2, 4, 5, 6, 7))],
      ],
    };
    writeFileSync(path, await writeXlsx({ sheets: [sheet] }));
    const { orders } = await readDrafts([path], { timeZone: 'Asia/Shanghai' });
    expect(orders[0]?.orderedAt).toBe(Date.UTC(2026, 2, 3, 21, 6, 7));
  });
});
