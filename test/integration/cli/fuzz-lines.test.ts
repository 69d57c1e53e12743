import { Readable, Writable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAddressRow } from '../../../electron/host/cli/address-check.ts';
import { type Row, runJsonLines } from '../../../electron/host/cli/json-lines.ts';
import { checkPhoneRow } from '../../../electron/host/cli/phone-check.ts';
import { checkPostcodeRow } from '../../../electron/host/cli/postcode-check.ts';
import { suggestForRow } from '../../../electron/host/cli/sku-suggest.ts';
import { allocateRequest } from '../../../electron/host/cli/stock-allocate.ts';
import { hostileLine, megabytes } from '../../fixtures/hostile-rows.ts';
import { inventedCatalogue } from '../../fixtures/wrong-codes.ts';

const seed = Number(process.env['LINES_SEED'] ?? 20_261_129);
const { catalogue } = inventedCatalogue(7);

interface Answer {
  readonly id: unknown;
  readonly error?: { readonly code: string; readonly message: string };
}

/** Through the whole layer, in pieces that cut characters and lines anywhere. */
async function ask(judge: (row: Row) => object, lines: readonly string[], piece = 1013): Promise<readonly Answer[]> {
  const bytes = Buffer.from(`${lines.join('\n')}\n`);
  const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, n) => bytes.subarray(n * piece, (n + 1) * piece));
  const out: Buffer[] = [];
  const output = new Writable({
    write(part: Buffer, _, done) {
      out.push(part);
      done();
    },
  });
  expect(await runJsonLines(judge, Readable.from(pieces), output)).toBe(0);
  return Buffer.concat(out)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Answer);
}

const COMMANDS = [
  [
    'address check',
    checkAddressRow,
    hostileLine(['text', 'province', 'city', 'detail', 'name', 'phone', 'postcode', 'addressLines'], {
      country: ['CN', 'US', 'GB', 'DE', 'JP', 'BR', 'TW', ''],
    }),
  ],
  ['phone check', checkPhoneRow, hostileLine(['number'], { region: ['CN', 'US', 'GB', '', null] })],
  ['postcode check', checkPostcodeRow, hostileLine(['code', 'state'], { country: ['CN', 'US', 'GB', 'BR', 'xx'] })],
  ['sku suggest', (row: Row) => suggestForRow(row, catalogue), hostileLine(['code', 'name', 'variant', 'merchant'])],
] as const;

describe.each(COMMANDS)(`%s, whatever stands in its rows (seed ${seed})`, (_, judge, line) => {
  it('answers every row in its turn, with its id, and says what is wrong with it as an object', async () => {
    const rows = fc.sample(line, { seed, numRuns: 700 }).map((text, n) => text.replace('"id"', `"id":${n},"was"`));
    const answers = await ask(judge, rows);
    expect(answers.map(({ id }) => id)).toEqual(rows.map((_row, n) => n));
    const broken = answers.flatMap(({ id, error }) => (error === undefined || error.code === 'bad_row' ? [] : [rows[id as number]]));
    expect(broken).toEqual([]);
    expect(answers.every(({ error }) => error === undefined || typeof error.message === 'string')).toBe(true);
    // The same row has the same answer.
    expect(await ask(judge, rows.slice(0, 100), 77)).toEqual(answers.slice(0, 100));
  });

  it('is not held up by a million characters', async () => {
    const [field, fixed] = {
      'address check': ['text', {}],
      'phone check': ['number', {}],
      'postcode check': ['code', { country: 'GB' }],
      'sku suggest': ['name', { code: 'X' }],
    }[_] as [string, object];
    for (const country of _ === 'address check' ? ['CN', 'US', 'DE'] : ['GB']) {
      const rows = megabytes.map((long, id) => JSON.stringify({ id, country, ...fixed, [field]: long }));
      const answers = await ask(judge, [...rows, '{"id":"last"}'], 65_536);
      expect(answers.map(({ id }) => id)).toEqual([...megabytes.keys(), 'last']);
      expect(answers.filter(({ error }) => error?.code === 'internal')).toEqual([]);
    }
  });
});

describe('lines', () => {
  it('that are no objects, broken, endless or empty stop nobody', async () => {
    const lines = [
      '[1]',
      'null',
      '7',
      '"x"',
      '{"id":1',
      '',
      '   ',
      '\ufeff{"id":2,"number":"x"}',
      '{"id":{"a":[1]},"number":1}\r',
      `{"id":3,"number":"${'9'.repeat(5_000_000)}"}`,
      '{"id":4}',
      '['.repeat(200_000),
    ];
    const answers = await ask(checkPhoneRow, lines, 65_536);
    expect(answers.map(({ id, error }) => [id, error?.code])).toEqual([
      [null, 'bad_row'],
      [null, 'bad_row'],
      [null, 'bad_row'],
      [null, 'bad_row'],
      [null, 'bad_row'],
      [2, undefined],
      [{ a: [1] }, undefined],
      [null, 'bad_row'],
      [4, 'bad_row'],
      [null, 'bad_row'],
    ]);
  });
});

describe(`stock allocate, whatever stands in its request (seed ${seed})`, () => {
  const anything = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(null, '3', 1e308, -1, 0.5, '\ud800', '__proto__', 'constructor'));
  const order = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        id: fc.constantFrom('1', 2, '__proto__', '\ud83d', 'a'),
        promisedAt: fc.oneof(anything, fc.constant('2026-11-23')),
        lines: fc.array(
          fc.record({
            line: fc.integer({ min: 1, max: 3 }),
            sku: fc.constantFrom('A', '__proto__', 7),
            qty: fc.oneof({ weight: 4, arbitrary: fc.nat(9) }, { weight: 1, arbitrary: anything }),
          }),
          { maxLength: 3 },
        ),
      }),
    },
    { weight: 1, arbitrary: anything },
  );
  const request = fc.record(
    {
      policy: fc.oneof(fc.constantFrom('default', 'fcfs', 'fewest-splits'), anything),
      stock: fc.oneof(
        { weight: 4, arbitrary: fc.array(fc.record({ sku: fc.constantFrom('A', '__proto__', 7), available: fc.integer({ min: -5, max: 20 }) })) },
        { weight: 1, arbitrary: anything },
      ),
      orders: fc.oneof({ weight: 6, arbitrary: fc.array(order, { maxLength: 6 }) }, { weight: 1, arbitrary: anything }),
      merchants: fc.oneof(fc.constant(['a']), anything),
    },
    { requiredKeys: ['stock', 'orders'] },
  );

  it('answers every order in its turn and gives no piece that is not there', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const answer = JSON.parse(JSON.stringify(allocateRequest(asked))) as {
          error?: { code: string };
          orders?: readonly { id: unknown; lines: readonly { allocated: number; short: number }[] }[];
        };
        if (answer.error !== undefined) return answer.error.code === 'bad_request';
        const orders = asked.orders as readonly { id?: unknown }[];
        expect(answer.orders?.map(({ id }) => String(id))).toEqual(orders.map((one) => String(JSON.parse(JSON.stringify(one?.id ?? null)))));
        const given = answer.orders?.flatMap(({ lines }) => lines.map(({ allocated }) => allocated)) ?? [];
        const there = (asked.stock as readonly { available: number }[]).reduce((sum, { available }) => sum + Math.max(0, available), 0);
        return given.every((units) => units >= 0) && given.reduce((sum, units) => sum + units, 0) <= there;
      }),
      { seed, numRuns: 400 },
    );
  });
});
