import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { gs1Parse, samplingPlanFor, trackingIdentify } from '../../../electron/host/cli/code-commands.ts';
import { type Row, runJsonLines } from '../../../electron/host/cli/json-lines.ts';
import { samplesDir } from '../../fixtures/samples.ts';

const main = path.resolve(import.meta.dirname, '../../../electron/host/cli/main.ts');
const samples = samplesDir();

const ask = async (judge: (row: Row) => object, rows: readonly unknown[]): Promise<readonly Record<string, unknown>[]> => {
  let out = '';
  const output = new Writable({
    write(piece: Buffer, _, done) {
      out += piece.toString();
      done();
    },
  });
  expect(await runJsonLines(judge, Readable.from(rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`)), output)).toBe(0);
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
};

describe('codes over JSON Lines', () => {
  test('gs1 parse: every form, and why not', async () => {
    expect(
      await ask(gs1Parse, [
        { id: 'a', scan: ']d20109526064000028\u001d1724123110ABC\u001d21X' },
        { id: 'b', scan: '(01)09526064000028(10)ABC' },
        { id: 'c', scan: 'https://id.gs1.org/01/09526064000028/10/ABC?17=241231' },
        { id: 'd', scan: '\u001d10ABC' },
        { id: 'e', scan: ']Q1plain' },
        { id: 'f', scan: '\u001d0109526064000029' },
        { id: 'g', scan: 7 },
        { id: 'h' },
        '{"id":',
        { id: 'j', scan: 'x'.repeat(9000) },
        { id: 'k', scan: '\u001d0212345678901231' },
      ]),
    ).toMatchObject([
      {
        id: 'a',
        ok: true,
        elements: [
          { ai: '01', value: '09526064000028' },
          { ai: '17', value: '241231' },
          { ai: '10', value: 'ABC' },
          { ai: '21', value: 'X' },
        ],
        errors: [],
      },
      { id: 'b', ok: true },
      { id: 'c', ok: true, elements: [{ ai: '01' }, { ai: '10' }, { ai: '17', value: '241231' }] },
      { id: 'd', ok: true, elements: [{ ai: '10', value: 'ABC' }] },
      { id: 'e', ok: true, elements: [] },
      { id: 'f', ok: false, errors: [{ code: 'INCORRECT_CHECK_DIGIT', ai: '01', markup: '(01)0952606400002|9|' }] },
      { id: 'g', ok: false },
      { id: 'h', error: { code: 'bad_row' } },
      { id: null, error: { code: 'bad_row' } },
      { id: 'j', error: { code: 'bad_row' } },
      { id: 'k', ok: false, errors: [{ code: 'REQUIRED_AIS_NOT_SATISFIED' }] },
    ]);
  });

  test('tracking identify and sampling plan', async () => {
    expect(await ask(trackingIdentify, [{ id: 1, number: '1Z879E930346834440' }, { id: 2, number: '' }, { id: 3 }])).toMatchObject([
      { id: 1, candidates: [{ carrier: 'UPS', format: 'ups', checksum: 'ok' }] },
      { id: 2, candidates: [] },
      { id: 3, error: { code: 'bad_row' } },
    ]);
    expect(
      await ask(samplingPlanFor, [
        { id: 1, lot: 1000, level: 'II', aql: 1, severity: 'reduced' },
        { id: 2, lot: '2', level: 'S1', aql: '2.5' },
        { id: 3, lot: 0, level: 'II', aql: 1 },
        { id: 4, lot: 10, level: 'IV', aql: 1 },
        { id: 5, lot: 10, level: 'II', aql: 1.1 },
        { id: 6, lot: 1e300, level: 'II', aql: 1 },
        { id: 7, lot: 1000, level: ' s-2', aql: '1.0', severity: 'Normal' },
      ]),
    ).toMatchObject([
      { id: 1, letter: 'J', n: 32, ac: 1, re: 2, inspectAll: false },
      { id: 2, letter: 'A', n: 5, ac: 0, re: 1, inspectAll: true },
      { id: 3, error: { code: 'bad_row' } },
      { id: 4, error: { code: 'bad_row' } },
      { id: 5, error: { code: 'bad_row' } },
      { id: 6, error: { code: 'bad_row' } },
      { id: 7, letter: 'C', n: 13, ac: 0, re: 1, inspectAll: false },
    ]);
  });

  test.skipIf(samples === undefined)('the published element strings through a process of its own (skipped without the sample folder)', () => {
    const vectors = readFileSync(path.join(samples ?? '', 'gs1/gs1_vectors.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; kind: string; input: string; ok: boolean })
      .filter(({ kind }) => kind === 'element_string_valid' || kind === 'scan_data_process' || kind === 'digital_link_parse');
    const input = vectors.map(({ id, input: text, kind }) =>
      JSON.stringify({ id, scan: kind === 'element_string_valid' ? text.replaceAll('^', '\u001d') : text }),
    );
    const ran = spawnSync(process.execPath, [main, 'gs1', 'parse'], { input: input.join('\n'), encoding: 'utf8' });
    const answers = ran.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; ok: boolean });
    expect(ran.status).toBe(0);
    expect(answers.map(({ id, ok }) => [id, ok])).toEqual(vectors.map(({ id, ok }) => [id, ok]));
  });
});
