import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyQuery } from '../../../shared/core/search/classify-query.ts';
import { nameBigrams, namePinyin } from '../../../shared/core/search/name-keys.ts';
import { phoneDigits, reversedPhoneTail, trigramMatch, trigramTerms } from '../../../shared/core/search/search-keys.ts';

describe('names by pinyin', () => {
  it.each([
    ['沈听澜', 'shentinglan', 'stl'],
    ['单雄信', 'shanxiongxin', 'sxx'],
    ['仇英', 'qiuying', 'qy'],
    ['曾国藩', 'zengguofan', 'zgf'],
    ['解缙', 'xiejin', 'xj'],
    ['任知秋', 'renzhiqiu', 'rzq'],
    ['尉迟恭', 'yuchigong', 'ycg'],
    ['万俟卨', 'moqixie', 'mqx'],
    ['长孙无忌', 'zhangsunwuji', 'zswj'],
    ['欧阳修', 'ouyangxiu', 'oyx'],
    ['吕布', 'lvbu', 'lb'],
    ['万里', 'wanli', 'wl'],
    ['Aoife Byrne', 'aoifebyrne', 'ab'],
    ["Seán O'Neill", 'seanoneill', 'so'],
    ['', '', ''],
  ])('%s is %s, %s', (name, full, initials) => {
    expect(namePinyin(name)).toEqual({ full, initials });
  });
});

describe('keys of the index', () => {
  it('pairs the characters of a Chinese name', () => {
    expect(nameBigrams('沈听澜')).toEqual(['沈听', '听澜']);
    expect(nameBigrams('王伟')).toEqual(['王伟']);
    expect(nameBigrams('王 Wei 伟')).toEqual([]);
  });
  it.each([
    ['15400000001', '15400000001', '10000000451'],
    ['+86 154-0000-0001', '8615400000001', '10000000451'],
    ['154****0015', '1540015', '5100'],
    ['15400000016-1234', '15400000016', '61000000451'],
    ['', '', ''],
  ])('phone %s', (phone, digits, reversed) => {
    expect([phoneDigits(phone), reversedPhoneTail(phone)]).toEqual([digits, reversed]);
  });
  it('every trigram of a piece is a trigram of the whole', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 3 }), fc.string(), fc.string(), (piece, before, after) => {
        const whole = new Set(trigramTerms(before + piece + after));
        for (const term of trigramTerms(piece)) expect(whole.has(term)).toBe(true);
      }),
    );
  });
  it('writes a MATCH no phrase of which is longer than three', () => {
    expect(trigramMatch('TB-26"')).toBe('"tb-" AND "b-2" AND "-26" AND "26"""');
    expect(trigramMatch('王伟')).toBeNull();
  });
});

describe('what a typed text can mean', () => {
  it.each([
    ['0001', ['phone_end', 'order_number', 'waybill', 'sku']],
    ['15400000001', ['phone', 'order_number', 'waybill', 'sku']],
    ['+353 20 910 0001', ['phone', 'order_number', 'waybill', 'sku']],
    ['DM-TB-261123-0001', ['sku', 'order_number', 'waybill']],
    ['TRYT1000000016', ['order_number', 'waybill', 'sku']],
    ['qh-tee01-blk', ['sku', 'order_number', 'waybill']],
    ['王伟', ['chinese_name', 'address_part']],
    ['沈听澜', ['chinese_name', 'address_part']],
    ['听雨路', ['address_part', 'chinese_name']],
    ['听雨路12号', ['address_part']],
    ['stl', ['pinyin', 'latin_name', 'address_part', 'sku']],
    ['Aoife Byrne', ['pinyin', 'latin_name', 'address_part', 'sku']],
    ['  ', []],
  ])('%s', (text, kinds) => {
    expect(classifyQuery(text).map((look) => look.kind)).toEqual(kinds);
  });
  it('always has something to look for, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(classifyQuery(text).filter((look) => look.term === '')).toEqual([]);
      }),
    );
  });
});
