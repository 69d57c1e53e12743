import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isLow, MOST_NUMBERS, readWaybillBlock } from '../../../shared/core/waybill/read-block.ts';

it('reads numbers alone or in the first column, under a heading or none', () => {
  const numbers = ['TRSF1000000016', 'TRSF1000000024'];
  for (const text of [
    numbers.join('\n'),
    `运单号\r\n${numbers.join('\r\n')}\r\n`,
    `\uFEFFwaybill,service\n${numbers.map((one) => `"${one}",standard`).join('\n')}`,
  ])
    expect(readWaybillBlock(text)).toEqual({ numbers, faults: [] });
});

it('names the line and the fault of what is no number or comes twice', () => {
  expect(readWaybillBlock('SF1444500012345\nabc\nSF1444500012345\n顺丰单号\n')).toEqual({
    numbers: ['SF1444500012345'],
    faults: [
      { line: 2, text: 'abc', fault: 'not_a_number' },
      { line: 3, text: 'SF1444500012345', fault: 'twice_in_file' },
      { line: 4, text: '顺丰单号', fault: 'not_a_number' },
    ],
  });
});

it('gives each number once, whatever the file holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const { numbers } = readWaybillBlock(text);
      expect(new Set(numbers).size).toBe(numbers.length);
      for (const number of numbers) expect(number).toMatch(/^[A-Z0-9]{6,30}$/u);
    }),
  );
});

it('stops at a block nobody orders', () => {
  const text = Array.from({ length: MOST_NUMBERS + 2 }, (_, n) => `SF${String(n).padStart(12, '0')}`).join('\n');
  const { numbers, faults } = readWaybillBlock(text);
  expect(numbers).toHaveLength(MOST_NUMBERS);
  expect(faults).toMatchObject([{ fault: 'too_many', line: MOST_NUMBERS + 1 }]);
});

it('is low at its mark', () => {
  expect([51, 50, 0].map((free) => isLow({ free, lowMark: 50 }))).toEqual([false, true, true]);
});
