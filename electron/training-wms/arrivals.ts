import type { NewOrder, Product } from '../../shared/contract/open-wms/resources.ts';
import { DAY_MS } from '../../shared/kernel/durations.ts';

export interface Merchant {
  readonly code: string;
  readonly platforms: readonly string[];
  readonly carrier: string;
}
export type ArrivingRecipient = NewOrder['recipient'];
export interface ArrivalSource {
  readonly merchants: readonly Merchant[];
  readonly products: readonly Product[];
  /** People and addresses to draw from; the built-in ones when empty. */
  readonly recipients: readonly ArrivingRecipient[];
}

const person = (
  name: string,
  phone: string,
  province: string,
  city: string,
  district: string,
  town: string,
  detail: string,
  postcode: string,
): ArrivingRecipient => ({
  name,
  company: '',
  phone,
  email: '',
  country: 'CN',
  province,
  city,
  district,
  town,
  detail,
  postcode,
});
/** Invented people; 154 0000 numbers belong to nobody, roads and houses are not meant to exist. */
const builtIn: readonly ArrivingRecipient[] = [
  person('林知夏', '15400000101', '浙江省', '杭州市', '余杭区', '仓前街道', '演练路18号3幢1202室', '311121'),
  person('周予安', '15400000102', '江苏省', '苏州市', '姑苏区', '平江街道', '试题巷7号', '215005'),
  person('陈沐阳', '15400000103', '广东省', '广州市', '天河区', '石牌街道', '样例大道56号A座908', '510630'),
  person('许可心', '15400000104', '四川省', '成都市', '武侯区', '浆洗街街道', '练习街22号1单元4楼', '610041'),
  person('何嘉树', '15400000105', '湖北省', '武汉市', '洪山区', '关山街道', '模拟路301号9栋2单元601', '430074'),
  person('沈清和', '15400000106', '上海市', '上海市', '浦东新区', '花木街道', '示范路88弄5号702室', '201204'),
  person('唐小满', '15400000107', '北京市', '北京市', '朝阳区', '望京街道', '测试东路12号院6号楼1503', '100102'),
  person('罗一鸣', '15400000108', '陕西省', '西安市', '雁塔区', '小寨路街道', '讲义路5号', '710061'),
];
const requests = ['请发顺丰，谢谢', '送人的，不要放发票，帮忙写张贺卡', '周末不在家，请周一到周五送', '麻烦多包几层，上次收到碎了', '能和昨天那单一起发吗？'];

/** What is wrong with an arriving order; about three in four have nothing. */
const troubles = ['no_district', 'short_phone', 'no_house_number', 'unknown_sku', 'request', 'large_quantity'] as const;
type Trouble = (typeof troubles)[number];

/** One believable order of the merchants and goods this WMS was seeded with; null while it knows none. */
export function drawArrival(source: ArrivalSource, serial: number, now: number, troubleShare: number, random: () => number): NewOrder | null {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const merchant = pick(source.merchants);
  if (merchant === undefined) return null;
  const goods = source.products.filter((product) => product.active && product.merchant === merchant.code);
  const chosen = new Map<string, Product>();
  const wanted = 1 + (random() < 0.4 ? 1 : 0) + (random() < 0.15 ? 1 : 0);
  for (let i = 0; i < wanted; i += 1) {
    const product = pick(goods);
    if (product) chosen.set(product.sku, product);
  }
  if (chosen.size === 0) return null;
  const recipient = pick(source.recipients.length > 0 ? source.recipients : builtIn);
  if (recipient === undefined) return null;
  const trouble: Trouble | undefined = random() < troubleShare ? pick(troubles) : undefined;
  const paidAt = now - Math.floor(random() * 900_000);
  return {
    kind: 'sale',
    merchant: merchant.code,
    platform: pick(merchant.platforms) ?? 'SH',
    platformOrderNo: `${new Date(now).toISOString().slice(2, 10).replaceAll('-', '')}${String(serial).padStart(8, '0')}`,
    orderedAt: paidAt - Math.floor(random() * 300_000),
    paidAt,
    promisedShipAt: paidAt + 2 * DAY_MS,
    carrier: merchant.carrier,
    waybill: '',
    currency: 'CNY',
    hasAddress: true,
    lines: [...chosen.values()].map((product, i) => ({
      lineNo: i + 1,
      kind: 'goods',
      sku: i === 0 && trouble === 'unknown_sku' ? misspelt(product.sku) : product.sku,
      name: product.name,
      variant: '',
      quantity: i === 0 && trouble === 'large_quantity' ? 60 + Math.floor(random() * 60) : 1 + Math.floor(random() * 2),
      unitPrice: (19 + Math.floor(random() * 180)).toFixed(2),
      reserved: 0,
    })),
    recipient: spoilt(recipient, trouble),
    buyerNote: trouble === 'request' ? (pick(requests) ?? '') : '',
    sellerNote: '',
  };
}

const misspelt = (sku: string): string => (sku.includes('-') ? sku.replace(/-(?=[^-]*$)/, '') : `${sku}X`);

function spoilt(recipient: ArrivingRecipient, trouble: Trouble | undefined): ArrivingRecipient {
  switch (trouble) {
    case 'no_district':
      return { ...recipient, district: '', town: '' };
    case 'short_phone':
      return { ...recipient, phone: recipient.phone.slice(0, -1) };
    case 'no_house_number':
      return { ...recipient, detail: recipient.detail.replace(/[0-9].*$/, '') };
    default:
      return recipient;
  }
}
