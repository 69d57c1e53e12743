import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasLongTail, hasLostDigits, readAmount, readIdentifier, readText, readWhole, trimEdges } from '../../../shared/core/import/cell-repair.ts';
import { daysFromCivil, decideDateOrder, readDate } from '../../../shared/core/import/date-cell.ts';
import type { DateColumn } from '../../../shared/core/import/date-cell.ts';
import type { Recognised } from '../../../shared/core/import/draft.ts';
import { normaliseHeader } from '../../../shared/core/import/header-match.ts';

describe('edges and texts', () => {
  it('trims every kind of blank and leaves the inside alone', () => {
    expect(trimEdges('\u00a0\u3000\ufeff\u200b a  b\t')).toBe('a  b');
    fc.assert(fc.property(fc.string(), (text) => trimEdges(`\u3000 ${text}\u00a0`) === trimEdges(text)));
  });
  it('does so in one pass over a cell full of blanks', () => {
    const start = performance.now();
    trimEdges(`a${' '.repeat(2_000_000)}b`);
    expect(performance.now() - start).toBeLessThan(500);
  });
  it.each([
    ['="00123"', '00123', 'excel_text_cell'],
    ['=""', '', 'excel_text_cell'],
    ['="a""b"', 'a"b', 'excel_text_cell'],
    ['=SUM(A1)', '=SUM(A1)', null],
    [' x', 'x', 'trimmed'],
  ])('reads %s as %s', (raw, text, code) => {
    const tally: Recognised = {};
    expect(readText(raw, tally)).toBe(text);
    expect(Object.keys(tally)).toEqual(code === null ? [] : [code]);
  });
});

describe('identifiers', () => {
  it.each([
    ['17850.0', '17850'],
    ['536365', '536365'],
    ["'0012", '0012'],
    ['0012', '0012'],
    ['12E5', '12E5'],
    ['A-1.0', 'A-1.0'],
    ['2,06E+12', null],
    ['1.38e+10', null],
    ['1E+15', null],
  ])('%s → %s', (raw, read) => {
    expect(readIdentifier(raw, {})).toBe(read);
  });
  it('tells digits lost to a spreadsheet from digits kept', () => {
    expect(hasLostDigits('123456789012345000')).toBe(true);
    expect(hasLostDigits('123456789012345678')).toBe(false);
    expect(hasLostDigits('123456789012000')).toBe(false);
    expect(hasLongTail('123456789012345678')).toBe(true);
    expect(hasLongTail('123456789012345000')).toBe(false);
  });
});

describe('numbers', () => {
  it.each([
    ['6', { value: 6 }],
    ['-12', { value: -12 }],
    ['1.0', { value: 1 }],
    ['1,000', { value: 1000 }],
    ['１２', { value: 12 }],
    ['−3', { value: -3 }],
    ['1.5', { reason: 'quantity_not_whole' }],
    ['1,5', { reason: 'bad_number' }],
    ['1E+05', { reason: 'damaged_number' }],
    ['two', { reason: 'bad_number' }],
    ['', { reason: 'bad_number' }],
    ['99999999999', { reason: 'bad_number' }],
  ])('quantity %s', (raw, read) => {
    expect(readWhole(raw, {})).toEqual(read);
  });
  it.each([
    ['2.55', '2.55'],
    ['¥1,234.50', '1234.50'],
    ['12.90元', '12.90'],
    ['1.234,56', '1234.56'],
    ['2,5', '2.5'],
    ['17.849999999999998', '17.85'],
    ['', ''],
    ['free', null],
    ['1,23,4', null],
  ])('price %s', (raw, read) => {
    expect(readAmount(raw, {})).toBe(read);
  });
  it('keeps every whole number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), (n) => {
        expect(readWhole(String(n), {})).toEqual({ value: n });
      }),
    );
  });
});

describe('dates', () => {
  const column = (order: DateColumn['order'] = null, endOfDay = false): DateColumn => ({ order, endOfDay, toInstant: (wall) => wall - 8 * 3_600_000 });
  const at = (raw: string, order: DateColumn['order'] = null): unknown => {
    const read = readDate(raw, column(order), {});
    return typeof read === 'number' ? new Date(read).toISOString() : read;
  };
  it.each([
    ['2026-03-04', '2026-03-03T16:00:00.000Z'],
    ['2026-03-04 05:06:07', '2026-03-03T21:06:07.000Z'],
    ['2026/3/4 5:06', '2026-03-03T21:06:00.000Z'],
    ['2025-10-02 17:09:34 -0300', '2025-10-02T20:09:34.000Z'],
    ['2025-10-02T17:09:34.250Z', '2025-10-02T17:09:34.250Z'],
    ['2026年3月4日 5:06', '2026-03-03T21:06:00.000Z'],
    ['20260304', '2026-03-03T16:00:00.000Z'],
    ['46085.25', '2026-03-03T22:00:00.000Z'],
    ['4.3.2026', '2026-03-03T16:00:00.000Z'],
    ['07/07/2026 1:00 PM', '2026-07-07T05:00:00.000Z'],
    ['', null],
    ['任意时间', null],
    ['0000-00-00 00:00:00', null],
    ['03/04/2026', 'ambiguous_date'],
    ['2026-02-30', 'bad_date'],
    ['2026-01-01 25:00', 'bad_date'],
    ['13/13/2026', 'bad_date'],
    ['4.6E+04', 'bad_date'],
    ['soon', 'bad_date'],
  ])('%s', (raw, read) => {
    expect(at(raw)).toBe(raw === '4.6E+04' ? 'damaged_number' : read);
  });
  it('lets the column decide between day and month', () => {
    expect(decideDateOrder(['03/04/2026', '25/04/2026'])).toBe('dmy');
    expect(decideDateOrder(['03/04/2026', '04/25/2026'])).toBe('mdy');
    expect(decideDateOrder(['03/04/2026'])).toBeNull();
    expect(decideDateOrder(['25/04/2026', '04/25/2026'])).toBeNull();
    expect(at('03/04/2026', 'dmy')).toBe('2026-04-02T16:00:00.000Z');
    expect(at('03/04/2026', 'mdy')).toBe('2026-03-03T16:00:00.000Z');
    expect(at('03/25/2026', 'dmy')).toBe('ambiguous_date');
  });
  it('ends a deadline with its day', () => {
    expect(readDate('2026-03-04', column(null, true), {})).toBe(Date.UTC(2026, 2, 4) + 86_400_000 - 1 - 8 * 3_600_000);
  });
  it('counts days as calendars do', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), (date) => {
        expect(daysFromCivil(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(Math.floor(date.getTime() / 86_400_000));
      }),
    );
  });
});

describe('headers', () => {
  it.each([
    ['Lineitem compare-at price', 'LINEITEM COMPARE AT PRICE'],
    ['Canceled at', 'Cancelled At'],
    ['收货人姓名（必填）', ' 收货人姓名'],
    ['ShipPostalCode', 'ship_postal_code'],
    ['ＳＫＵ', 'sku*'],
  ])('%s is %s', (one, other) => {
    expect(normaliseHeader(one)).toBe(normaliseHeader(other));
  });
});
