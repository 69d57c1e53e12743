import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Division } from '../../shared/core/address/divisions/division.ts';
import { createDivisions, type Divisions } from '../../shared/core/address/divisions/divisions.ts';
import type { DivisionsData } from '../../shared/core/address/divisions/divisions-data.ts';
import { adcodeOf, levelNames, parseChinese } from '../../shared/core/address/chinese/parse-chinese.ts';
import { parseUs } from '../../shared/core/address/us/parse-us.ts';
import { labelledRows, type LabelledRow } from '../fixtures/address/labelled-rows.ts';
import { toTraditional } from '../fixtures/address/traditional.ts';
import { usComponents, type UsRow } from '../fixtures/address/us-rows.ts';
import { samplesDir } from '../fixtures/samples.ts';
import type { Bench, Row, Spread } from './bench-types.ts';
import { spreadOf } from './measure.ts';
import { loadOtherParsers, type OtherParsers, type OtherReading } from './other-parsers.ts';
import { reliabilityRows } from './reliability.ts';

/**
 * Our reading of addresses against the packages from npm: the same rows in the same run, right at each level, and the processor time of each.
 * The rows are made by rule from the table of divisions with another seed each time; every repetition is one seed.
 */
const DATA = path.resolve(import.meta.dirname, '../../resources/divisions/cn-divisions.json');
const cpuMicros = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};
const share = (right: number, of: number): number => (of === 0 ? 100 : (100 * right) / of);

function readData(): { readonly divisions: Divisions; readonly loadMs: number; readonly indexMb: number } {
  const collect = globalThis.gc ?? ((): void => undefined);
  collect();
  const heap = process.memoryUsage().heapUsed;
  const at = cpuMicros();
  const divisions = createDivisions(JSON.parse(readFileSync(DATA, 'utf8')) as DivisionsData);
  parseChinese({ detail: '听雨路12号' }, divisions);
  const loadMs = (cpuMicros() - at) / 1000;
  collect();
  return { divisions, loadMs, indexMb: (process.memoryUsage().heapUsed - heap) / 1e6 };
}

const LEVELS = ['province', 'city', 'district'] as const;
/** Others write 市辖区 or the municipality in the city's place, or leave 省 out: all of it counts as right. */
const sameName = (said: string, meant: string): boolean =>
  said === meant || (said !== '' && meant.startsWith(said.replace(/(?:市|省|特别行政区)$/u, ''))) || (meant === '' && /直辖|辖区/u.test(said));
function isRight(level: (typeof LEVELS)[number], read: OtherReading, division: Division): boolean {
  const meant = levelNames(division);
  return level === 'district' ? read.district === meant.district : sameName(read[level], meant[level]);
}

interface Tally {
  readonly levels: Readonly<Record<(typeof LEVELS)[number], number>>;
  readonly asked: number;
  readonly flagged: number;
  readonly microsEach: number;
}

function tally(rows: readonly LabelledRow[], read: (text: string) => OtherReading & { readonly status?: string }): Tally {
  const at = cpuMicros();
  const readings = rows.map(({ text }) => {
    try {
      return read(text);
    } catch {
      return { province: '', city: '', district: '' };
    }
  });
  const microsEach = (cpuMicros() - at) / rows.length;
  const of = (expected: LabelledRow['expected'], right: (reading: (typeof readings)[number], row: LabelledRow) => boolean): number => {
    const some = rows.flatMap((row, n) => (row.expected === expected ? [right(readings[n] ?? { province: '', city: '', district: '' }, row)] : []));
    return share(some.filter(Boolean).length, some.length);
  };
  return {
    levels: {
      province: of('resolved', (reading, row) => isRight('province', reading, row.division)),
      city: of('resolved', (reading, row) => isRight('city', reading, row.division)),
      district: of('resolved', (reading, row) => isRight('district', reading, row.division)),
    },
    // Who cannot ask may still stay silent: no district is no guess.
    asked: of('asked', ({ status, district }) => (status === undefined ? district === '' : status === 'ambiguous')),
    flagged: of('contradictory', ({ status, district }) => (status === undefined ? district === '' : status === 'contradictory')),
    microsEach,
  };
}

const over = (tallies: readonly Tally[], value: (one: Tally) => number): Spread => spreadOf(tallies.map(value));

function compared(ours: readonly Tally[], theirs: readonly Tally[], name: string): readonly Row[] {
  const row = (what: string, unit: string, value: (one: Tally) => number, target?: Row['target'], better: Row['better'] = 'higher'): Row => ({
    what: `address: ${what}`,
    unit,
    better,
    ours: over(ours, value),
    reference: { name, spread: over(theirs, value) },
    ...(target && { target }),
  });
  return [
    ...LEVELS.map((level) => row(`${level} right`, '%', ({ levels }) => levels[level], { ratio: 1 })),
    row('ambiguous rows asked', '%', ({ asked }) => asked, { ratio: 1 }),
    row('contradictions flagged', '%', ({ flagged }) => flagged, { ratio: 1 }),
    row('processor time each', 'µs', ({ microsEach }) => microsEach, { ratio: 1 }, 'lower'),
  ];
}

function renamedMapped(rows: readonly LabelledRow[], divisions: Divisions): number {
  const some = rows.filter(({ kind, expected }) => kind === 'renamed' && expected === 'resolved');
  return share(some.filter(({ text, division }) => parseChinese({ detail: text }, divisions).adcode === adcodeOf(division)).length, some.length);
}

function usRows(others: OtherParsers): readonly Row[] {
  const samples = samplesDir();
  if (samples === undefined) return [];
  const rows = readFileSync(path.join(samples, 'addresses/us_addresses_labelled.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as UsRow);
  const right = (read: typeof parseUs): number => {
    const judged = rows.flatMap((row) => usComponents(row, read(row.address)));
    return share(judged.filter((one) => one.right).length, judged.length);
  };
  return [
    {
      what: 'address: US components right',
      unit: '%',
      better: 'higher',
      ours: spreadOf([right(parseUs)]),
      reference: { name: 'parse-address', spread: spreadOf([right(others.parseAddress)]) },
      target: { ratio: 1 },
    },
    { what: 'address: US components right, published set', unit: '%', better: 'higher', ours: spreadOf([right(parseUs)]), target: { value: 92 } },
  ];
}

const alone = (what: string, unit: string, ours: Spread, better: Row['better'], value: number): Row => ({
  what: `address: ${what}`,
  unit,
  better,
  ours,
  target: { value },
});

async function run({ quick, freshFolder }: Parameters<Bench['run']>[0]): Promise<readonly Row[]> {
  const { divisions, loadMs, indexMb } = readData();
  const others = loadOtherParsers(freshFolder());
  const perKind = quick ? 20 : 60;
  const sets = [1, 2, 3, 4].map((seed) => labelledRows(divisions, { seed, perKind, traditionalOf: toTraditional }));
  const read = (text: string): OtherReading & { readonly status: string } => parseChinese({ detail: text }, divisions);
  // Once for everybody to warm up: a host reads addresses all day, and a compiler needs some thousand of them.
  for (const reader of [read, others.addressParse, others.zhAddressParse]) for (const rows of sets) tally(rows, reader);
  const [ours, addressParse, zhAddressParse] = [read, others.addressParse, others.zhAddressParse].map((reader) => sets.map((rows) => tally(rows, reader)));
  if (ours === undefined || addressParse === undefined || zhAddressParse === undefined) throw new Error('nothing was read');
  return [
    ...compared(ours, addressParse, 'address-parse'),
    ...compared(ours, zhAddressParse, 'zh-address-parse'),
    alone(
      'district right, unique rows',
      '%',
      over(ours, ({ levels }) => levels.district),
      'higher',
      99.3,
    ),
    alone('renamed districts mapped', '%', spreadOf(sets.map((rows) => renamedMapped(rows, divisions))), 'higher', 95),
    alone(
      'processor time each',
      'µs',
      over(ours, ({ microsEach }) => microsEach),
      'lower',
      100,
    ),
    alone('index loaded, processor time', 'ms', spreadOf([loadMs]), 'lower', 300),
    alone('index in memory', 'MB', spreadOf([indexMb]), 'lower', 60),
    ...usRows(others),
    ...reliabilityRows(sets.flat(), divisions),
  ];
}

export const bench: Bench = { name: 'address', run };
