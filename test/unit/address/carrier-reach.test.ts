import { describe, expect, it } from 'vitest';
import { checkReach } from '../../../shared/core/address/reach/check-reach.ts';
import { emptyRecipient } from '../../../shared/core/order/recipient.ts';
import type { Carrier } from '../../../shared/core/address/reach/carrier-reach.ts';
import { harbourOneContext as context } from '../../fixtures/address-context.ts';

const carrier = (code: string, nameZh: string, reach?: Carrier['reach']): Carrier => ({ code, nameZh, nameEn: `${code} Express`, ...(reach && { reach }) });
const everything = { countries: [], unserved: [], remote: [], takesBoxes: false, takesLockers: true };
const carriers: readonly Carrier[] = [
  carrier('YTO', '圆通', { ...everything, countries: ['CN'], unserved: ['54', '410422 任店镇'], remote: ['65'] }),
  carrier('EMS', '邮政', { ...everything, countries: ['CN'], takesBoxes: true }),
  carrier('DHL', 'DHL', { ...everything, unserved: ['CN'], takesLockers: false }),
  carrier('XX', '不详'),
];
const codes = (wanted: string, detail: string, country = 'CN'): readonly string[] =>
  checkReach(wanted, { ...emptyRecipient, country, detail }, carriers, context).map(({ code, severity }) => (severity === 'hint' ? `~${code}` : code));

describe('can the carrier go there', () => {
  it.each([
    ['YTO', '浙江省杭州市余杭区听雨路1号', []],
    ['YTO', '西藏自治区拉萨市城关区北京中路1号', ['address.carrier_unserved']],
    ['圆通速递', '拉萨城关区北京中路1号', ['address.carrier_unserved']],
    ['EMS', '西藏自治区拉萨市城关区北京中路1号', []],
    ['YTO', '河南省平顶山市叶县任店镇柳溪村三组', ['address.carrier_unserved']],
    ['YTO', '河南省平顶山市叶县昆阳街道柳溪路1号', []],
    ['YTO', '新疆维吾尔自治区石河子市北三路1号', ['~address.carrier_remote']],
    ['YTO', '北京市海淀区100信箱8分箱', ['address.carrier_no_boxes']],
    ['EMS', '北京市海淀区100信箱8分箱', []],
    ['YTO', '甘肃省酒泉市99999部队50分队', ['address.carrier_no_boxes']],
    // Which 城关区 is asked first.
    ['YTO', '城关区北京中路1号', []],
    ['', '西藏自治区拉萨市城关区北京中路1号', []],
    ['XX', '西藏自治区拉萨市城关区北京中路1号', []],
    ['谁', '西藏自治区拉萨市城关区北京中路1号', []],
  ])('%s → %s', (wanted, detail, expected) => expect(codes(wanted, detail)).toEqual(expected));

  it('abroad by country, and lockers of others', () => {
    expect(codes('YTO', '12 Sample Mews, Horley, RH6 0HP', 'GB')).toEqual(['address.carrier_unserved']);
    expect(codes('DHL', '12 Sample Mews, Horley, RH6 0HP', 'GB')).toEqual([]);
    expect(codes('DHL', 'Parcel Locker 10012, Sydney NSW 2000', 'AU')).toEqual(['address.carrier_no_lockers']);
  });

  it('offers those who do go there, for a person to choose', () => {
    const [finding] = checkReach('YTO', { ...emptyRecipient, detail: '西藏自治区拉萨市城关区北京中路1号' }, carriers, context);
    expect(finding?.suggestions).toMatchObject([
      { confidence: null, changes: [{ field: 'carrier', from: 'YTO', to: 'EMS' }] },
      { confidence: null, changes: [{ field: 'carrier', from: 'YTO', to: 'XX' }] },
    ]);
    expect(finding?.params).toEqual({ carrier: '圆通', place: '西藏自治区拉萨市城关区' });
  });
});
