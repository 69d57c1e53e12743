import { mkdirSync, openSync, closeSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ImportRefused } from '../../../shared/core/ports/import-reader.ts';
import { csvOf, readDrafts, writeTable } from '../../fixtures/import/drafts.ts';
import { encode } from '../../fixtures/import/encode.ts';
import { sheetXml, workbookParts, zipFile } from '../../fixtures/import/zip-file.ts';
import type { ZipPart } from '../../fixtures/import/zip-file.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';

const HEADER = ['Order Number', 'SKU', 'Quantity', 'Recipient Name', 'Address'];
const good = (no: string): string[] => [no, 'A-1', '2', 'Ann', '1 High St'];
const refusal = async (name: string, content: string | Uint8Array): Promise<unknown> => {
  const path = writeTable(tempFolder(), name, content);
  return readDrafts([path]).then(
    () => null,
    (error: unknown) => (error instanceof ImportRefused ? error.error : error),
  );
};
const read = async (content: string | Uint8Array, name = 'orders.csv'): ReturnType<typeof readDrafts> => readDrafts([writeTable(tempFolder(), name, content)]);

describe('files that are no tables', () => {
  it.each([
    ['empty.csv', '', 'empty_file', undefined],
    ['blank.csv', '\n \n\t\n', 'empty_file', undefined],
    ['paper.csv', '%PDF-1.7\n1 0 obj', 'not_a_table', 'pdf'],
    ['photo.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'not_a_table', 'image'],
    ['packed.csv', Buffer.from([0x1f, 0x8b, 8, 0]), 'not_a_table', 'gzip'],
    ['page.xls', '<html><table><tr><td>订单编号</td></tr></table></html>', 'not_a_table', 'html'],
    ['old.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'not_a_table', 'xls'],
    [
      'secret.xlsx',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.from('EncryptedPackage', 'utf16le')]),
      'workbook_encrypted',
      undefined,
    ],
    ['zeros.csv', Buffer.alloc(5000), 'not_a_table', 'binary'],
    ['words.csv', 'dear sir,\nplease send the goods\n', 'unknown_layout', undefined],
  ])('%s', async (name, content, code, kind) => {
    expect(await refusal(name, content)).toMatchObject({ code, params: { file: name, ...(kind === undefined ? {} : { kind }) } });
  });

  it('a sparse file of ten gigabytes, at once', async () => {
    const path = join(tempFolder(), 'huge.csv');
    closeSync(openSync(path, 'w'));
    truncateSync(path, 10 * 1024 ** 3);
    const start = performance.now();
    await expect(readDrafts([path])).rejects.toBeInstanceOf(ImportRefused);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('a file beyond the limit by its size alone', async () => {
    const path = writeTable(tempFolder(), 'large.csv', csvOf([HEADER, good('1')]));
    await expect(readDrafts([path], { limits: { csvBytes: 20 } })).rejects.toMatchObject({ error: { code: 'file_too_large', params: { limitBytes: 20 } } });
  });

  it('more rows than allowed', async () => {
    const path = writeTable(tempFolder(), 'long.csv', csvOf([HEADER, good('1'), good('2'), good('3')]));
    await expect(readDrafts([path], { limits: { rows: 2 } })).rejects.toMatchObject({ error: { code: 'too_many_rows' } });
  });

  it('a million columns', async () => {
    expect(await refusal('wide.csv', `${'a,'.repeat(1_000_000)}\n1,2,3\n`)).toMatchObject({ code: 'too_many_columns' });
    expect(await refusal('wide.csv', `${'column,'.repeat(1_000_000)}\n1,2,3\n`)).toMatchObject({ code: 'too_many_columns' });
  });

  it('a folder without tables, a file that is not there', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'inner'));
    await expect(readDrafts([folder])).rejects.toMatchObject({ error: { code: 'empty_file' } });
    await expect(readDrafts([join(folder, 'gone.csv')])).rejects.toMatchObject({ error: { code: 'file_not_readable' } });
  });
});

describe('cells that are no text', () => {
  it('sets broken characters aside and takes the neighbours in', async () => {
    const bytes = Buffer.concat([
      Buffer.from(csvOf([HEADER, good('1')])),
      Buffer.from('2,A-1,2,王'),
      Buffer.from([0xe5, 0xb0]),
      Buffer.from(',路1号\n'),
      Buffer.from(csvOf([['3', 'A-1', '2', '李雷', '人民路 8 号 2 幢 301 室, 近公园']])),
    ]);
    const { orders, setAside } = await read(bytes);
    expect(orders.map((order) => order.platformOrderNo)).toEqual(['1', '3']);
    expect(setAside).toMatchObject([{ row: 3, column: 'Recipient Name', reason: 'broken_characters', params: { orderNo: '2' } }]);
  });

  const half = Buffer.from([0xed, 0xa0, 0x80]);
  it.each([
    ['among Chinese', '收货人', Buffer.concat([Buffer.from('王'), half, Buffer.from('明')]), '李雷'],
    ['as all there is beyond ASCII', 'Recipient Name', half, 'Bo'],
    ['both, each by itself', 'Recipient Name', Buffer.concat([half, Buffer.from([0xed, 0xb8, 0x80])]), 'Bo'],
  ])('sets aside half an emoji in UTF-8 and reads the rest as what it is: %s', async (_, column, name, other) => {
    const bytes = Buffer.concat([Buffer.from(`Order Number,SKU,Quantity,${column}\n1,A-1,2,`), name, Buffer.from(`\n2,A-1,1,${other}\n`)]);
    const { orders, setAside } = await read(bytes);
    expect(orders).toMatchObject([{ platformOrderNo: '2', recipient: { name: other } }]);
    expect(setAside).toMatchObject([{ row: 2, column, reason: 'broken_characters', params: { orderNo: '1' } }]);
  });

  it('takes no GB18030 for damaged UTF-8 because two of its characters look like half an emoji', async () => {
    const alike = Buffer.from([0xed, 0xa0, 0x81, 0x40]);
    const rows = encode(
      csvOf([
        ['订单号', '商家编码', '数量', '收货人'],
        ['1', 'A-1', '2', '王小明'],
      ]),
      'gb18030',
    );
    const { orders, setAside } = await read(Buffer.concat([rows, Buffer.from('2,A-1,1,'), alike, Buffer.from('\n')]));
    expect(orders).toMatchObject([{ recipient: { name: '王小明' } }, { recipient: { name: new TextDecoder('gb18030').decode(alike) } }]);
    expect(setAside).toEqual([]);
  });

  it('shows NUL bytes instead of swallowing them', async () => {
    const { orders, setAside } = await read(csvOf([HEADER, good('1'), ['2', 'A\0B', '1', 'Bo', '2 Low St']]));
    expect(orders).toHaveLength(1);
    expect(setAside).toMatchObject([{ row: 3, column: 'SKU', reason: 'nul_byte', params: { value: 'A␀B' } }]);
  });

  it('finds half a GB18030 character at the end of a file', async () => {
    const bytes = Buffer.concat([
      encode(
        csvOf([
          ['订单号', '商家编码', '数量', '收货人'],
          ['1', 'A-1', '2', '王小明'],
          ['2', 'A-1', '1', '李雷'],
        ]),
        'gb18030',
      ).subarray(0, -1),
      Buffer.from([0xc0]),
    ]);
    const { orders, setAside } = await read(bytes);
    expect(orders).toMatchObject([{ platformOrderNo: '1', recipient: { name: '王小明' } }]);
    expect(setAside).toMatchObject([{ column: '收货人', reason: 'broken_characters' }]);
  });

  it('says so when a file changes its encoding half way', async () => {
    const first = csvOf([['订单号', '商家编码', '数量', '收货人'], ...Array.from({ length: 30 }, (_, n) => [`U${n}`, 'A-1', '2', '王小明收'])]);
    const bytes = Buffer.concat([Buffer.from(first), encode(csvOf([['G1', 'A-1', '1', '李雷收货']]), 'gb18030')]);
    const { orders, setAside } = await read(bytes);
    expect(orders).toHaveLength(30);
    expect(setAside).toMatchObject([{ reason: 'broken_characters', params: { orderNo: 'G1' } }]);
  });

  it('says so too where the rest is GB18030, in which nearly all bytes mean something', async () => {
    const chinese = (no: string): string => csvOf([[no, 'A-1', '2', '王小明收']]);
    const header = csvOf([['订单号', '商家编码', '数量', '收货人']]);
    const bytes = Buffer.concat([
      encode(header + Array.from({ length: 30 }, (_, n) => chinese(`G${n}`)).join(''), 'gb18030'),
      Buffer.from(chinese('U1')),
      encode(chinese('G30'), 'gb18030'),
    ]);
    const { orders, setAside } = await read(bytes);
    expect(orders.map(({ platformOrderNo }) => platformOrderNo)).toEqual(Array.from({ length: 31 }, (_, n) => `G${n}`));
    expect(setAside).toMatchObject([{ row: 32, column: '收货人', reason: 'broken_characters', params: { orderNo: 'U1' } }]);
    expect(JSON.stringify(setAside)).toContain('小明收');
  });

  it('keeps an unclosed quote to its own line', async () => {
    const { orders, setAside } = await read(
      `${HEADER.join(',')}\n1,A-1,2,Ann,1 High St\n2,A-1,1,"Bo,2 Low St\n3,A-1,1,Cy,3 Mid St\n4,"B-2",1,"Di","4, Far St"\n`,
    );
    expect(orders.map((order) => order.platformOrderNo)).toEqual(['1', '3', '4']);
    expect(setAside).toMatchObject([{ row: 3, reason: 'unclosed_quote' }]);
    expect(orders.at(-1)?.recipient.detail).toBe('4, Far St');
  });

  it('does not hold a gigabyte for a quote that never closes', async () => {
    const lines = Array.from({ length: 60_000 }, (_, n) => `${n},A-1,1,Name ${n},${n} Long Street With A Long Name`);
    const { orders, setAside } = await read(`${HEADER.join(',')}\nX,A-1,1,"Open,0 St\n${lines.join('\n')}\n`);
    expect(setAside).toMatchObject([{ row: 2, reason: 'unclosed_quote' }]);
    expect(orders).toHaveLength(60_000);
  });

  it('marks lines and cells beyond the limit', async () => {
    const { orders, setAside } = await read(
      csvOf([HEADER, ['1', 'A-1', '1', 'x'.repeat(40_000), 'a'], good('2'), ['3', 'A-1', '1', 'y'.repeat(3_000_000), 'b'], good('4')]),
    );
    expect(orders.map((order) => order.platformOrderNo)).toEqual(['2', '4']);
    expect(setAside).toMatchObject([
      { row: 2, column: 'Recipient Name', reason: 'cell_too_long' },
      { row: 4, reason: 'line_too_long' },
    ]);
    expect(JSON.stringify(setAside).length).toBeLessThan(100_000);
  });

  it('sets a row with too many cells aside', async () => {
    const { orders, setAside } = await read(`${HEADER.join(',')}\n1,A-1,2,Ann,1 High St, Flat 2\n2,A-1,2,Ann,1 High St\n3,${'x,'.repeat(100_000)}\n`);
    expect(orders).toHaveLength(1);
    expect(setAside).toMatchObject([
      { row: 2, reason: 'extra_cells', params: { expected: 5, found: 6 } },
      { row: 4, reason: 'extra_cells' },
    ]);
  });

  it('takes headers named after object internals and markup as plain text', async () => {
    const { orders, setAside } = await read(
      csvOf([
        [...HEADER, '__proto__', 'constructor', 'toString'],
        [...good('1'), 'x', 'y', 'z'],
        ['2', '=HYPERLINK("http://x")', 'x', '<script>alert(1)</script>', 'a', 'p', 'c', 't'],
      ]),
    );
    expect(orders).toHaveLength(1);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    expect(setAside[0]?.raw).toContainEqual(['__proto__', 'p']);
    expect(setAside[0]?.raw).toContainEqual(['Recipient Name', '<script>alert(1)</script>']);
  });

  it('reads every kind of line end, even mixed', async () => {
    const { orders } = await read(`${HEADER.join(',')}\r\n1,A,1,Ann,"x"\n2,A,1,Bo,"y"\r\n3,A,1,"Cy",z`);
    expect(orders.map(({ platformOrderNo, recipient }) => [platformOrderNo, recipient.detail])).toEqual([
      ['1', 'x'],
      ['2', 'y'],
      ['3', 'z'],
    ]);
    expect((await read(`${HEADER.join(',')}\r1,A,1,Ann,x\r2,A,1,Bo,y\r`)).orders).toHaveLength(2);
    expect((await read(`sep=;\r\n${HEADER.join(';')}\r\n1;A;1;Ann;x, y\r\n`)).orders[0]?.recipient.detail).toBe('x, y');
  });
});

describe('workbooks', () => {
  const workbook = (parts: readonly ZipPart[]): Buffer => zipFile(parts);
  const honest = workbookParts(sheetXml([HEADER, good('1')]));

  it('reads one, whatever its name', async () => {
    expect((await read(workbook(honest), 'orders.csv')).orders).toMatchObject([{ platformOrderNo: '1', lines: [{ sku: 'A-1', quantity: 2 }] }]);
  });

  it.each([
    ['a path out of the archive', [{ name: '../../etc/passwd', content: 'x' }]],
    ['an absolute path', [{ name: '/etc/passwd', content: 'x' }]],
    ['a link', [{ name: 'xl/link', content: '/etc/passwd', unixMode: 0o120777 }]],
    ['an archive within', [{ name: 'xl/embeddings/inner.zip', content: 'x' }]],
    ['a part packed ten-thousandfold', [{ name: 'xl/media/zeros', content: Buffer.alloc(50_000_000) }]],
    [
      'overlapping parts',
      [
        { name: 'xl/media/a', content: 'abc' },
        { name: 'xl/media/b', content: 'abc', sameBytesAs: 6 },
      ],
    ],
    ['a part under one name twice', [{ name: 'xl/workbook.xml', content: '<workbook/>' }]],
    ['a strange packing', [{ name: 'xl/media/a', content: 'abc', method: 12 }]],
    ['201 parts', Array.from({ length: 201 }, (_, n) => ({ name: `xl/media/${n}`, content: 'x' }))],
  ] as readonly (readonly [string, readonly ZipPart[]])[])('refuses %s', async (_, parts) => {
    expect(await refusal('bomb.xlsx', workbook([...honest, ...parts]))).toMatchObject({ code: 'workbook_suspicious' });
  });

  it('stops a part that grows beyond what it claims', async () => {
    const packed = deflateRawSync(Buffer.alloc(40_000_000, 32));
    const lying = honest.map((part) => (part.name.endsWith('sheet1.xml') ? { name: part.name, packed, unpackedSize: 60_000 } : part));
    expect(await refusal('bomb.xlsx', workbook(lying))).toMatchObject({ code: 'workbook_suspicious' });
  });

  it('refuses a part that claims half a gigabyte', async () => {
    const claim = [{ name: 'xl/media/a', packed: Buffer.alloc(6_000_000, 1), unpackedSize: 560_000_000 }];
    expect(await refusal('bomb.xlsx', workbook([...honest, ...claim]))).toMatchObject({ code: 'workbook_too_large' });
  });

  it('refuses external entities', async () => {
    const sheet = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${sheetXml([HEADER, good('1')])}`;
    expect(await refusal('entity.xlsx', workbook(workbookParts(sheet)))).toMatchObject({ code: 'workbook_suspicious', params: { detail: 'document type' } });
  });

  it('refuses damage', async () => {
    const bytes = workbook(honest);
    expect(await refusal('cut.xlsx', bytes.subarray(0, bytes.length - 40))).toMatchObject({ code: 'workbook_damaged' });
    expect(await refusal('cut.xlsx', bytes.subarray(0, 100))).toMatchObject({ code: 'workbook_damaged' });
    expect(await refusal('other.xlsx', zipFile([{ name: 'readme.txt', content: 'hello' }]))).toMatchObject({ code: 'not_a_table', params: { kind: 'zip' } });
  });

  it('takes no cell for empty whose text is not in the file', async () => {
    const sheet = sheetXml([HEADER, good('1'), ['2', '<c t="s"><v>7</v></c>', '1', 'Bo', 'x']]);
    expect(await refusal('texts.xlsx', workbook(workbookParts(sheet)))).toMatchObject({
      code: 'workbook_damaged',
      params: { detail: 'a shared text is missing' },
    });
  });

  it('ignores macros and says so', async () => {
    const { orders, recognised } = await read(workbook([...honest, { name: 'xl/vbaProject.bin', content: 'Sub Auto_Open' }]), 'macros.xlsm');
    expect(orders).toHaveLength(1);
    expect(recognised.macros_ignored).toBe(1);
  });

  it('takes the stored result of a formula and misses none', async () => {
    const sheet = sheetXml([
      HEADER,
      ['1', 'A-1', '<c><f>1+1</f><v>2</v></c>', 'Ann', 'x'],
      ['2', 'A-1', '<c><f>1+1</f></c>', 'Bo', 'y'],
      ['3', '<c t="e"><v>#N/A</v></c>', '1', 'Cy', 'z'],
    ]);
    const { orders, setAside, recognised } = await read(workbook(workbookParts(sheet)));
    expect(orders).toMatchObject([{ platformOrderNo: '1', lines: [{ quantity: 2 }] }]);
    expect(recognised.formula_cell).toBe(1);
    expect(setAside).toMatchObject([
      { row: 3, column: 'Quantity', reason: 'formula_without_value' },
      { row: 4, column: 'SKU', reason: 'error_cell', params: { value: '#N/A' } },
    ]);
  });

  it('reads numbers, dates, shared texts and rich texts as a reader sees them', async () => {
    const sheet = sheetXml([
      [...HEADER, 'Order Date', 'Unit Price', 'Phone'],
      [
        '<c><v>1001</v></c>',
        '<c t="s"><v>0</v></c>',
        '<c><v>3.0</v></c>',
        '<c t="s"><v>1</v></c>',
        'x',
        '<c s="1"><v>45292.5</v></c>',
        '<c><v>2.5500000000000003</v></c>',
        '<c><v>13800138000</v></c>',
      ],
      ['<c><v>1.2345678901234568E+17</v></c>', 'A', '1', 'Bo', 'y', '', '', ''],
    ]);
    const shared = '<sst><si><t>A-1 </t></si><si><r><t>An</t></r><r><t>n</t></r><rPh sb="0" eb="1"><t>reading</t></rPh></si></sst>';
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>';
    const { orders, setAside } = await read(workbook(workbookParts(sheet, { shared, styles })));
    expect(orders).toMatchObject([
      {
        platformOrderNo: '1001',
        orderedAt: Date.UTC(2024, 0, 1, 4),
        recipient: { name: 'Ann', phone: '13800138000' },
        lines: [{ sku: 'A-1', quantity: 3, unitPrice: '2.55' }],
      },
    ]);
    expect(setAside).toMatchObject([{ row: 3, column: 'Order Number', reason: 'damaged_number' }]);
  });
});
