import { describe, expect, it } from 'vitest';
import { readDigitalLink } from '../../../shared/core/gs1/digital-link.ts';
import { readGs1Scan } from '../../../shared/core/gs1/read-scan.ts';
import { writeScanData } from '../../../shared/core/gs1/scan-data.ts';

/* Codes as benches meet them, good and bad: what is read of each, or the first thing wrong with it. */

const GS = '\u001d';
const GTIN = '09506000134352';
const read = (scan: string): string => {
  const { elements, faults, missing } = readGs1Scan(scan);
  const [first] = [...faults, ...missing];
  return first === undefined ? elements.map(({ ai, value }) => `${ai} ${value}`).join(' · ') : `${first.code} ${first.ai ?? ''}`.trim();
};

describe('separators', () => {
  it.each([
    [`]C101${GTIN}10ABC${GS}21X`, `01 ${GTIN} · 10 ABC · 21 X`],
    [`]C101${GTIN}${GS}10ABC`, `01 ${GTIN} · 10 ABC`],
    [`]C101${GTIN}10ABC${GS}`, `01 ${GTIN} · 10 ABC`],
    // Without its separator the lot swallows the day: nothing in the code says so.
    [`]C101${GTIN}10ABC17261231`, `01 ${GTIN} · 10 ABC17261231`],
    [`]C101${GTIN}10ABC${GS}${GS}21X`, 'AI_UNRECOGNISED'],
    [`]C1${GS}01${GTIN}`, 'AI_UNRECOGNISED'],
    [`]C101${GTIN}10`, 'AI_VALUE_IS_EMPTY 10'],
    [`01${GTIN}10ABC${GS}17261231`, `01 ${GTIN} · 10 ABC · 17 261231`],
    [`01${GTIN}`, 'MISSING_SYMBOLOGY_IDENTIFIER'],
    [`^01${GTIN}10ABC^21X`, `01 ${GTIN} · 10 ABC · 21 X`],
  ])('%j', (scan, answer) => expect(read(scan)).toBe(answer));
});

describe('symbology identifiers', () => {
  it.each([
    [`]d201${GTIN}`, `01 ${GTIN}`],
    [`]Q301${GTIN}`, `01 ${GTIN}`],
    [`]e001${GTIN}`, `01 ${GTIN}`],
    [`]J101${GTIN}`, `01 ${GTIN}`],
    [']E09506000134352', `01 ${GTIN}`],
    [']E412345670', '01 00000012345670'],
    [']I119506000134359', '01 19506000134359'],
    [']E412345671', 'PRIMARY_MESSAGE_CHECK_DIGIT_IS_INCORRECT 01'],
    [']E0950600013435', 'PRIMARY_SCAN_DATA_MALFORMED'],
    [']I019506000134359', 'UNSUPPORTED_SYMBOLOGY'],
    [`]c101${GTIN}`, 'UNSUPPORTED_SYMBOLOGY'],
    [']C0ABC', 'UNSUPPORTED_SYMBOLOGY'],
    [']C', 'UNSUPPORTED_SYMBOLOGY'],
    // A Data Matrix that does not call itself GS1 may hold anything.
    [`]d101${GTIN}`, ''],
  ])('%s', (scan, answer) => expect(read(scan)).toBe(answer));
});

describe('brackets', () => {
  it.each([
    [`(01)${GTIN}(10)A\\(B)C`, `01 ${GTIN} · 10 A(B)C`],
    [`(01)${GTIN}(10)A(B)C`, 'AI_UNRECOGNISED B'],
    [`(01) ${GTIN} (10) ABC`, 'NON_DIGIT_CHARACTER 01'],
    [`(001)${GTIN}`, 'AI_UNRECOGNISED 001'],
    ['(3106)001234(01)99506000134355', 'AI_UNRECOGNISED 3106'],
    ['(01)9506000134352', 'AI_DATA_TOO_SHORT 01'],
    ['(01)', 'AI_VALUE_IS_EMPTY 01'],
    ['(01', 'AI_BRACKETS_MALFORMED'],
    [`（01）${GTIN}`, 'MISSING_SYMBOLOGY_IDENTIFIER'],
  ])('%s', (scan, answer) => expect(read(scan)).toBe(answer));
});

describe('lengths and letters', () => {
  it.each([
    ['10', 'A'.repeat(20), ''],
    ['10', 'A'.repeat(21), 'AI_DATA_TOO_LONG 10'],
    ['10', 'A#B', 'INVALID_CSET82_CHARACTER 10'],
    ['10', 'é', 'INVALID_CSET82_CHARACTER 10'],
    ['20', '1', 'AI_DATA_TOO_SHORT 20'],
    ['99', 'X'.repeat(90), ''],
    ['99', 'X'.repeat(91), 'AI_DATA_TOO_LONG 99'],
    ['3103', '00123', 'AI_DATA_TOO_SHORT 3103'],
    ['3103', '0012345', 'AI_DATA_TOO_LONG 3103'],
  ])('(%s)%s', (ai, value, fault) => expect(read(`(01)${GTIN}(${ai})${value}`)).toBe(fault === '' ? `01 ${GTIN} · ${ai} ${value}` : fault));
});

describe('days and times', () => {
  it.each([
    ['17', '260800', ''],
    ['17', '260230', 'ILLEGAL_DAY 17'],
    ['17', '000000', 'ILLEGAL_MONTH 17'],
    ['11', '240229', ''],
    ['11', '230229', 'ILLEGAL_DAY 11'],
    ['7003', '2602282359', ''],
    ['7003', '2602282400', 'ILLEGAL_HOUR 7003'],
    ['8008', '26022823', ''],
    ['8008', '260228235959', ''],
    ['8008', '2602282360', 'ILLEGAL_MINUTE 8008'],
    ['7007', '260101260131', ''],
    ['4326', '260200', 'ILLEGAL_DAY 4326'],
  ])('(%s)%s', (ai, value, fault) => expect(read(`(01)${GTIN}(${ai})${value}`)).toBe(fault === '' ? `01 ${GTIN} · ${ai} ${value}` : fault));
});

describe('check digits and code lists', () => {
  it.each([
    ['(00)395060001343520001', '00 395060001343520001'],
    ['(00)395060001343520005', 'INCORRECT_CHECK_DIGIT 00'],
    ['(410)9506000134353', 'INCORRECT_CHECK_DIGIT 410'],
    ['(253)9506000134352AB', '253 9506000134352AB'],
    ['(8003)19506000134352A', 'NOT_ZERO 8003'],
    ['(8006)095060001343520302', 'PIECE_NUMBER_EXCEEDS_TOTAL 8006'],
    ['(8007)DE88370400440532013000', 'INCORRECT_IBAN_CHECKSUM 8007'],
    ['(01)99506000134355(3932)000125', 'NOT_ISO4217 3932'],
    ['(4307)XX(00)395060001343520001', 'NOT_ISO3166_ALPHA2 4307'],
  ])('%s', (scan, answer) => expect(read(scan)).toBe(answer));
});

describe('what stands together', () => {
  it.each([
    [`(01)${GTIN}(01)${GTIN}`, `01 ${GTIN} · 01 ${GTIN}`],
    [`(01)${GTIN}(01)19506000134359`, 'AI_REPEATED_WITH_ANOTHER_VALUE 01'],
    [`(21)a(235)b(01)${GTIN}`, 'INVALID_AI_PAIRS 21'],
    [`(02)${GTIN}`, 'REQUIRED_AIS_NOT_SATISFIED 02'],
    [`(00)395060001343520001(02)${GTIN}(37)24`, `00 395060001343520001 · 02 ${GTIN} · 37 24`],
    // A supplement lies on goods beside another code; alone nothing is missing of it.
    ['(10)ABC', '10 ABC'],
  ])('%s', (scan, answer) => expect(read(scan)).toBe(answer));
});

describe('links', () => {
  it.each([
    [`HTTPS://ID.GS1.ORG/01/${GTIN}`, `01 ${GTIN}`],
    [`https://id.gs1.org/01/${GTIN}/10/A%2FB`, `01 ${GTIN} · 10 A/B`],
    [`https://id.gs1.org/01/${GTIN}?17=261231&linkType=gs1:pip`, `01 ${GTIN} · 17 261231`],
    [`https://id.gs1.org/01/${GTIN}?17=261331`, 'ILLEGAL_MONTH 17'],
    // The grammar ends a path with a value: a slash behind it would be a value that is empty.
    [`https://id.gs1.org/01/${GTIN}/`, 'NO_GS1_DL_KEYS_FOUND_IN_PATH_INFO'],
    [`https://id.gs1.org/01/${GTIN}/10/A/B`, 'NO_GS1_DL_KEYS_FOUND_IN_PATH_INFO'],
    ['https://id.gs1.org/01/9506000134352', 'AI_DATA_TOO_SHORT 01'],
    ['https://example.com/shop?gtin=1', 'NO_GS1_DL_KEYS_FOUND_IN_PATH_INFO'],
    [`HtTpS://id.gs1.org/01/${GTIN}`, 'MISSING_SYMBOLOGY_IDENTIFIER'],
  ])('%s', (scan, answer) => expect(read(scan)).toBe(answer));

  it('in mixed case is a text of the code that carries it, and none of its elements', () => {
    expect(readGs1Scan(`]Q1hTTps://id.gs1.org/01/${GTIN}`)).toMatchObject({ elements: [], faults: [] });
    expect(readDigitalLink(`hTTps://id.gs1.org/01/${GTIN}`).faults).toEqual([{ code: 'URI_CONTAINS_ILLEGAL_SCHEME' }]);
  });
});

describe('what a scanner would send', () => {
  it.each([
    ['EAN13', '^0109506000134352|^99A', `]E09506000134352|]e099A`],
    ['UPCA', '^0100416000336108|^99A^98B', `]E00416000336108|]e099A${GS}98B`],
    ['EAN8', '^0100000012345670', ']E412345670'],
    ['EAN8', '^0109506000134352', undefined],
    ['DataBarExpanded', `^01${GTIN}|^99A`, `]e001${GTIN}99A`],
    ['DataBarExpanded', `^01${GTIN}10A|^99B`, `]e001${GTIN}10A${GS}99B`],
  ])('%s %s', (symbol, message, scan) => expect(writeScanData(symbol, message).scan).toBe(scan));
});
