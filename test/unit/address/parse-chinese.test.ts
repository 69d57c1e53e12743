import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChinese, type ChineseAddress } from '../../../shared/core/address/chinese/parse-chinese.ts';
import { divisions } from '../../fixtures/address-context.ts';

const parse = (detail: string): ChineseAddress => parseChinese({ detail }, divisions);
const levels = ({ status, province, city, district }: ChineseAddress): string => [status, province, city, district].join(' ').trim();

describe('one address read', () => {
  it.each([
    ['浙江省杭州市余杭区仓前街道听雨路12号', 'ok 浙江省 杭州市 余杭区'],
    ['余杭区仓前街道听雨路12号', 'ok 浙江省 杭州市 余杭区'],
    ['浙江杭州余杭听雨路12号', 'ok 浙江省 杭州市 余杭区'],
    ['浙江省杭州市余航区听雨路12号', 'ok 浙江省 杭州市 余杭区'],
    ['淅江省抗州市余杭区听雨路12号', 'ok 浙江省 杭州市 余杭区'],
    ['浙江省杭州市余杭区', 'incomplete 浙江省 杭州市 余杭区'],
    ['浙江省杭州市听雨路12号', 'incomplete 浙江省 杭州市'],
    ['浙江省杭州市仓前街道听雨路12号', 'ok 浙江省 杭州市 余杭区'],
    ['翠苑街道文三路1号', 'ok 浙江省 杭州市 西湖区'],
    ['鼓楼区梧桐里8号', 'ambiguous   鼓楼区'],
    ['江苏省鼓楼区梧桐里8号', 'ambiguous 江苏省  鼓楼区'],
    ['福建省鼓楼区梧桐里8号', 'ok 福建省 福州市 鼓楼区'],
    ['鼓楼区湖南路街道梧桐里8号', 'ok 江苏省 南京市 鼓楼区'],
    ['朝阳建国路1号', 'ambiguous   朝阳'],
    ['西安高新区锦业路1号', 'ok 陕西省 西安市 高新区'],
    ['广东省杭州市西湖区望月巷3号', 'contradictory 浙江省 杭州市 西湖区'],
    ['江苏杭州西湖区望月巷3号', 'contradictory 浙江省 杭州市 西湖区'],
    ['浙江省昆山市听雨路1号', 'contradictory 江苏省 苏州市 昆山市'],
    ['上海市黄埔区南京东路300号', 'contradictory 广东省 广州市 黄埔区'],
    ['北京市朝阳区桂林街道1号院', 'contradictory 北京市  朝阳区'],
    ['浙江省杭州市江干区观潮路6号', 'ambiguous 浙江省 杭州市 江干区'],
    ['浙江省杭州市江干区凯旋街道观潮路6号', 'ok 浙江省 杭州市 上城区'],
    ['湖北省襄樊市襄阳区双沟镇1号', 'ok 湖北省 襄阳市 襄州区'],
    ['贵州省毕节地区毕节市学院路1号', 'ok 贵州省 毕节市 七星关区'],
    ['上海浦东区民生路1号', 'ok 上海市 上海市 浦东新区'],
    ['深圳市龙华新区民治街道1号', 'ok 广东省 深圳市 龙华区'],
    ['新疆巴州库尔勒市人民路1号', 'ok 新疆维吾尔自治区 巴音郭楞蒙古自治州 库尔勒市'],
    ['江苏苏州园区星湖街1号', 'ok 江苏省 苏州市 苏州工业园区'],
    ['重庆市县城口县土城路1号', 'ok 重庆市 重庆市 城口县'],
    ['海南省省直辖县级行政区划东方市解放路1号', 'ok 海南省  东方市'],
    ['广东省东莞市东莞市虎门镇1号', 'ok 广东省 东莞市'],
    ['天津天津和平区南京路1号', 'ok 天津市 天津市 和平区'],
    ['云龙山路88号', 'unknown'],
    ['内蒙古呼市赛罕区大学西街1号', 'ok 内蒙古自治区 呼和浩特市 赛罕区'],
    ['江苏南京玄武湖路1号', 'incomplete 江苏省 南京市'],
    ['广西南宁青秀山路5号', 'incomplete 广西壮族自治区 南宁市'],
    ['请送到广东佛山顺德区大良街道新宁路1号，不要放驿站', 'ok 广东省 佛山市 顺德区'],
    ['寄往：江苏苏州姑苏区观前街1号', 'ok 江苏省 苏州市 姑苏区'],
    ['浙江省杭州市西湖区余杭区文一西路12号', 'contradictory 浙江省 杭州市 西湖区'],
    ['上海市浦东新区余杭区听雨路3号', 'contradictory 上海市  浦东新区'],
    ['上海市浦东新区杭州市余杭区听雨路3号', 'contradictory 上海市  浦东新区'],
    ['四川省成都市锦江区锦江区春熙路1号', 'ok 四川省 成都市 锦江区'],
    ['浙江省义乌市江东区宾王路1号', 'ok 浙江省 金华市 义乌市'],
    ['山西省长治市沁沁县胜利路5号', 'ambiguous 山西省 长治市 沁沁县'],
    ['老地方', 'unknown'],
  ])('%s → %s', (text, expected) => expect(levels(parse(text))).toBe(expected));

  it.each([
    ['张三 13800138000 浙江省杭州市余杭区听雨路12号', '张三', '13800138000', '听雨路12号'],
    ['浙江省杭州市余杭区听雨路12号3幢601李明13800138000', '李明', '13800138000', '听雨路12号3幢601'],
    ['李明浙江省杭州市余杭区听雨路12号', '李明', '', '听雨路12号'],
    ['收货人：欧阳知夏 电话：0571-86000000 地址：浙江省杭州市余杭区听雨路12号', '欧阳知夏', '0571-86000000', '听雨路12号'],
    ['房pp,18263333333,山东省 德州市 乐陵市 市中街道怡然居小区,253600', '房pp', '18263333333', '怡然居小区'],
    ['北京市密云区花园小区1楼三单元30115801691123 唐娜明收', '唐娜明', '15801691123', '花园小区1楼三单元301'],
    ['浙江省杭州市余杭区听雨路12号 138****8000', '', '138****8000', '听雨路12号'],
    ['北京市海淀区知春路27号1101室，联系人：赵敏，固话010-62345678-123', '赵敏', '010-62345678-123', '知春路27号1101室'],
  ])('takes who and which number out of %s', (text, name, phone, detail) => {
    const read = parse(text);
    expect([read.name, read.phone, read.detail]).toEqual([name, phone, detail]);
  });

  it('keeps what was said before and behind the address as a remark', () => {
    expect(parse('麻烦发到这个地址：江苏省南京市玄武区珠江路498号 放门口').remark).toBe('麻烦发到这个 放门口');
  });

  it('cuts the detail into its parts', () => {
    expect(parse('浙江省杭州市余杭区文一西路969号3幢2单元601室').parts).toEqual({
      road: '文一西路',
      village: '',
      number: '969号',
      building: '3幢',
      unit: '2单元',
      room: '601室',
    });
  });

  it('offers the district that sounds the same beside the one that bears the name', () => {
    expect(parse('上海市黄埔区南京东路300号').suggestions[0]).toMatchObject({ district: '黄浦区', rule: 'typed_sound', confidence: null });
  });

  it('invents nothing whatever it is given', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '浙江省',
        '杭州',
        '余杭区',
        '鼓楼区',
        '江干区',
        '市辖区',
        '听雨路',
        '12号',
        '13800138000',
        '张三',
        '收货人：',
        '放门口',
        '高新区',
        '\n',
        ' ',
        '，',
        '縣',
        '１２',
      ),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const read = parse(text);
        for (const part of [read.name, read.town]) expect(text).toContain(part);
        for (const { confidence } of read.suggestions) expect(confidence === null || (confidence > 0 && confidence <= 1)).toBe(true);
        if (read.status === 'ambiguous') expect(read.adcode).toBe('');
      }),
      { numRuns: 500 },
    );
  });

  it('a town that kept the name of a county that is gone stays a town', () => {
    expect(parse('湖北省十堰市丹江口市均县镇银杏路280号1栋2501')).toMatchObject({
      status: 'ok',
      district: '丹江口市',
      town: '均县镇',
      detail: '银杏路280号1栋2501',
    });
    expect(parse('湖北省十堰市均县银杏路280号')).toMatchObject({ district: '丹江口市', town: '', detail: '银杏路280号' });
  });

  it('is not stopped by a text without an end', () => {
    for (const text of ['浙江省'.repeat(50_000), '路'.repeat(300_000), '张三,'.repeat(50_000), '1'.repeat(300_000), '\u202e😀'.repeat(100_000)]) {
      expect(parse(text).status).toBeTypeOf('string');
    }
  });
});
