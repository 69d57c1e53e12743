import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseUs } from '../../../shared/core/address/us/parse-us.ts';
import { usComponents, type UsRow } from '../../fixtures/address/us-rows.ts';
import { samplesDir } from '../../fixtures/samples.ts';

const said = (text: string): string => {
  const { recipient, addressLines, locality, administrativeArea, postalCode } = parseUs(text);
  return [recipient, addressLines.join(' / '), locality, administrativeArea, postalCode].join(' | ');
};

describe('American addresses', () => {
  it.each([
    ['205 N. Michigan Ave, Chicago, IL 60601', ' | 205 N. Michigan Ave | Chicago | IL | 60601'],
    ['22 W Washington St\nSuite 5\nChicago IL 60602-1234\nUSA', ' | 22 W Washington St / Suite 5 | Chicago | IL | 60602-1234'],
    ['23485 Western Ave Park Forest, IL 60466', ' | 23485 Western Ave | Park Forest | IL | 60466'],
    ['19 Railroad Pl West Hartford, Connecticut 06110', ' | 19 Railroad Pl | West Hartford | Connecticut | 06110'],
    ['1317 LINDBERGH PLAZA CENTER ST. LOUIS MO 63132', ' | 1317 LINDBERGH PLAZA CENTER | ST. LOUIS | MO | 63132'],
    ['125 s state road 7 ste 104 wellington fl 33414', ' | 125 s state road 7 ste 104 | wellington | fl | 33414'],
    ['32 N. Dean St., Englewood, NJ 7631', ' | 32 N. Dean St. | Englewood | NJ | 7631'],
    ['33A RAY E TALLEY CT', ' | 33A RAY E TALLEY CT |  |  | '],
    ['6811 KENILWORTH AVE 6TH FL', ' | 6811 KENILWORTH AVE 6TH FL |  |  | '],
    ['3719 Old Alabama', ' | 3719 Old Alabama |  |  | '],
    ['P.O. Box 48, Galveston, TX 77555', ' | P.O. Box 48 | Galveston | TX | 77555'],
    ['c/o Jane Doe, 100 Main St, Boston, MA 02108', 'c/o Jane Doe | 100 Main St | Boston | MA | 02108'],
    ['', ' |  |  |  | '],
  ])('%j', (text, expected) => expect(said(text)).toBe(expected));
});

const samples = samplesDir();
describe.skipIf(samples === undefined)('published labelled rows (skipped where the samples are absent)', () => {
  it('gets at least 97 of 100 components right', () => {
    const rows = readFileSync(join(samples ?? '', 'addresses/us_addresses_labelled.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as UsRow);
    const judged = rows.flatMap((row) => usComponents(row, parseUs(row.address)));
    expect(judged.length).toBeGreaterThan(500);
    expect(judged.filter(({ right }) => right).length / judged.length).toBeGreaterThan(0.97);
  });
});
