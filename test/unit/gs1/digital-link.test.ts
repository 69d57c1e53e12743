import { describe, expect, it } from 'vitest';
import { readGs1Scan } from '../../../shared/core/gs1/read-scan.ts';

const first = (scan: string): string => readGs1Scan(scan).faults[0]?.code ?? 'ok';

describe('a Digital Link', () => {
  it.each([
    ['https://a:/01/12312312312333', 'ok'],
    ['https://[::1]:8080/stem/01/12312312312333', 'ok'],
    ['https://a/01/12312312312333/235/X?10=A', 'ok'],
    ['https://a/00/006141411234567890?10=A', 'ok'],
    ['https://a/01/12312312312333/01/12312312312333', 'ok'],
    ['https://a/01/12312312312333?lot=1&gtin=2', 'ok'],
    ['https://a/01/12312312312333?99=a%2', 'ok'],
    ['https://a/lot/1/gtin/12312312312333', 'ok'],
    ['https://user@a/01/12312312312333', 'DOMAIN_CONTAINS_ILLEGAL_CHARACTERS'],
    ['https:///01/12312312312333', 'DOMAIN_CONTAINS_ILLEGAL_CHARACTERS'],
    ['https://ä/01/12312312312333', 'URI_CONTAINS_ILLEGAL_CHARACTERS'],
    ['https://a', 'URI_LACKS_PATH_INFO'],
    ['https://a/01/12312312312333/', 'NO_GS1_DL_KEYS_FOUND_IN_PATH_INFO'],
    ['https://a/01/12312312312333/10/?99=1', 'AI_VALUE_IS_EMPTY'],
    ['https://a/01/12312312312333?10=A', 'AI_SHOULD_BE_IN_PATH_INFO'],
    ['https://a/01/12312312312333/21/X?10=A', 'AI_SHOULD_BE_IN_PATH_INFO'],
    ['https://a/01/12312312312333?21=A', 'AI_SHOULD_BE_IN_PATH_INFO'],
    ['https://a/01/12312312312333/21/X/10/A', 'INVALID_KEY_QUALIFIER_SEQUENCE'],
    ['https://a/01/12312312312333/99/X', 'INVALID_KEY_QUALIFIER_SEQUENCE'],
    ['https://a/00/006141411234567890?254=1', 'INVALID_DL_URI_ATTRIBUTE'],
    ['https://a/01/12312312312333?4000=1', 'AI_UNRECOGNISED'],
    ['https://a/01/12312312312333?=1', 'AI_UNRECOGNISED'],
    ['https://a/01/12312312312333?99=', 'AI_VALUE_IS_EMPTY'],
    ['https://a/01/12312312312333?99=a+b', 'INVALID_CSET82_CHARACTER'],
    ['https://a/01/12312312312333?99=%00', 'INVALID_CSET82_CHARACTER'],
    ['https://a/01/12312312312333/10/A?10=A', 'AI_SHOULD_BE_IN_PATH_INFO'],
    ['https://a/8004/9520614141234567?99=1&99=1', 'DUPLICATE_AI'],
  ])('%s: %s', (link, code) => {
    expect(first(link)).toBe(code);
  });
});

describe('a linear code with its composite component', () => {
  it.each(['(01)12312312312333|(10)ABC(99)X', '^0112312312312333|^10ABC^99X', '\u001d0112312312312333|\u001d10ABC\u001d99X'])('%s', (scan) => {
    expect(readGs1Scan(scan)).toEqual({
      elements: [
        { ai: '01', value: '12312312312333' },
        { ai: '10', value: 'ABC' },
        { ai: '99', value: 'X' },
      ],
      faults: [],
      missing: [],
    });
  });

  it('beside an EAN keeps its own elements, and the number of the EAN', () => {
    expect(readGs1Scan(']E402345673|]e099COMPOSITE\u001d98XYZ').elements).toEqual([
      { ai: '01', value: '00000002345673' },
      { ai: '99', value: 'COMPOSITE' },
      { ai: '98', value: 'XYZ' },
    ]);
  });

  it('in a QR code is one, or a page of somebody else', () => {
    expect(first(']Q1https://a/01/12312312312333')).toBe('ok');
    expect(first(']Q1https://example.com/menu')).toBe('NO_GS1_DL_KEYS_FOUND_IN_PATH_INFO');
    expect(first(']Q1TESTING')).toBe('ok');
  });

  it('a symbol GS1 has no use for is no GS1 code', () => {
    expect(first(']A0ABC')).toBe('UNSUPPORTED_SYMBOLOGY');
    expect(first('ABC')).toBe('MISSING_SYMBOLOGY_IDENTIFIER');
  });
});
