import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPostcode } from '../../../shared/core/postcode/check-postcode.ts';
import { statesOfZip, zipRangesOfState } from '../../../shared/core/postcode/us-zip3.ts';
import { samplesDir } from '../../fixtures/samples.ts';

const samples = samplesDir();
const read = (file: string): readonly string[] => (samples === undefined ? [] : readFileSync(join(samples, file), 'utf8').trim().split('\n'));

describe.skipIf(samples === undefined)('checkPostcode on published codes (skipped where the samples are absent)', () => {
  const rows = read('addresses/postcodes.csv').slice(1);

  it('has rows to look at', () => expect(rows.length).toBe(90));

  it.each(rows)('%s', (row) => {
    const [country = '', code = '', expected = ''] = row.split(',');
    expect(checkPostcode({ country, code }).valid).toBe(expected === 'valid');
  });

  it('tells a ZIP in its state from a ZIP in another on every labelled address', () => {
    let decided = 0;
    for (const line of read('addresses/us_addresses_labelled.jsonl')) {
      const { zip, state, zip_matches_state: expected } = JSON.parse(line) as { zip: string; state: string; zip_matches_state: string };
      if (expected === '') continue;
      decided += 1;
      const check = checkPostcode({ country: 'US', code: zip, state });
      expect([zip, state, check.valid, check.reason]).toEqual([zip, state, expected === 'yes', expected === 'NO' ? 'other_state' : undefined]);
    }
    expect(decided).toBe(113);
  });

  it('carries the state of every published ZIP prefix', () => {
    const places = JSON.parse(read('addresses/us_zip3_place.json').join('\n')) as Record<string, string>;
    expect(Object.entries(places).filter(([prefix, place]) => !statesOfZip(prefix).includes(place.slice(-2)))).toEqual([]);
  });
});

describe('checkPostcode', () => {
  it.each([
    ['HK', ''],
    ['MO', ''],
    ['AE', ''],
    ['IE', ''],
    ['IE', 'D02 X285'],
    ['CN', ''],
    ['KR', '06236'],
    ['GB', 'rh6 0hp'],
    ['GB', 'SW1A1AA'],
    ['SE', 'S-958 22'],
    ['BE', 'B-1180'],
    ['DE', '１０１１５'],
    ['PT', '1675'],
    ['XX', 'anything'],
  ])('accepts %s %j', (country, code) => expect(checkPostcode({ country, code })).toEqual({ valid: true }));

  it.each([
    ['GB', 'RH6 OHP', { reason: 'letter_for_digit', suggestion: 'RH6 0HP' }],
    ['HK', '999077', { reason: 'not_used_here', suggestion: '' }],
    ['US', '2116', { reason: 'lost_leading_zero', suggestion: '02116' }],
    ['DE', '4179', { reason: 'lost_leading_zero', suggestion: '04179' }],
    ['DE', '00000', { reason: 'placeholder' }],
    ['DE', '', { reason: 'missing' }],
    ['TW', '', { reason: 'missing' }],
    ['KR', '135-080', { reason: 'pattern' }],
    ['GB', 'N/A', { reason: 'placeholder' }],
  ])('refuses %s %j', (country, code, why) => expect(checkPostcode({ country, code })).toEqual({ valid: false, ...why }));

  it.each([
    ['US', '04101', 'OR', ['ME']],
    ['US', '04101', 'Oregon', ['ME']],
    ['AU', '6000', 'NSW', ['WA']],
  ])('%s %s is not in %s', (country, code, state, states) => {
    expect(checkPostcode({ country, code, state })).toEqual({ valid: false, reason: 'other_state', states });
  });

  it('does not compare a region that is no state', () => {
    expect(checkPostcode({ country: 'US', code: '97201', state: 'North America' }).valid).toBe(true);
    expect(checkPostcode({ country: 'AU', code: '2600', state: 'NSW' }).valid).toBe(true);
  });

  it('says where a state lies', () => expect(zipRangesOfState('OR')).toBe('970–979'));

  it('offers only codes it would accept', () => {
    const code = fc.string({ unit: fc.constantFrom(...'0123456789OILABHP -'), maxLength: 9 });
    fc.assert(
      fc.property(code, fc.constantFrom('GB', 'CA', 'DE', 'US', 'NL', 'CN', 'JP', 'HK'), (written, country) => {
        const { suggestion } = checkPostcode({ country, code: written });
        fc.pre(suggestion !== undefined);
        expect(['other_state', 'placeholder', undefined]).toContain(checkPostcode({ country, code: suggestion ?? '' }).reason);
      }),
    );
  });
});
