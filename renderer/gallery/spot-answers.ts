import type { LotPlanDto, SpotItemDto } from '../../shared/contract/spot-check.contract.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/kernel/durations.ts';

const PLAN: LotPlanDto = {
  rule: { kind: 'iso_2859', level: 'II', aql: 1 },
  members: 'packed',
  risks: ['manual', 'new_sku', 'twin_sku'],
  cut: 'merchant',
  onRefusal: 'hold_lot',
  reducedWanted: false,
};
const HASH = '4be17f09d2ac55810e6b9c3f7a2481d6e05b77c91f3a8840b6d2c97e1358c3d2';
const STRATA = [
  { class: 'twin_sku', code: '', name: '' },
  { class: 'new_sku', code: '', name: '' },
  { class: 'manual', code: '', name: '' },
  { class: 'merchant', code: 'taomuji', name: '淘木集' },
] as const;
const STATES = ['clean', 'clean', 'faulty', 'open', 'open', 'open', 'open', 'skipped'] as const;

const itemOf = (place: number, now: number): SpotItemDto => {
  const state = STATES[place - 1] ?? 'open';
  return {
    place,
    orderId: `spot-order-${place}`,
    platformOrderNo: `TB-44159177020${10 + place}`,
    waybill: '',
    stratum: STRATA[place % STRATA.length] ?? STRATA[0],
    extra: place === 7,
    state,
    faults: state === 'faulty' ? ['packaging'] : [],
    checkedBy: state === 'open' ? '' : '沈放',
    checkedAt: state === 'open' ? null : now - place * MINUTE_MS,
  };
};

/** A lot half looked at, with the draw it came from. */
export function spotAnswers(now: number, empty: boolean): Readonly<Record<string, unknown>> {
  const head = { lot: 'lot-1', drawNo: 12, date: '2026-11-12', drawnAt: now - HOUR_MS, size: 412, n: 50, ac: 1, verdict: null };
  const items = Array.from({ length: 8 }, (_, at) => itemOf(at + 1, now));
  const order = {
    id: 'spot-order-4',
    kind: 'sale',
    state: 'packed',
    version: 1,
    wmsVersion: 1,
    merchant: 'taomuji',
    merchantName: '淘木集',
    platform: 'taobao',
    platformOrderNo: 'TB-4415917702014',
    orderedAt: null,
    paidAt: null,
    promisedShipAt: null,
    carrier: 'YTO',
    waybill: 'TRYT900000018',
    currency: 'CNY',
    hasAddress: true,
    recipient: { province: '浙江省', city: '杭州市', district: '西湖区', detail: '文二西路***', name: '王*', phone: '138****0001' },
    revealed: false,
    erased: false,
    buyerNote: '',
    sellerNote: '',
    lines: [
      {
        lineNo: 1,
        kind: 'goods',
        sku: 'MD-CUP-500-WHT',
        name: '保温杯 500 ml 白',
        variant: '',
        quantity: 2,
        unitPrice: '',
        reserved: 2,
        catalogueName: null,
        onHand: null,
        free: null,
      },
    ],
    holds: [],
  };
  return {
    'spotCheck.overview': {
      open: { lot: 'lot-2', commitment: HASH, because: 'next', committedAt: now - HOUR_MS, plan: PLAN, size: empty ? 0 : 37 },
      nextPlan: PLAN,
      switching: { severity: 'normal', stopped: false, score: 4 },
      lots: empty ? [] : [{ ...head, checked: 3, faulty: 1, skipped: 1, left: 4 }],
      asOf: now,
    },
    'spotCheck.lot': {
      ...head,
      commitment: HASH,
      committedAt: now - DAY_MS,
      seed: HASH,
      cutoffN: 4120,
      headHash: HASH,
      severity: 'normal',
      letter: 'H',
      plan: PLAN,
      items,
    },
    'spotCheck.order': { order, item: items[3], marks: { address: true, sku: true }, twins: [{ lineNo: 1, names: ['保温杯 500 ml 黑'] }], packer: '周凯' },
    'spotCheck.results': { lots: [], packers: [] },
  };
}
