import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { samplesDir } from '../../fixtures/samples.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';

const main = path.resolve(import.meta.dirname, '../../../electron/host/cli/main.ts');

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command line as a user runs it: a process of its own, real SQLite, a data folder of the test's. */
const run = (data: string, args: readonly string[], input = ''): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, SIDEBAY_DATA: data }, stdio: ['pipe', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', (piece: Buffer) => void (out += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => void (err += piece.toString()));
    child.once('error', reject);
    child.once('exit', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });

const json = (ran: Ran): Record<string, unknown> => JSON.parse(ran.out) as Record<string, unknown>;
const lines = (ran: Ran): Record<string, unknown>[] =>
  ran.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const csv = (file: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true }).data;

const samples = samplesDir();

describe('batch checks over JSON Lines', () => {
  test('addresses of this country and others, each row by itself', async () => {
    const rows = [
      { id: 1, country: 'CN', text: '张三 13800138000 余杭区仓前街道听雨路12号 放门口' },
      { id: 2, text: '鼓楼区梧桐里8号' },
      { id: 3, country: 'CN', province: '广东省', city: '杭州市', district: '西湖区', detail: '望月巷3号' },
      { id: 4, country: 'CN', text: 'Tingyu Lu 12, Cangqian, Yuhang, Hangzhou, Zhejiang, China' },
      { id: 5, country: 'US', text: '88 Example Ave Apt 4, Portland, OR 04101' },
      { id: 6, country: 'Germany', addressLines: ['Beispielweg 3'], locality: 'Berlin', postalCode: '10115' },
      { id: 7 },
    ];
    const answers = lines(await run(tempFolder(), ['address', 'check'], rows.map((row) => JSON.stringify(row)).join('\n')));
    expect(answers).toMatchObject([
      {
        id: 1,
        status: 'ok',
        province: '浙江省',
        city: '杭州市',
        district: '余杭区',
        town: '仓前街道',
        adcode: '330110',
        detail: '听雨路12号',
        remark: '放门口',
        name: '张三',
        phone: '13800138000',
        suggestions: [{ adcode: '330110', rule: 'only_bearer' }],
      },
      { id: 2, status: 'ambiguous', adcode: '', suggestions: [{ confidence: null }, {}, {}, {}] },
      { id: 3, status: 'contradictory', suggestions: [{ province: '浙江省', district: '西湖区', rule: 'levels_agree' }, {}] },
      { id: 4, status: 'ok', district: '余杭区', adcode: '330110' },
      { id: 5, status: 'contradictory', addressLines: ['88 Example Ave Apt 4'], locality: 'Portland', administrativeArea: 'OR', postalCode: '04101' },
      { id: 6, status: 'ok', locality: 'Berlin', label: ['Beispielweg 3', '10115 Berlin'] },
      { id: 7, error: { code: 'bad_row' } },
    ]);
  });

  test.skipIf(samples === undefined)('phones, post codes and barcodes as published (skipped without the sample folder)', async () => {
    const data = tempFolder();
    const phones = csv(path.join(samples ?? '', 'phones/phone_numbers_by_region.csv'));
    const phoneAnswers = lines(
      await run(
        data,
        ['phone', 'check'],
        phones.map((row, id) => JSON.stringify({ id, region: row['region'], number: row['national_significant_number'] })).join('\n'),
      ),
    );
    expect(phoneAnswers.map((answer) => (answer['valid'] === true ? 'valid' : 'invalid'))).toEqual(phones.map((row) => row['expected']));
    const codes = csv(path.join(samples ?? '', 'addresses/postcodes.csv'));
    const codeAnswers = lines(
      await run(data, ['postcode', 'check'], codes.map((row, id) => JSON.stringify({ id, country: row['country'], code: row['postcode'] })).join('\n')),
    );
    expect(codeAnswers.map((answer) => (answer['valid'] === true ? 'valid' : 'invalid'))).toEqual(codes.map((row) => row['expected']));
    const barcodes = csv(path.join(samples ?? '', 'catalogue/openfoodfacts_barcodes.csv'));
    const barcodeAnswers = lines(await run(data, ['barcode', 'check'], barcodes.map((row, id) => JSON.stringify({ id, code: row['code'] })).join('\n')));
    expect(barcodeAnswers.map((answer) => (answer['valid'] === true ? 'valid' : 'invalid'))).toEqual(barcodes.map((row) => row['gtin']));
    expect(existsSync(path.join(data, 'sidebay.db'))).toBe(false);
  });

  test('a row that cannot be judged answers in its place, and the status stays 0', async () => {
    const ran = await run(
      tempFolder(),
      ['phone', 'check'],
      '{"id":"a","region":"CN","number":"13800138000"}\nnot json\n[1]\n{"id":"d"}\n{"id":"e","region":"CN","number":"1380013800"}\n',
    );
    expect(ran.code).toBe(0);
    const answers = lines(ran);
    expect(answers.map((answer) => answer['id'])).toEqual(['a', null, null, 'd', 'e']);
    expect(answers[0]).toMatchObject({ valid: true, type: 'mobile', e164: '+8613800138000' });
    expect(answers[1]?.['error']).toMatchObject({ code: 'bad_row' });
    expect(answers[3]?.['error']).toMatchObject({ code: 'bad_row' });
    expect(answers[4]).toMatchObject({ valid: false, e164: null });
  });

  test('an unknown command says so with status 64', async () => {
    expect(await run(tempFolder(), ['phone', 'call'])).toMatchObject({ code: 64, out: '' });
  });
});

describe('import, export and house-keeping', () => {
  test('a file is taken in once, a doubtful row is set aside, and an export opens no formula', async () => {
    const data = tempFolder();
    const file = path.join(data, 'orders.csv');
    mkdirSync(data, { recursive: true });
    writeFileSync(
      file,
      [
        'order number,sku,quantity,recipient name,phone,country,province,city,district,address',
        'A-1,X1,1,=HYPERLINK("http://evil"),13800138000,CN,浙江省,杭州市,余杭区,路',
        'A-2,X1,1.5,王小明,13800138001,CN,浙江省,杭州市,余杭区,听雨路1号',
        'A-3,X1,2,王伟,1380013800,CN,浙江省,杭州市,余杭区,听雨路1号',
      ].join('\n'),
    );
    const first = json(await run(data, ['import', file, '--json']));
    expect(first).toMatchObject({ files: 1, rows: 3, orders: 2, created: 2, unchanged: 0, reasons: { quantity_not_whole: 1 } });
    expect(first['setAside']).toEqual([{ file: 'orders.csv', row: 3, column: 'quantity', reason: 'quantity_not_whole' }]);
    const again = json(await run(data, ['import', file, '--json']));
    expect(again).toMatchObject({ created: 0, unchanged: 2 });
    const exported = await run(data, ['export', '--language', 'en']);
    expect(exported.code).toBe(0);
    for (const cell of Papa.parse<string[]>(exported.out.replace(/^\uFEFF/u, '')).data.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/u);
    expect(json(await run(data, ['journal', 'verify']))).toMatchObject({ whole: true });
  });

  test('a backup is made, the data changes, and the backup comes back with the present file kept aside', async () => {
    const data = tempFolder();
    const file = path.join(data, 'orders.csv');
    writeFileSync(file, 'order number,sku,quantity\nB-1,X1,1\n');
    await run(data, ['import', file, '--json']);
    const backup = json(await run(data, ['backup']));
    writeFileSync(file, 'order number,sku,quantity\nB-2,X1,1\n');
    expect(json(await run(data, ['import', file, '--json']))).toMatchObject({ created: 1 });
    const restored = await run(data, ['restore', String(backup['name'])]);
    expect(restored.code).toBe(0);
    expect(readdirSync(path.join(data, 'aside')).length).toBeGreaterThan(0);
    writeFileSync(file, 'order number,sku,quantity\nB-1,X1,1\nB-2,X1,1\n');
    expect(json(await run(data, ['import', file, '--json']))).toMatchObject({ created: 1, unchanged: 1 });
    expect(json(await run(data, ['journal', 'verify']))).toMatchObject({ whole: true });
  });

  test('a file that is no table is refused in words, with nothing stored', async () => {
    const data = tempFolder();
    const file = path.join(data, 'picture.csv');
    writeFileSync(file, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]));
    const ran = await run(data, ['import', file, '--json']);
    expect(ran.code).toBe(65);
    expect(json(ran)).toMatchObject({ created: 0, orders: 0, error: { code: 'not_a_table' }, state: 'failed' });
  });

  test('a file that is not there, and a folder without tables, are refused by name as well', async () => {
    const data = tempFolder();
    for (const [missing, code] of [
      [path.join(data, 'gone.csv'), 'file_not_readable'],
      [tempFolder(), 'empty_file'],
    ] as const) {
      const ran = await run(data, ['import', missing, '--json']);
      expect(ran.code).toBe(65);
      expect(json(ran)).toMatchObject({ created: 0, error: { code, params: { file: path.basename(missing) } }, state: 'failed' });
    }
  });

  test.skipIf(samples === undefined)('the online retail slice and Northwind come in whole (skipped without the sample folder)', async () => {
    const data = tempFolder();
    const retail = path.join(samples ?? '', 'orders/uci_online_retail_2010-12-01_05.csv');
    expect(json(await run(data, ['import', retail, '--json']))).toMatchObject({
      rows: 10_144,
      orders: 513,
      lines: 10_144,
      created: 513,
      setAside: [],
      exceptions: 0,
    });
    expect(json(await run(data, ['import', retail, '--json']))).toMatchObject({ created: 0, unchanged: 513 });
    const northwind = tempFolder();
    const ran = json(await run(northwind, ['import', path.join(samples ?? '', 'orders/northwind'), '--preset', 'northwind', '--json']));
    expect(ran).toMatchObject({ files: 6, orders: 830, created: 830, lines: 2155, products: 77, stockLevels: 77, reasons: { empty_record: 2 } });
  });
});
