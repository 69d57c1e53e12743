import type { CaseId, CaseState, ExceptionCase, RunningClock } from '../../shared/core/exception-case/exception-case.ts';
import type { ExceptionKind } from '../../shared/core/finding/exception-kinds.ts';
import type { Suggestion } from '../../shared/core/finding/finding.ts';
import type { Hold, HoldId } from '../../shared/core/hold/hold.ts';
import type { Order, OrderId, OrderLine } from '../../shared/core/order/order.ts';
import type { OrderFile } from '../../shared/core/order-file/order-file.ts';
import { emptyRecipient } from '../../shared/core/order/recipient.ts';
import { seeded, type Seeded } from './seeded.ts';
import { DAY_MS, MINUTE_MS } from '../../shared/kernel/durations.ts';

/** Orders of a warehouse in its second year: most have left, the last of them are work. All people, numbers and places are drawn. */
export const MERCHANTS = ['QH', 'LY', 'MS', 'BT', 'XC', 'HN', 'DP', 'YF', 'SJ', 'WL', 'CK', 'ZR'] as const;
export const OWNERS = ['', '', '', '', ...Array.from({ length: 20 }, (_, at) => `clerk-${at + 1}`)] as const;
export const INCIDENTS = Array.from({ length: 30 }, (_, at) => `stock_out:QH:SKU-${at}`);

const SURNAMES = Array.from(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛',
);
const GIVEN = Array.from(
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华玉萍红娥玲芬燕彬鹏浩宇轩子涵欣怡梓睿思雨晨阳佳琪俊峰文博雅婷志国建海波晓东云飞春梅秋菊冬雪听澜若溪书瑶',
);
const PLACES = [
  ['浙江省', '杭州市', '余杭区', '仓前街道'],
  ['浙江省', '宁波市', '鄞州区', '钟公庙街道'],
  ['浙江省', '温州市', '瓯海区', '梧田街道'],
  ['江苏省', '苏州市', '吴中区', '木渎镇'],
  ['江苏省', '南京市', '江宁区', '秣陵街道'],
  ['江苏省', '无锡市', '惠山区', '堰桥街道'],
  ['广东省', '广州市', '白云区', '石井街道'],
  ['广东省', '深圳市', '龙岗区', '坂田街道'],
  ['广东省', '东莞市', '', '虎门镇'],
  ['广东省', '佛山市', '南海区', '桂城街道'],
  ['上海市', '上海市', '浦东新区', '川沙新镇'],
  ['上海市', '上海市', '闵行区', '七宝镇'],
  ['北京市', '北京市', '朝阳区', '望京街道'],
  ['北京市', '北京市', '海淀区', '上地街道'],
  ['四川省', '成都市', '武侯区', '桂溪街道'],
  ['四川省', '绵阳市', '涪城区', '石塘街道'],
  ['湖北省', '武汉市', '洪山区', '关山街道'],
  ['湖南省', '长沙市', '岳麓区', '望城坡街道'],
  ['河南省', '郑州市', '金水区', '未来路街道'],
  ['山东省', '青岛市', '黄岛区', '长江路街道'],
  ['山东省', '济南市', '历下区', '姚家街道'],
  ['福建省', '厦门市', '思明区', '莲前街道'],
  ['陕西省', '西安市', '雁塔区', '小寨路街道'],
  ['重庆市', '重庆市', '渝北区', '回兴街道'],
] as const;
const ROADS = [
  '听雨路',
  '人民路',
  '建设大道',
  '文一西路',
  '滨河路',
  '长江路',
  '学院路',
  '新华街',
  '金鸡湖大道',
  '解放路',
  '科技园南路',
  '翠竹北路',
  '梧桐巷',
  '和平街',
  '青年路',
  '西环路',
];
const ESTATES = ['阳光花园', '翡翠城', '万科金域', '绿地世家', '中海国际', '碧桂园', '龙湖天街', '保利香槟', '幸福里', '锦绣江南', '金色家园', '东方名城'];
const KINDS: readonly ExceptionKind[] = [
  'bad_address',
  'bad_address',
  'bad_address',
  'stock_out',
  'stock_out',
  'sku_mismatch',
  'special_request',
  'duplicate_order',
  'pack_mismatch',
  'delivery_delay',
  'delivery_damaged',
  'delivery_lost',
];
const ACTIVE: readonly CaseState[] = ['open', 'open', 'open', 'working', 'waiting'];
const digits = (draw: Seeded, count: number): string => String(draw.below(10 ** count)).padStart(count, '0');

function linesOf(draw: Seeded, merchant: string): readonly OrderLine[] {
  // 1.7 lines in the mean.
  const dice = draw.next();
  const count = dice < 0.6 ? 1 : dice < 0.84 ? 2 : dice < 0.94 ? 3 : 4 + draw.below(4);
  return Array.from({ length: count }, (_, at) => {
    const style = draw.below(400);
    const size = draw.pick(['S', 'M', 'L', 'XL']);
    return {
      lineNo: at + 1,
      kind: 'goods',
      sku: `${merchant}-TEE${String(style).padStart(3, '0')}-${draw.pick(['BLK', 'WHT', 'NVY'])}-${size}`,
      name: `纯棉短袖 ${style}`,
      variant: size,
      quantity: 1 + draw.below(3),
      unitPrice: `${20 + draw.below(200)}.00`,
      reserved: 0,
    };
  });
}

function orderOf(n: number, draw: Seeded, orderedAt: number, isWork: boolean): Order {
  const merchant = draw.pick(MERCHANTS);
  const [province, city, district, town] = draw.pick(PLACES);
  const dice = draw.next();
  const taobao = dice < 0.6;
  return {
    id: `01990000-0000-7000-8000-${String(n).padStart(12, '0')}` as OrderId,
    kind: 'sale',
    state: isWork ? 'checked' : dice > 0.97 ? 'cancelled' : 'dispatched',
    version: 1,
    merchant,
    platform: taobao ? 'TB' : 'JD',
    platformOrderNo: taobao ? `31${String(10_000_000 + n)}${digits(draw, 8)}` : `JD${String(20_000_000 + n)}${digits(draw, 4)}`,
    wmsRef: null,
    wmsVersion: null,
    orderedAt,
    paidAt: orderedAt + MINUTE_MS,
    promisedShipAt: orderedAt + 2 * DAY_MS,
    carrier: isWork ? '' : draw.pick(['YTO', 'ZTO', 'SF']),
    waybill: isWork ? '' : `YT${digits(draw, 6)}${digits(draw, 7)}`,
    currency: 'CNY',
    hasAddress: true,
    lines: linesOf(draw, merchant),
    source: { importId: 'import-1', row: n },
    recipient: {
      ...emptyRecipient,
      name: draw.pick(SURNAMES) + draw.pick(GIVEN) + (draw.next() < 0.7 ? draw.pick(GIVEN) : ''),
      phone: `1${draw.pick(['38', '39', '58', '86', '77', '91'])}${digits(draw, 8)}`,
      country: 'CN',
      province,
      city,
      district,
      town,
      detail: `${draw.pick(ROADS)}${1 + draw.below(900)}号${draw.pick(ESTATES)}${1 + draw.below(40)}幢${1 + draw.below(4)}单元${1 + draw.below(30)}0${1 + draw.below(4)}室`,
    },
    buyerNote: draw.next() < 0.1 ? '请尽快发货' : '',
    sellerNote: '',
  };
}

/** A correction to accept, as a rule proposes one. */
const suggestedPhone = (order: Order): Suggestion => ({
  rule: 'phone.full_width',
  changes: [
    { field: 'recipient.phone', from: order.recipient.phone, to: `${order.recipient.phone.slice(0, -1)}${order.recipient.phone.endsWith('0') ? 1 : 0}` },
  ],
  confidence: 0.9,
  reason: 'phone.full_width',
  params: {},
});

function caseOf(order: Order, n: number, draw: Seeded, nowAt: number, active: boolean, incidents: readonly string[]): ExceptionCase {
  const kind = draw.pick(KINDS);
  const openedAt = nowAt - draw.below(active ? 5 * DAY_MS : 90 * DAY_MS);
  const state: CaseState = active ? draw.pick(ACTIVE) : draw.pick(['resolved', 'closed']);
  const clock: RunningClock = {
    name: 'first_contact',
    policyVersion: 1,
    minutes: 60 * (1 + draw.below(72)),
    warnShare: 0.75,
    startedAt: openedAt,
    stoppedAt: active ? null : openedAt + 3_600_000,
    stopReason: null,
    pauses: [],
  };
  const owner = draw.pick(OWNERS);
  return {
    id: `01990000-0000-7000-9000-${String(n).padStart(12, '0')}` as CaseId,
    orderId: order.id,
    kind,
    cause: `${kind}.found`,
    strength: null,
    state,
    owner: owner === '' ? null : owner,
    nextAction: owner === '' ? null : { text: '联系买家', dueAt: openedAt + 7_200_000 },
    waitingFor: state === 'waiting' ? 'customer' : null,
    incident: draw.next() < (incidents === INCIDENTS ? 0.05 : 0.5) ? draw.pick(incidents) : null,
    reporter: 'program',
    reports: 1,
    reopened: 0,
    outcome: active ? null : kind === 'special_request' ? 'noted' : 'corrected',
    openedAt,
    resolvedAt: active ? null : openedAt + 3_600_000,
    findings: [
      {
        kind,
        code: 'phone.length',
        field: 'recipient.phone',
        span: null,
        params: { digits: 10 },
        severity: 'stop',
        suggestions: active ? [suggestedPhone(order)] : [],
      },
    ],
    clocks: draw.next() < 0.05 ? [] : [clock],
  };
}

const holdOf = (one: ExceptionCase, n: number): Hold => ({
  id: `01990000-0000-7000-a000-${String(n).padStart(12, '0')}` as HoldId,
  kind: 'address',
  caseId: one.id,
  reason: `hold.reason.${one.kind}`,
  liftableBy: 'owner',
  ifNobody: 'hold.ifNobody.stays',
  reviewAt: null,
  placedAt: one.openedAt,
  placedBy: 'import',
  liftedAt: null,
  liftedBy: null,
});

export interface BigPlan {
  readonly orders: number;
  readonly openCases: number;
  readonly nowAt: number;
  /** What half of the exceptions belong to; without it a few belong to one of some thirty. */
  readonly incidents?: readonly string[];
}

/** `orders` files, oldest first; the newest carry the open exceptions, some of the others settled ones. */
export function* bigOrders({ orders, openCases, nowAt, incidents = INCIDENTS }: BigPlan): Generator<OrderFile> {
  const draw = seeded(20_261_123);
  const workFrom = orders - Math.ceil(openCases / 0.8);
  let cases = 0;
  let open = 0;
  for (let n = 1; n <= orders; n += 1) {
    const isRecent = n > workFrom;
    const left = orders - n + 1;
    const hasOpen = isRecent && open < openCases && (draw.next() < 0.8 || openCases - open >= left);
    const order = orderOf(n, draw, nowAt - Math.floor((400 * DAY_MS * (orders - n)) / orders), isRecent);
    const hasCase = hasOpen || (!isRecent && draw.next() < 0.05);
    if (!hasCase) {
      yield { order, holds: [], cases: [] };
      continue;
    }
    cases += 1;
    if (hasOpen) open += 1;
    const one = caseOf(order, cases, draw, nowAt, hasOpen, incidents);
    yield { order, holds: hasOpen && one.kind === 'bad_address' ? [holdOf(one, cases)] : [], cases: [one] };
  }
}
