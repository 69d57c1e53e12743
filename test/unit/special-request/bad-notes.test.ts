import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkAddress } from '../../../shared/core/address/check/check-address.ts';
import { emptyRecipient } from '../../../shared/core/order/recipient.ts';
import { compileRequestRules } from '../../../shared/core/special-request/compile-request-rules.ts';
import { readNote } from '../../../shared/core/special-request/read-note.ts';
import type { SpecialRequestData } from '../../../shared/core/special-request/request-rules.ts';
import { harbourOneContext } from '../../fixtures/address-context.ts';

const rules = compileRequestRules(
  JSON.parse(readFileSync(new URL('../../../resources/rules/special-requests.json', import.meta.url), 'utf8')) as SpecialRequestData,
);
const read = (note: string) => readNote(note, rules).findings.map(({ code, params }) => [code, params['words']]);

describe('a note nobody should have written', () => {
  it('of a megabyte still says what it asks for', () => {
    const filler = '今天天气真好。'.repeat(75_000);
    expect(filler.length).toBeGreaterThan(500_000);
    expect(read(`${filler}请发顺丰${filler}`).map(([code]) => code)).toEqual(['request.designate_carrier']);
  });

  it.each([
    ['🙏🙏发顺丰🙏', 'request.designate_carrier'],
    ['\u202e发顺丰\u202c', 'request.designate_carrier'],
    ['发\u200b顺\u200b丰', 'request.designate_carrier'],
    ['مرحبا أرجو الاتصال قبل التسليم', 'request.unread_note'],
  ])('%j is read, or put before a person', (note, code) => expect(read(note).map(([found]) => found)).toContain(code));

  it.each(['🙂', '\u202e', '\ud800', '   \n'])('%j asks for nothing', (note) => expect(read(note)).toEqual([]));
});

describe('a name that is none', () => {
  const codes = (name: string) =>
    checkAddress(
      { ...emptyRecipient, name, phone: '15400000001', province: '浙江省', city: '杭州市', district: '余杭区', detail: '听雨路12号' },
      harbourOneContext,
    )
      .filter(({ severity }) => severity === 'stop')
      .map(({ code }) => code);

  it.each([['浙江省杭州市余杭区听雨路12号3栋502室'], ['放门口谢谢'], ['https://evil.example.com/x'], ['15400000001'], ['12 Main Street, Springfield']])(
    '%s is stopped',
    (name) => expect(codes(name)).toHaveLength(1),
  );
  it.each([['林小满'], ['O’Brien, Siobhán'], ['محمد علي'], ['杭州市余杭区听雨贸易有限公司'], ['3栋张阿姨'], ['Rhodes Street']])('%s is a name', (name) =>
    expect(codes(name)).toEqual([]),
  );
});
