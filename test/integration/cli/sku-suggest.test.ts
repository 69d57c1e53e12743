import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../fixtures/temp-folder.ts';

const main = path.resolve(import.meta.dirname, '../../../electron/host/cli/main.ts');
const run = (data: string, args: readonly string[], input = '') =>
  spawnSync(process.execPath, [main, ...args], { env: { ...process.env, SIDEBAY_DATA: data }, input, encoding: 'utf8' });
const answers = (out: string): unknown[] =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

const CATALOGUE = `sku,product name,barcode,discontinued,successor sku,aliases,components
KE-MUG01-BLU,Mug blue,4006381333931,,,OLD-MUG;M-1,
KE-MUG01-WHT,Mug white,,,,,
KE-MUG-SET2,"Mugs, set of 2",,,,,KE-MUG01-BLU;KE-MUG01-WHT
KE-MUG00-BLU,Old mug blue,,yes,KE-MUG01-BLU,,
`;
const ROWS = ['KE-MUG01-BLU', 'ke mug01 blu', 'KE-MUGO1-WHT', '4006381333931', 'M-1', 'KE-MUG00-BLU', 'KE-MUG01'].map((code, id) =>
  JSON.stringify({ id, code }),
);
const EXPECTED = [
  { id: 0, status: 'ok', suggestions: [] },
  { id: 1, status: 'form', suggestions: [{ sku: 'KE-MUG01-BLU', rule: 'sku.normalised' }] },
  { id: 2, status: 'look_alike', suggestions: [{ sku: 'KE-MUG01-WHT', rule: 'sku.look_alike' }] },
  { id: 3, status: 'barcode', suggestions: [{ sku: 'KE-MUG01-BLU', rule: 'sku.barcode' }] },
  { id: 4, status: 'alias', suggestions: [{ sku: 'KE-MUG01-BLU', rule: 'sku.alias' }] },
  { id: 5, status: 'retired', suggestions: [{ sku: 'KE-MUG01-BLU', rule: 'sku.successor' }] },
  { id: 6, status: 'ambiguous' },
];

test('codes against a file, and against the catalogue of the data folder', () => {
  const folder = tempFolder();
  const file = path.join(folder, 'catalogue.csv');
  writeFileSync(file, CATALOGUE);
  const data = path.join(folder, 'data');
  const byFile = run(
    data,
    ['sku', 'suggest', '--catalogue', file],
    [...ROWS, '{"id":7}', 'x', '{"id":8,"code":"KE-MUG01-BLU","name":"Mugs set of 2"}'].join('\n'),
  );
  expect(byFile.status).toBe(0);
  expect(answers(byFile.stdout)).toMatchObject([
    ...EXPECTED,
    { id: 7, error: { code: 'bad_row' } },
    { id: null, error: { code: 'bad_row' } },
    { id: 8, status: 'bundle', suggestions: [{ sku: 'KE-MUG-SET2' }] },
  ]);
  expect(run(data, ['import', file, '--merchant', 'Kelp']).status).toBe(0);
  const byHouse = run(data, ['sku', 'suggest'], ROWS.join('\n'));
  expect(answers(byHouse.stdout)).toMatchObject(EXPECTED);
  expect(run(data, ['sku', 'suggest', '--catalogue', path.join(folder, 'nothing.csv')]).status).not.toBe(0);
}, 60_000);
