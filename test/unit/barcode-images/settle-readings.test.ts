import { describe, expect, it } from 'vitest';
import { isDoubtful, type Reading, settleReadings } from '../../../electron/host/adapters/barcode-images/settle-readings.ts';

const bars = (text: string, lines: number, left = 0): Reading => ({ text, format: 'EAN13', left, right: left + 100, top: 0, bottom: 50, lines });

describe('readings of one picture', () => {
  it('of two readings of the same bars the one more lines saw stays', () => {
    const first = [bars('wrong', 4), bars('right', 5, 60)];
    expect(isDoubtful(first, 400)).toBe(true);
    expect(settleReadings([first, [bars('right', 170, 60)]], 400)).toEqual([first[1]]);
  });

  it('when it is close, none is better than a wrong one', () => {
    expect(settleReadings([[bars('a', 4), bars('b', 5)], [], []], 400)).toEqual([]);
  });

  it('what few lines saw falls to a later look that sees the bars well', () => {
    const first = [bars('wrong', 6)];
    expect(isDoubtful(first, 400)).toBe(true);
    expect(settleReadings([first, [bars('wrong', 9)], [bars('right', 14)]], 400)).toEqual([]);
    expect(settleReadings([first, [bars('wrong', 9)], [bars('right', 18)]], 400)).toEqual([bars('right', 18)]);
  });

  it('a reading of few lines does not stand against another, however few saw that', () => {
    expect(settleReadings([[bars('a', 3)], [bars('a', 3)], [bars('b', 1)]], 400)).toEqual([]);
  });

  it('what only a later look sees needs more lines', () => {
    expect(settleReadings([[], [bars('a', 4)]], 400)).toEqual([]);
    expect(settleReadings([[], [bars('a', 5)]], 400)).toHaveLength(1);
  });

  it('two codes beside one another are two codes', () => {
    const first = [bars('a', 90), bars('b', 90, 300)];
    expect(isDoubtful(first, 400)).toBe(false);
    expect(settleReadings([first], 400)).toEqual(first);
  });

  it('a strip of a code that another look sees whole is not a second code', () => {
    const first = [bars('strip', 4, 0), bars('code', 5, 140)];
    expect(isDoubtful(first, 400)).toBe(true);
    expect(settleReadings([first, [{ ...bars('code', 172), right: 300 }]], 400)).toEqual([first[1]]);
  });

  it('one line of a large picture must be seen again, of a strip it is all there is', () => {
    expect(settleReadings([[bars('a', 1)], [], []], 400)).toEqual([]);
    expect(settleReadings([[bars('a', 1)], [bars('a', 2)]], 400)).toHaveLength(1);
    expect(isDoubtful([bars('a', 1)], 11)).toBe(false);
  });

  it('matrix codes correct themselves and are not put in question', () => {
    const matrix = { ...bars('m', 0), format: 'DataMatrix' };
    expect(settleReadings([[matrix, bars('a', 9)]], 400)).toEqual([matrix, bars('a', 9)]);
    expect(settleReadings([[], [matrix]], 400)).toEqual([matrix]);
    expect(settleReadings([[bars('a', 9)], [matrix]], 400)).toEqual([bars('a', 9)]);
  });
});
