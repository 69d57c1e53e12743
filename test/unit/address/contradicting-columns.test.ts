import { describe, expect, it } from 'vitest';
import { checkAddress } from '../../../shared/core/address/check/check-address.ts';
import { parseChinese } from '../../../shared/core/address/chinese/parse-chinese.ts';
import { emptyRecipient, type Recipient } from '../../../shared/core/order/recipient.ts';
import { divisions, harbourOneContext } from '../../fixtures/address-context.ts';

const XIHU = { province: '浙江省', city: '杭州市', district: '西湖区' };
const read = (fields: Partial<Recipient>) => parseChinese(fields, divisions);

describe('columns against the text beside them', () => {
  it.each([
    ['another district of the same city', '余杭区文一西路969号', ['330106', '330110']],
    ['a whole path elsewhere', '上海市青浦区盈港路12号', ['330106', '310118']],
    ['a city and a district elsewhere', '苏州姑苏区人民路8号', ['330106', '320508']],
  ])('%s is asked about, never settled', (_, detail, candidates) => {
    const { status, adcode, suggestions } = read({ ...XIHU, detail });
    expect(status).toBe('contradictory');
    expect(adcode).toBe('');
    expect(suggestions.map((one) => one.adcode)).toEqual(candidates);
    expect(suggestions.every(({ confidence }) => confidence === null)).toBe(true);
  });

  it.each(['杭州市西湖区文三路1号', '西湖区文三路1号', '余杭塘路1号', '上海路12号', '北京大学杭州校友会', '余杭区政府驻西湖办事处12号'])(
    'repeating them, or a road or a house named after another place, is none: %s',
    (detail) => {
      expect(read({ ...XIHU, detail })).toMatchObject({ status: 'ok', adcode: '330106' });
    },
  );

  it('opens an exception whose two ways out keep the road and lose the path', () => {
    const recipient: Recipient = { ...emptyRecipient, ...XIHU, name: '林小满', phone: '13800138000', detail: '余杭区文一西路969号' };
    const [finding] = checkAddress(recipient, harbourOneContext).filter(({ severity }) => severity === 'stop');
    expect(finding?.code).toBe('address.contradiction');
    const results = finding?.suggestions.map(({ changes }) => Object.fromEntries(changes.map(({ field, to }) => [field, to])));
    expect(results).toEqual([{ 'recipient.detail': '文一西路969号' }, { 'recipient.district': '余杭区', 'recipient.detail': '文一西路969号' }]);
  });
});

describe('bodies and names of the past', () => {
  it.each([
    ['新疆生产建设兵团第八师石河子市北四路10号', '659001'],
    ['兵团第一师阿拉尔市胜利大道1号', '659002'],
    ['河北雄安新区容城县奥威路12号', '130629'],
    ['昌吉州米泉市稻香路1号', '650109'],
    ['九江市庐山区十里大道1号', '360402'],
    ['东莞市市辖区虎门镇连升路1号', '441900'],
    ['海南省三沙市西沙区北京路1号', '460321'],
    ['{"name":"林小满","tel":"13800138000","addr":"浙江省杭州市西湖区文三路1号"}', '330106'],
  ])('%s lies in %s', (detail, adcode) => {
    expect(read({ detail })).toMatchObject({ status: 'ok', adcode });
  });

  it('a county that became a district and gave towns away is asked about, its main heir first', () => {
    const { status, suggestions } = read({ detail: '浙江省绍兴市绍兴县钱陶公路12号' });
    expect(status).toBe('ambiguous');
    expect(suggestions.map(({ district }) => district)).toEqual(['柯桥区', '越城区']);
  });
});
