import { describe, expect, it } from 'vitest';
import { checkBuilding } from '../../../shared/core/address/check/check-building.ts';
import { readForeignHouse } from '../../../shared/core/address/foreign/foreign-building.ts';
import { emptyRecipient, type Recipient } from '../../../shared/core/order/recipient.ts';
import { divisions } from '../../fixtures/address-context.ts';

const at = (country: string, detail: string, parts: Partial<Recipient> = {}): Recipient => ({ ...emptyRecipient, country, city: 'Leeds', detail, ...parts });

describe('house and door abroad', () => {
  it.each([
    ['US', '12 Elm Street', '12 elm st', ''],
    ['US', '12 Elm St., Apt 4B', '12 elm st', '4b'],
    ['US', '12 Elm St #4B', '12 elm st', '4b'],
    ['US', '350 5th Ave Fl 21', '350 5th ave', '21'],
    ['US', '100 Floor St', '100 floor st', ''],
    ['GB', 'Flat 3, 27 Park Road', '27 park rd', '3'],
    ['GB', 'Flat 3 27 Park Road', '27 park rd', '3'],
    ['GB', '3A Unit Street', '3a unit st', ''],
    ['AU', '5/12 King St', '12 king st', '5'],
    ['DE', 'Hauptstraße 5', 'hauptstr 5', ''],
    ['DE', 'Hauptstr. 5, 3. OG', 'hauptstr 5', '3'],
    ['BR', 'Rua Augusta, 1200 - Ap 51', 'rua augusta 1200', '51'],
    ['FR', '12 rue de la Paix, Bât B', '12 rue de la paix', 'b'],
    ['ES', 'Calle Mayor 5, 3º B', 'calle mayor 5', '3 b'],
    ['SG', 'Blk 123 Bedok North St 1 #05-123', 'blk 123 bedok north st 1', '05 123'],
  ])('%s %s is house %s, door %s', (country, detail, key, door) => {
    expect(readForeignHouse(at(country, detail))).toMatchObject({ key, door });
  });

  it.each([
    ['CN', '听雨路12号'],
    ['JP', '神南1-19-11'],
    ['US', 'PO Box 12'],
    ['US', 'somewhere'],
    ['', '12 Elm St'],
  ])('%s %s is none that is read here', (country, detail) => {
    expect(readForeignHouse(at(country, detail))).toBeNull();
  });
});

describe('a flat that is missing abroad', () => {
  const flats = (count: number, parts: Partial<Recipient> = {}): readonly Recipient[] =>
    Array.from({ length: count }, (_, n) => at('GB', `Flat ${n + 1}, 27 Park Road`, { name: `Ann ${n}`, postcode: 'LS6 1AA', ...parts }));
  const found = (detail: string, known: readonly Recipient[], parts: Partial<Recipient> = {}) =>
    checkBuilding(at('GB', detail, { postcode: 'LS6 1AA', ...parts }), divisions, () => known).map(({ severity, params, span }) => [
      severity,
      params['count'],
      span,
    ]);

  it('is suspected by three doors and stops the order at six', () => {
    expect(found('27 Park Rd', flats(2))).toEqual([]);
    expect(found('27 Park Rd', flats(3))).toEqual([['hint', 3, [0, 10]]]);
    expect(found('27 Park Rd', flats(6))).toEqual([['stop', 6, [0, 10]]]);
    expect(found('Flat 9, 27 Park Rd', flats(6))).toEqual([]);
  });
  it('is none where others do without, where a firm is named, or in another town', () => {
    expect(found('27 Park Rd', [...flats(3), at('GB', '27 Park Road', { name: 'Bo', postcode: 'LS6 1AA' })])).toEqual([]);
    expect(found('27 Park Rd', flats(6), { company: 'Riverside Bakery' })).toEqual([]);
    expect(found('27 Park Rd', flats(6, { postcode: 'YO1 7HH' }))).toEqual([]);
    expect(found('27 Park Rd', flats(6, { postcode: '', city: 'York' }))).toEqual([]);
  });
});
