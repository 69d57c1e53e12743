import { describe, expect, it } from 'vitest';
import { isToteLabel, toteNames, totePrefixFault } from '../../../shared/core/order/tote-label.ts';

describe('labels of totes', () => {
  it('are known by how they begin, in either case, and not by the beginning alone', () => {
    expect(['TOTE-12', 'tote-12', 'TOTE-', 'TOT-12', 'XTOTE-12'].map((code) => isToteLabel(code, ['BX', 'Tote-']))).toEqual([true, true, false, false, false]);
    expect(isToteLabel('TOTE-12', [])).toBe(false);
  });

  it('may stand in a WMS whole or without their beginning', () => {
    expect(toteNames('tote-12', ['TOTE-', 'TO'])).toEqual(['tote-12', '12', 'te-12']);
    expect(toteNames('6901234567892', ['TOTE-'])).toEqual(['6901234567892']);
  });

  it.each([
    ['TOTE-', undefined],
    ['筐一', undefined],
    ['T', 'length'],
    ['T 1', 'length'],
    ['T'.repeat(17), 'length'],
    ['sb*', 'command'],
    ['SB*WEIGH', 'command'],
  ])('may they begin with %s: %s', (prefix, fault) => expect(totePrefixFault(prefix)).toBe(fault));
});
