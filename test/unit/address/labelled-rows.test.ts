import { describe, expect, it } from 'vitest';
import { adcodeOf, parseChinese } from '../../../shared/core/address/chinese/parse-chinese.ts';
import { divisions } from '../../fixtures/address-context.ts';
import { labelledRows, type LabelledRow } from '../../fixtures/address/labelled-rows.ts';
import { toTraditional } from '../../fixtures/address/traditional.ts';

const seed = Number(process.env['ADDRESS_SEED'] ?? 20_261_129);
const rows = labelledRows(divisions, { seed, perKind: 120, traditionalOf: toTraditional });

/** What is wrong with the answer to a row, or null. */
function wrong({ text, division, expected }: LabelledRow): string | null {
  const { status, adcode } = parseChinese({ detail: text }, divisions);
  const isRight =
    expected === 'resolved'
      ? (status === 'ok' || status === 'incomplete') && adcode === adcodeOf(division)
      : status === (expected === 'asked' ? 'ambiguous' : 'contradictory');
  return isRight ? null : `${text} → ${status} ${adcode}`;
}

/** Of a hundred rows of these kinds one may be beyond reading: a mistyped name is sometimes another word. Of all others none. */
const MAY_FAIL: Readonly<Record<string, number>> = { 'mistyped by sound': 0.02, 'mistyped by form': 0.02, renamed: 0.02 };

describe(`addresses made by rule, seed ${seed}`, () => {
  it.each([...Map.groupBy(rows, ({ kind }) => kind)])('%s', (kind, some) => {
    const failed = some.flatMap((row) => wrong(row) ?? []);
    expect(failed.slice(0, failed.length > some.length * (MAY_FAIL[kind] ?? 0) ? 5 : 0)).toEqual([]);
  });

  it('answers the same every time', () => {
    for (const { text } of rows.slice(0, 200)) expect(parseChinese({ detail: text }, divisions)).toEqual(parseChinese({ detail: text }, divisions));
  });

  it('reads every district of the country by its full path', () => {
    const districts = divisions.all.filter(({ level, code }) => level === 'district' && code !== '');
    const failed = districts.flatMap((division) => {
      const above = [division.parent?.parent?.name ?? '', division.parent?.unwritten === true ? '' : (division.parent?.name ?? '')].join('');
      return wrong({ kind: '', text: `${above}${division.name}听雨路12号`, division, expected: 'resolved' }) ?? [];
    });
    expect(failed).toEqual([]);
  });
});
