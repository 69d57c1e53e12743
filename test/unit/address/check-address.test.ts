import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAddress } from '../../../shared/core/address/check/check-address.ts';
import { divisionPath } from '../../../shared/core/address/divisions/division.ts';
import { ADDRESS_FINDING_CODES, ADDRESS_REASON_CODES } from '../../../shared/core/address/check/finding-codes.ts';
import { splitRecipient } from '../../../shared/core/address/chinese/read-recipient.ts';
import type { Finding } from '../../../shared/core/finding/finding.ts';
import { emptyRecipient, type Recipient } from '../../../shared/core/order/recipient.ts';
import { divisions, harbourOneContext as context } from '../../fixtures/address-context.ts';
import { CLEAN, FAULTY, type SampleOrder } from './sample-orders.ts';

/** Each order twice: as one text, and with its levels in fields of their own as an importer leaves them. */
const asText = ({ name, phone, address }: SampleOrder): Recipient => ({ ...emptyRecipient, name, phone, detail: address });
const asFields = (order: SampleOrder): Recipient => splitRecipient(asText(order), divisions);
const check = (recipient: Recipient): readonly Finding[] => checkAddress(recipient, context);
const person = { name: '林小满', phone: '15400000001' };
const at = (detail: string, more: Partial<Recipient> = {}): readonly Finding[] => check({ ...emptyRecipient, ...person, detail, ...more });
const codes = (findings: readonly Finding[]): readonly string[] => findings.map(({ code, severity }) => (severity === 'hint' ? `~${code}` : code));
const toOf = (findings: readonly Finding[], n = 0): Readonly<Record<string, string>> =>
  Object.fromEntries((findings[0]?.suggestions[n]?.changes ?? []).map(({ field, to }) => [field.replace('recipient.', ''), to]));
const order = (id: string): SampleOrder => {
  const found = [...FAULTY, ...CLEAN].find((one) => one.id === id);
  if (found === undefined) throw new Error(`no sample order ${id}`);
  return found;
};

describe('the demo orders', () => {
  it.each(FAULTY)('$id $address stops with $codes', (one) => {
    expect(codes(check(asText(one)))).toEqual(one.codes);
    expect(codes(check(asFields(one)))).toEqual(one.codes);
  });

  it.each(CLEAN)('$id $address is left in peace', (one) => {
    expect(check(asText(one))).toEqual([]);
    expect(check(asFields(one))).toEqual([]);
  });

  it.each(['双流县', '郫县', '余杭市'])('says of a column %s that the district is called otherwise today', (district) => {
    const above = district === '余杭市' ? { province: '浙江省', city: '杭州市' } : { province: '四川省', city: '成都市' };
    expect(codes(at('听雨路12号', { ...above, district }))).toEqual(['address.renamed']);
    expect(toOf(at('听雨路12号', { ...above, district }))).toEqual({ district: { 双流县: '双流区', 郫县: '郫都区', 余杭市: '余杭区' }[district] });
  });
  it('asks which of two names a slip left, where both are near', () => {
    const findings = at('胜利路5号', { province: '山西省', city: '长治市', district: '沁沁县' });
    expect(codes(findings)).toEqual(['address.district_ambiguous']);
    expect(findings[0]?.suggestions.map(({ confidence }) => confidence)).toEqual([null, null]);
  });

  it('offers no guess for a district nothing tells (O-06)', () => expect(check(asText(order('O-06')))[0]?.suggestions).toEqual([]));

  it('fills what only one place can be (O-07)', () => {
    const findings = check(asFields(order('O-07')));
    expect(toOf(findings)).toEqual({ province: '浙江省', city: '杭州市' });
    expect(findings[0]?.suggestions[0]?.confidence).toBeGreaterThan(0.9);
  });

  it('lets the street office choose among namesakes, and says so (O-08)', () => {
    const [finding] = check(asFields(order('O-08')));
    expect(finding?.suggestions.map(({ confidence, params }) => [confidence, params['path']])).toEqual([
      [0.9, '江苏省南京市鼓楼区'],
      [null, '江苏省徐州市鼓楼区'],
      [null, '福建省福州市鼓楼区'],
      [null, '河南省开封市鼓楼区'],
    ]);
    expect(finding?.suggestions[0]?.reason).toBe('address.town_only_in');
  });

  it('weighs three levels above one (O-09)', () => expect(toOf(check(asFields(order('O-09'))))).toEqual({ province: '浙江省' }));

  it('replaces the old levels in front of the detail as well (O-09)', () => {
    expect(toOf(check(asText(order('O-09'))))).toEqual({ province: '浙江省', city: '杭州市', district: '西湖区', town: '翠苑街道', detail: '望月巷3号' });
  });

  it('names the successor the street office lies in (O-10), and asks without one (O-11)', () => {
    const [decided] = check(asFields(order('O-10')));
    expect(decided?.suggestions.map(({ reason, confidence, params }) => [reason, confidence, params['path'], params['year']])).toEqual([
      ['address.town_now_in', 0.9, '浙江省杭州市上城区', 2021],
    ]);
    const [open] = check(asFields(order('O-11')));
    expect(open?.suggestions.map(({ confidence, params }) => [confidence, params['path']])).toEqual([
      [null, '浙江省杭州市上城区'],
      [null, '浙江省杭州市钱塘区'],
    ]);
  });

  it('moves a remark into the note and deletes nothing (O-13)', () => {
    const [finding] = check(asFields(order('O-13')));
    expect(finding?.span).toEqual([11, 21]);
    expect(finding?.suggestions[0]?.changes).toEqual([
      { field: 'recipient.detail', from: '望星路99弄5号302 不要放丰巢 下午送', to: '望星路99弄5号302' },
      { field: 'buyerNote', from: '', to: '不要放丰巢 下午送' },
    ]);
  });

  it('does not guess a missing digit (O-14)', () =>
    expect(check(asText(order('O-14')))[0]).toMatchObject({ field: 'recipient.phone', params: { digits: 10, expected: '11' }, suggestions: [] }));

  it('drops a filler code (O-20), finds an area code (O-22), mends a letter (O-23)', () => {
    expect(toOf(check(asFields(order('O-20'))))).toEqual({ detail: '观星道18号A座5楼B室' });
    expect(toOf(check(asText(order('O-22'))))).toEqual({ postcode: '106' });
    expect(toOf(check(asText(order('O-23'))))).toEqual({ detail: '12 Sample Mews, Horley, RH6 0HP, United Kingdom' });
  });

  it('shows both readings of a ZIP in another state (O-24)', () => {
    const [finding] = check(asText(order('O-24')));
    expect(finding?.params).toEqual({ postcode: '04101', state: 'OR', actual: 'ME' });
    expect(finding?.suggestions.map(({ reason, confidence }) => [reason, confidence])).toEqual([
      ['address.state_of_zip', null],
      ['address.zip_of_state', null],
    ]);
  });

  it('reads pinyin back through roads it has seen (O-26)', () => {
    const [finding] = check(asText(order('O-26')));
    expect(toOf([finding!])).toEqual({ province: '浙江省', city: '杭州市', district: '余杭区', town: '仓前街道', detail: '听雨路12号' });
    expect(finding?.suggestions[0]?.confidence).toBe(0.7);
    const [unseen] = checkAddress(asText(order('O-26')), { ...context, roadsIn: () => [] });
    expect(unseen?.suggestions[0]).toMatchObject({ confidence: 0.5, params: { path: '浙江省杭州市余杭区仓前街道Tingyu路12号' } });
  });
});

describe('patterns of the fault catalogue', () => {
  it.each([
    ['杭州市余杭区', ['~address.province_missing', 'address.detail_missing']],
    ['听雨路12号3幢601', ['address.all_levels_missing']],
    ['上海浦东99弄5号', ['address.road_missing']],
    ['广东省天河区清河路7号', ['address.city_missing']],
    ['江苏昆山玉山镇', ['address.city_missing', 'address.detail_missing']],
    ['成都火车南站街道8号', ['address.district_missing', '~address.road_missing']],
    ['12 Sample St', ['address.country_missing']],
    ['上海市鼓楼区听雨路1号', ['address.contradiction']],
    ['四川省重庆市北碚区听雨路1号', ['address.contradiction']],
    ['浙江省昆山市听雨路1号', ['address.contradiction']],
    ['北京市朝阳区桂林街道1号院', ['address.town_elsewhere', '~address.road_missing']],
    ['浙江省杭州市余杭区临平街道听雨路1号', ['address.town_elsewhere']],
    ['浙江省杭州市下城区听雨路1号', ['address.renamed']],
    ['湖北省襄樊市襄城区檀溪路1号', ['address.renamed']],
    ['浙江省杭州市余杭区万达广场', ['address.vague']],
    ['浙江省杭州市余杭区村口小卖部', ['address.vague']],
    ['浙江省杭州市余杭区到了打电话', ['address.vague']],
    ['浙江省杭州市余杭区仓前街道听雨路5号(周末送)', ['address.remark_in_address']],
    ['浙江省杭州市余杭区仓前街道听雨路5号,发顺丰', ['address.remark_in_address']],
    ['浙江省杭州市yuhang区听雨路1号', ['address.wrong_language']],
    ['Tingyu Lu 12, Zhejiang, Hang Zhou Shi, Yu Hang Qu', ['address.wrong_language']],
    ['浙江省杭州市余杭区***', ['address.masked']],
    ['澳门氹仔望洋街3号 000000', ['address.postcode_not_used']],
    ['~AgAAx3Kq1Zt0QA==', ['address.encrypted']],
    ['', ['address.missing']],
  ])('%s', (detail, expected) => expect(codes(at(detail))).toEqual(expected));

  it.each([
    ['广东省中山市东区中山四路3号'],
    ['海南省儋州市那大镇中兴大街1号'],
    ['甘肃省嘉峪关市新华中路2号'],
    ['湖北省仙桃市沔阳大道8号'],
    ['河南省济源市天坛路3号'],
    ['新疆维吾尔自治区石河子市北三路1号'],
    ['浙江杭州余杭仓前街道听雨路12号'],
    ['上海市黄浦区南京东路100号'],
    ['辽宁省朝阳市双塔区朝阳大街1号'],
    ['浙江省杭州市余杭区径山镇径山村村委会旁王家'],
    ['浙江省杭州市余杭区径山镇八一桥往东200米'],
    ['内蒙古自治区通辽市奈曼旗固日班花苏木乌兰嘎查'],
    ['浙江省杭州市西湖区学院路77号3幢'],
    ['浙江省杭州市西湖区余杭塘路866号浙江大学紫金港校区'],
    ['浙江省杭州市西湖区浙江大学玉泉校区宿舍3-512'],
    ['浙江省杭州市余杭区人民医院住院部8楼32床'],
    ['江苏省苏州市吴中区苏州工业园区星湖街1号'],
    ['海南省三亚市吉阳区迎宾路9号请客楼酒店3楼'],
    ['浙江省杭州市余杭区文一西路969号谢谢茶餐厅'],
    ['220台湾省新北市板橋區文化路一段188號'],
    ['台湾省新北市板橋區文化路一段188號 220'],
    ['广东省东莞市南城区鸿福路106号'],
    ['北京市东城区东四十条甲22号'],
  ])('%s raises nothing', (detail) => expect(at(detail)).toEqual([]));

  it('keeps a development zone as written and only says so', () => {
    expect(codes(at('陕西省西安市高新区锦业路1号'))).toEqual(['~address.development_zone']);
    expect(codes(at('星湖街1号', { province: '江苏省', city: '苏州市', district: '工业园区' }))).toEqual([]);
  });

  it.each([
    ['', 'address.name_missing'],
    ['先生', 'address.name_placeholder'],
    ['微信用户', 'address.name_placeholder'],
    ['1', 'address.name_placeholder'],
    ['😀', 'address.name_placeholder'],
    ['测试', 'address.name_is_note'],
    ['沈听澜15400000001', 'address.name_has_phone'],
  ])('name %j → %s', (name, code) => expect(codes(at('浙江省杭州市余杭区听雨路1号', { name }))).toEqual([code]));

  it.each([
    [{ country: 'US', province: 'MA', city: 'Boston', postcode: '2116', detail: '12 Sample St' }, ['address.postcode_invalid']],
    [{ country: 'AU', province: 'NSW', city: 'Perth', postcode: '6000', detail: '1 Example St' }, ['address.postcode_other_state']],
    [{ country: 'UK', city: 'London', postcode: 'EH1 1AA', detail: '1 Example St' }, ['address.postcode_other_city']],
    [{ country: 'Germany', city: 'München', postcode: '10115', detail: 'Beispielweg 3' }, ['address.postcode_other_city']],
    [{ country: 'US', province: 'WY', city: 'Lander', postcode: '82520', detail: 'PO Box 55' }, ['address.po_box']],
    [{ country: 'FR', city: 'Lyon', postcode: '69001', detail: "7 rue de l'Ã©glise" }, ['address.broken_characters']],
    [{ country: 'US', city: 'Portland', postcode: '97201', detail: '89 Example Way' }, ['~address.region_missing']],
    [{ country: 'GB', city: 'Horley', postcode: 'RH6 0HP', detail: '12 Sample Mews\nleave with neighbour' }, ['address.remark_in_address']],
    [{ country: 'IE', city: 'Cork', postcode: '', detail: '8 Sample Road' }, []],
    [{ country: 'AE', city: 'Dubai', postcode: '', detail: 'Villa 5, Sample Street' }, []],
  ])('abroad: %j', (recipient, expected) => {
    expect(codes(check({ ...emptyRecipient, name: 'Alex Sample', phone: '+44 7700 900123', ...recipient }))).toEqual(expected);
  });
});

describe('what holds for every address', () => {
  const districts = divisions.all.filter(({ level, parent, code }) => level === 'district' && parent !== null && code !== '');

  it('never complains about a complete address in any town of the country', () => {
    fc.assert(
      fc.property(fc.constantFrom(...districts), fc.nat(), fc.integer({ min: 1, max: 999 }), fc.boolean(), (district, pick, number, split) => {
        const towns = divisions.towns(district);
        const address = `${divisionPath(district)}${towns.length === 0 ? '' : towns[pick % towns.length]}听雨路${number}号3幢601室`;
        const recipient = { ...emptyRecipient, ...person, detail: address };
        expect(check(split ? splitRecipient(recipient, divisions) : recipient)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('uses listed codes with their listed placeholders, and spans inside the field', () => {
    const piece = fc.constantFrom(
      '浙江省',
      '杭州',
      '余杭区',
      '江干区',
      '鼓楼区',
      '仓前街道',
      '听雨路',
      '12号',
      '***',
      ' 放门口',
      '信箱',
      'Beispielweg',
      ', ',
      '10115 Berlin',
      'Germany',
      '香港',
      '999077',
      '大学',
      '部队',
    );
    const field = fc.array(piece, { maxLength: 6 }).map((parts) => parts.join(''));
    const recipient = fc.record({
      name: field,
      phone: fc.constantFrom('15400000001', '154****0015', '1.5E10', ''),
      country: fc.constantFrom('', 'CN', 'US', 'Germany'),
      province: fc.constantFrom('', '浙江', 'OR', '广东省'),
      city: fc.constantFrom('', '杭州市', 'London'),
      district: fc.constantFrom('', '余杭区', '某某区'),
      detail: field,
      postcode: fc.constantFrom('', '04101', '999077', 'N/A'),
    });
    fc.assert(
      fc.property(recipient, (partial) => {
        const whole = { ...emptyRecipient, ...partial };
        for (const { kind, code, params, span, field: path, suggestions } of check(whole)) {
          expect(kind).toBe('bad_address');
          expect(Object.keys(params).toSorted()).toEqual(
            [...(ADDRESS_FINDING_CODES[code as keyof typeof ADDRESS_FINDING_CODES] ?? ['no such code'])].toSorted(),
          );
          expect(span?.[1] ?? 0).toBeLessThanOrEqual(whole[path.replace('recipient.', '') as keyof Recipient].length);
          for (const { reason, params: values, changes } of suggestions) {
            expect(Object.keys(values).toSorted()).toEqual(
              [...(ADDRESS_REASON_CODES[reason as keyof typeof ADDRESS_REASON_CODES] ?? ['no such reason'])].toSorted(),
            );
            for (const { field: changed, from } of changes)
              expect(from).toBe(changed === 'buyerNote' ? '' : whole[changed.replace('recipient.', '') as keyof Recipient]);
          }
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('is content with an address after its sure suggestion was accepted', () => {
    for (const id of ['O-07', 'O-08', 'O-09', 'O-10', 'O-13', 'O-20', 'O-22', 'O-23', 'O-26']) {
      for (const before of [asText(order(id)), asFields(order(id))]) {
        const [finding] = check(before);
        const after = { ...before };
        for (const { field, to } of finding?.suggestions[0]?.changes ?? [])
          if (field !== 'buyerNote') Object.assign(after, { [field.replace('recipient.', '')]: to });
        expect([id, codes(check(after))]).toEqual([id, []]);
      }
    }
  });
});
