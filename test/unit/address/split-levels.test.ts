import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divisionPath } from '../../../shared/core/address/divisions/division.ts';
import { fillLevels } from '../../../shared/core/address/chinese/fill-levels.ts';
import { readRecipient, splitRecipient } from '../../../shared/core/address/chinese/read-recipient.ts';
import { splitLevels } from '../../../shared/core/address/chinese/split-levels.ts';
import { emptyRecipient } from '../../../shared/core/order/recipient.ts';
import { divisions } from '../../fixtures/address-context.ts';
import { samplesDir } from '../../fixtures/samples.ts';

interface Vector {
  readonly id: string;
  readonly address: string;
  readonly expected_province: string;
  readonly expected_city: string | null;
  readonly expected_district: string | null;
  readonly expected_detail: string | null;
}

/** This vector puts a Taiwanese county in the district's place; here it is the city, and 屏东市 the district below it. */
const OURS: Readonly<Record<string, { readonly city: string; readonly district: string; readonly detail: string }>> = {
  'cnv-33': { city: '屏东县', district: '屏东市', detail: '太原1路84号' },
};

const samples = samplesDir();
const written = (address: string): readonly string[] => {
  const { province, city, district, town, detail } = splitLevels(address, divisions);
  return [...[province, city, district, town].map((claim) => claim?.text ?? ''), detail];
};

describe.skipIf(samples === undefined)('splitLevels on published addresses (skipped where the samples are absent)', () => {
  const vectors = samples === undefined ? [] : (JSON.parse(readFileSync(join(samples, 'addresses/cn_address_vectors.json'), 'utf8')) as readonly Vector[]);

  it.each(vectors)('$id $address', (vector) => {
    const split = splitLevels(vector.address, divisions);
    const { province, city, district } = fillLevels(split);
    expect(province).toBe(vector.expected_province);
    const {
      city: expectedCity,
      district: expectedDistrict,
      detail: expectedDetail,
    } = OURS[vector.id] ?? {
      city: vector.expected_city,
      district: vector.expected_district,
      detail: vector.expected_detail,
    };
    expect([city || province, district || null, split.detail]).toEqual([expectedCity, expectedDistrict, expectedDetail ?? split.detail]);
  });
});

describe('splitLevels', () => {
  it.each([
    ['浙江省杭州市余杭区仓前街道听雨路12号', '浙江省', '杭州市', '余杭区', '仓前街道', '听雨路12号'],
    ['浙江 杭州 余杭 仓前街道 听雨路12号', '浙江', '杭州', '余杭', '仓前街道', '听雨路12号'],
    ['北京市北京市朝阳区建国路1号', '北京市', '北京市', '朝阳区', '', '建国路1号'],
    ['北京市市辖区朝阳区建国路1号', '北京市', '', '朝阳区', '', '建国路1号'],
    ['广东省东莞市虎门镇太安路8号', '广东省', '东莞市', '', '虎门镇', '太安路8号'],
    ['湖北省仙桃市沔阳大道8号', '湖北省', '', '仙桃市', '', '沔阳大道8号'],
    ['重庆路8号', '', '', '', '', '重庆路8号'],
    ['南京大学仙林校区', '', '', '', '', '南京大学仙林校区'],
    ['重庆市九龙坡区杨家坪街道1号', '重庆市', '', '九龙坡区', '杨家坪街道', '1号'],
    ['江苏省苏州市苏州工业园区星湖街1号', '江苏省', '苏州市', '苏州工业园区', '', '星湖街1号'],
    // 畹町镇 was a district once, and is a town again.
    ['云南省德宏傣族景颇族自治州瑞丽市畹町镇观潮路272号', '云南省', '德宏傣族景颇族自治州', '瑞丽市', '畹町镇', '观潮路272号'],
    ['台湾省台北市大安區觀星路二段18號', '台湾省', '台北市', '大安區', '', '觀星路二段18號'],
    ['', '', '', '', '', ''],
  ])('%s', (address, ...parts) => expect(written(address)).toEqual(parts));

  it('loses nothing: what is not a level is detail', () => {
    const pieces = fc.array(fc.constantFrom('浙江省', '杭州', '余杭区', '鼓楼区', '仓前街道', '听雨路', '12号', ' ', '重庆', 'A座', '，', '市辖区'), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(pieces, (parts) => {
        const address = parts.join('');
        const split = splitLevels(address, divisions);
        expect(address.slice(split.detailAt).trimEnd()).toBe(split.detail);
        const claims = [split.province, split.city, split.district, split.town].filter((claim) => claim !== null);
        expect(claims.map(({ at, text }) => address.slice(at, at + text.length))).toEqual(claims.map(({ text }) => text));
      }),
      { numRuns: 500 },
    );
  });
});

describe('levels known from fields of their own', () => {
  const hangzhou = { ...emptyRecipient, province: '浙江省', city: '杭州市', district: '余杭区' };

  // A blank in front is skipped, and with it the short way for addresses that begin with a road.
  it('are read as if nobody had looked at the first characters before', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '浙江省',
        '杭州',
        '余杭区',
        '余杭',
        '鼓楼区',
        '仓前街道',
        '仓前',
        '镇',
        '路',
        '解放路',
        '12号',
        '收货地址',
        '中国',
        '县',
        '办事处',
        '，',
        'A座',
        '高新区',
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const detail = parts.join('');
        const whole = readRecipient({ ...hangzhou, detail: ` ${detail}` }, divisions);
        const { place: _place, ...town } = whole.town ?? {};
        const { place: _where, ...rival } = whole.rival ?? {};
        const short = readRecipient({ ...hangzhou, detail }, divisions);
        const bare = { town: short.town && { ...short.town, place: null }, rival: short.rival && { ...short.rival, place: null } };
        expect({ ...short, ...bare }).toEqual({
          ...whole,
          detail: detail.trim() === '' ? detail.trim() : whole.detail,
          detailAt: Math.max(0, whole.detailAt - 1),
          town: whole.town && { ...town, at: whole.town.at - 1, place: null },
          rival: whole.rival && { ...rival, at: whole.rival.at - 1, place: null },
        });
      }),
      { numRuns: 500 },
    );
  });

  it('mean what stands above them, whoever asked before', () => {
    const paths = [
      ['江苏省', '南京市', '鼓楼区'],
      ['江苏省', '徐州市', '鼓楼区'],
      ['福建省', '福州市', '鼓楼区'],
      ['', '开封市', '鼓楼区'],
      ['吉林省', '吉林市', ''],
      ['', '吉林', ''],
      ['吉林', '', ''],
    ] as const;
    const read = ([province, city, district]: (typeof paths)[number]): readonly string[] => {
      const { province: one, city: two, district: three } = readRecipient({ ...emptyRecipient, province, city, district, detail: '人民路1号' }, divisions);
      return [one, two, three].map((claim) => (claim?.bearers ?? []).map(divisionPath).join());
    };
    const once = paths.map(read);
    expect(once.map((levels) => levels.at(-1))).toEqual(['江苏省南京市鼓楼区', '江苏省徐州市鼓楼区', '福建省福州市鼓楼区', '河南省开封市鼓楼区', '', '', '']);
    expect(once.slice(4)).toEqual([
      ['吉林省', '吉林省吉林市', ''],
      ['', '吉林省吉林市', ''],
      ['吉林省', '', ''],
    ]);
    expect(paths.toReversed().map(read).toReversed()).toEqual(once);
  });
});

describe('splitRecipient', () => {
  it('fills empty level fields from the front of the detail', () => {
    const split = splitRecipient({ ...emptyRecipient, detail: '浙江省杭州市江干区凯旋街道观潮路6号' }, divisions);
    expect(split).toEqual({ ...emptyRecipient, province: '浙江省', city: '杭州市', district: '江干区', town: '凯旋街道', detail: '观潮路6号' });
  });

  it('leaves foreign text alone', () => {
    const foreign = { ...emptyRecipient, detail: '88 Example Ave Apt 4, Portland, OR 04101, United States' };
    expect(splitRecipient(foreign, divisions)).toBe(foreign);
  });

  it('is the same when done twice', () => {
    const once = splitRecipient({ ...emptyRecipient, detail: '余杭区仓前街道听雨路12号' }, divisions);
    expect(splitRecipient(once, divisions)).toEqual(once);
  });
});
