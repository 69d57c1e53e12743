import type { IncidentOrderDto, StockIncidentDto, WayOutDto } from '../../shared/contract/stock.contract.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/kernel/durations.ts';

const KEY = { merchant: 'taomuji', warehouse: '', sku: 'ECO-TWL-GRY' } as const;
const NAMED = {
  ...KEY,
  merchantName: '淘木集',
  warehouseName: '湾畔一号仓',
  warehouseNameEn: 'Harbour DC 1',
  name: '竹纤维毛巾 灰',
  nameEn: 'Bamboo towel, grey',
} as const;

export const stockList = (now: number, empty: boolean) => ({
  short: empty ? [] : [{ ...NAMED, waiting: 2, refunds: 0, dueAt: now - 38 * MINUTE_MS, told: null }],
  low: empty
    ? []
    : [
        {
          ...NAMED,
          sku: 'ECO-TWL-SND',
          name: '竹纤维毛巾 沙',
          nameEn: 'Bamboo towel, sand',
          safetyStock: 20,
          free: 12,
          orders: ['TB-4415913377421', 'TB-4415913377422'],
        },
      ],
});

const order = (rank: number, now: number, change: Partial<IncidentOrderDto>): IncidentOrderDto => ({
  orderId: `order-${rank}`,
  caseId: `case-${rank}`,
  platformOrderNo: `TB-44159133774${20 + rank}`,
  paidAt: now - 5 * HOUR_MS + rank * MINUTE_MS,
  promisedShipAt: now + rank * DAY_MS,
  urgent: false,
  pinned: false,
  rank,
  decidedBy: rank === 1 ? null : 'promised_date',
  outcome: 'given',
  wants: 2,
  held: 0,
  gets: 2,
  left: null,
  lacksOther: null,
  splittable: false,
  movesAt: null,
  ...change,
});

const way = (parts: Partial<WayOutDto> & Pick<WayOutDto, 'way' | 'caseIds' | 'orders'>): WayOutDto => ({
  by: '',
  byName: '',
  byNameEn: '',
  at: null,
  late: 0,
  parcels: 0,
  costCents: null,
  refundCents: null,
  asks: false,
  ...parts,
});

export const stockIncident = (now: number): StockIncidentDto => ({
  ...NAMED,
  choice: { policy: 'default', pinned: [] },
  unchanged: true,
  needed: 9,
  shelf: 5,
  given: 4,
  currency: 'CNY',
  orders: [
    order(1, now, { held: 2, caseId: null }),
    order(2, now, {}),
    order(3, now, { outcome: 'passed_over', wants: 3, gets: 0, left: 1 }),
    order(4, now, { outcome: 'passed_over', wants: 2, gets: 0, left: 1, splittable: true }),
  ],
  ways: [
    way({
      way: 'transfer',
      by: 'HB2',
      byName: '湾畔二号仓',
      byNameEn: 'Harbour DC 2',
      caseIds: ['case-3', 'case-4'],
      orders: 2,
      at: now + DAY_MS,
      costCents: 6250,
    }),
    way({ way: 'substitute', by: 'ECO-TWL-SND', byName: '竹纤维毛巾 沙', byNameEn: 'Bamboo towel, sand', caseIds: ['case-3'], orders: 1, asks: true }),
    way({ way: 'split', caseIds: ['case-4'], orders: 1, parcels: 1, costCents: 800 }),
    way({ way: 'wait', caseIds: ['case-3', 'case-4'], orders: 2, at: now + 4 * DAY_MS, late: 1 }),
    way({ way: 'cancel_line', caseIds: ['case-4'], orders: 1, refundCents: 4_900 }),
    way({ way: 'cancel_order', caseIds: ['case-3', 'case-4'], orders: 2, refundCents: 14_500 }),
  ],
  expected: { quantity: 120, expectedAt: now + 4 * DAY_MS },
  told: null,
  agreement: { replyHours: 4, noAnswer: 'wait' },
  refunds: [],
  levels: [{ warehouse: '', warehouseName: '湾畔一号仓', warehouseNameEn: 'Harbour DC 1', location: 'A-01', onHand: 5, safetyStock: 10, asOf: now - HOUR_MS }],
  sharingId: null,
});
