import type { LoadDto } from '../../shared/contract/loads.contract.ts';
import type { ManualOrderDto } from '../../shared/contract/manual.contract.ts';
import type { PrintJobDto } from '../../shared/contract/printing.contract.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/kernel/durations.ts';

const load = (n: number, now: number, change: Partial<LoadDto>): LoadDto => ({
  id: `LD-26-00${n}`,
  carrier: 'SF',
  vehicle: '沪A 77Q31',
  cage: `C-${n}`,
  state: 'open',
  openedAt: now - HOUR_MS,
  openedBy: 'u4',
  cutAt: null,
  packed: 46,
  caged: 44,
  manifested: 44,
  agree: false,
  pending: 0,
  pullBack: 0,
  closed: null,
  ...change,
});

/** The cage: two loads on the floor, one of them with a parcel that must come back, and what was signed last. */
const loads = (now: number, none: boolean) => ({
  open: none ? [] : [load(1, now, {}), load(2, now, { carrier: 'YTO', vehicle: '沪B 21K08', caged: 30, packed: 30, agree: true, pullBack: 1 })],
  closed: none
    ? []
    : [
        load(0, now, {
          state: 'closed',
          agree: true,
          closed: { at: now - 3 * HOUR_MS, by: 'u4', driver: '老何', driverCount: 44, override: null, leftBehind: [] },
        }),
      ],
  carriers: none ? [] : [{ code: 'SF', nameZh: '顺丰', nameEn: 'SF Express', waiting: 46 }],
  supervisors: [],
});

const paper = (n: number, now: number, change: Partial<PrintJobDto>): PrintJobDto => ({
  id: `job-${n}`,
  documentNo: `QP1-L-00000${n}-7`,
  kind: 'label',
  copy: 0,
  reason: '',
  state: 'confirmed',
  waybill: `SF142883119007${n}`,
  orderIds: [`order-${n}`],
  orderNos: [`TB-44159133774${20 + n}`],
  intendedAt: now - n * MINUTE_MS,
  settledAt: now - n * MINUTE_MS,
  by: '李伟',
  ...change,
});

const typed = (n: number, now: number, change: Partial<ManualOrderDto>): ManualOrderDto => ({
  orderId: `typed-${n}`,
  documentNo: `QP1-M-00000${n}-3`,
  orderNo: `QP1-M-00000${n}-3`,
  platform: 'phone',
  name: '周雨晴',
  lines: [{ sku: 'MD-CUP-500-WHT', name: '保温杯 500 ml 白', quantity: 2 }],
  state: 'checked',
  held: false,
  carrier: 'SF',
  waybill: '',
  exceptions: [],
  enteredAt: now - n * HOUR_MS,
  by: '李伟',
  outageNo: '',
  waits: false,
  papers: [],
  ...change,
});

/** What the cage and the desk for orders by hand are told. */
export const deskAnswers = (now: number, none: boolean): Readonly<Record<string, unknown>> => ({
  'loads.list': loads(now, none),
  'manual.choices': {
    merchants: [{ code: 'taomuji', nameZh: '淘木集', nameEn: 'Taomuji' }],
    platforms: ['phone', 'taobao'],
    carriers: [{ code: 'SF', nameZh: '顺丰', nameEn: 'SF Express' }],
  },
  'manual.drafts': { drafts: [] },
  'manual.keep': { id: 'draft-1', revision: 1 },
  'manual.products': { products: [], known: [] },
  'manual.twins': { twins: [] },
  'manual.recent': {
    orders: none ? [] : [typed(1, now, {}), typed(2, now, { held: true, exceptions: ['bad_address'] })],
    total: none ? 0 : 2,
    waiting: { orderIds: [], total: 0 },
  },
  'printing.journal': { unanswered: none ? [] : [paper(1, now, { state: 'intended', settledAt: null })], recent: none ? [] : [paper(2, now, {})] },
  'printing.pools': { pools: none ? [] : [{ carrier: 'SF', free: 140, used: 60, lowMark: 50, low: false }], blocks: [] },
  'printing.ready': { orders: [], total: 0 },
});
