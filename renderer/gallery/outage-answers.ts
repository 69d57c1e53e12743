import type { OutageDto, OutageLineDto, OutageStatusDto } from '../../shared/contract/outage.contract.ts';
import { DAY_MS, MINUTE_MS } from '../../shared/kernel/durations.ts';

const running = (now: number): OutageDto => ({
  no: 'OUT-2026-007',
  state: 'declared',
  channel: 'wms',
  sign: 'silent',
  sinceAt: now - 84 * MINUTE_MS,
  noticed: { at: now - 83 * MINUTE_MS, by: 'watch' },
  lastKnownAt: now - 84 * MINUTE_MS,
  triage: { state: 'met', warnAt: null, dueAt: now - 53 * MINUTE_MS, stoppedAt: now - 82 * MINUTE_MS, cause: 'wms', expectedEndAt: null, note: '' },
  declared: { at: now - 82 * MINUTE_MS, by: 'u2', reason: '数据库切换失败' },
  givenUp: null,
  wellSinceAt: null,
  relapses: 1,
  recovered: null,
  upload: null,
  told: [{ at: now - 20 * MINUTE_MS, by: 'u2', audience: 'merchants', messages: 6 }],
  closed: null,
  firstN: 41_207,
});

/** Of a platform whose orders stay away while the WMS is well. */
const silent = (now: number): OutageDto => ({
  ...running(now),
  no: 'OUT-2026-008',
  state: 'noticed',
  channel: 'platform:JD',
  sign: 'not_arriving',
  sinceAt: now - 95 * MINUTE_MS,
  lastKnownAt: now - 95 * MINUTE_MS,
  noticed: { at: now - 13 * MINUTE_MS, by: 'watch' },
  triage: { state: 'running', warnAt: null, dueAt: now + 17 * MINUTE_MS, stoppedAt: null, cause: null, expectedEndAt: null, note: '' },
  declared: null,
  relapses: 0,
  told: [],
});

const line = (n: number, change: Partial<OutageLineDto>): OutageLineDto => ({
  key: `order-${n}/waiting`,
  orderId: `order-${n}`,
  platformOrderNo: `TB-44159133774${20 + n}`,
  merchant: 'taomuji',
  merchantName: '淘木集',
  finding: 'waiting',
  here: n,
  there: 0,
  acknowledged: 0,
  open: 1,
  reached: null,
  toldShipped: false,
  carrier: 'none',
  manual: null,
  explanation: null,
  explained: false,
  ...change,
});

/** What the outage desk is told: an outage that runs, or a calm day. */
export const outageAnswers = (
  now: number,
  { calm, failing, stale }: { readonly calm: boolean; readonly failing: boolean; readonly stale: boolean },
): Readonly<Record<string, unknown>> => {
  const lines = calm ? [] : [line(1, {}), line(2, { finding: 'in_doubt' }), line(3, { finding: 'refused' })];
  const status: OutageStatusDto = {
    outage: failing ? running(now) : null,
    health: {
      channel: 'wms',
      connected: !failing,
      failing,
      sign: failing ? 'silent' : stale ? 'slow' : null,
      sinceAt: failing ? now - 84 * MINUTE_MS : stale ? now - MINUTE_MS : null,
      lastContactAt: now - (failing ? 84 : stale ? 8 : 0) * MINUTE_MS,
    },
    platforms: calm
      ? []
      : [
          { platform: 'DY', state: 'not_judged', lastAt: now - 190 * MINUTE_MS, quietMs: 190 * MINUTE_MS, limitMs: null, outage: null },
          { platform: 'JD', state: 'failing', lastAt: now - 95 * MINUTE_MS, quietMs: 95 * MINUTE_MS, limitMs: 41 * MINUTE_MS, outage: silent(now) },
          { platform: 'PDD', state: 'quiet', lastAt: now - 15 * MINUTE_MS, quietMs: 15 * MINUTE_MS, limitMs: 22 * MINUTE_MS, outage: null },
          { platform: 'TB', state: 'well', lastAt: now - 2 * MINUTE_MS, quietMs: 2 * MINUTE_MS, limitMs: 26 * MINUTE_MS, outage: null },
          { platform: 'YZ', state: 'given_up', lastAt: now - 9 * DAY_MS, quietMs: 9 * DAY_MS, limitMs: null, outage: null },
        ],
    waiting: calm ? 0 : 14,
    readSinceRecovery: false,
    manual: { toDecide: 0, toEnter: 0 },
    asOf: now,
  };
  return {
    'outage.status': status,
    'outage.readiness': {
      open: calm ? 0 : 438,
      ready: calm ? 0 : 412,
      lacking: calm ? {} : { address: 12, barcode: 9, stock: 0, waybill: 5, held: 0 },
      asOf: now,
    },
    'outage.lines': { lines, total: lines.length, unexplained: lines.length, byFinding: [], totals: {} },
    'matching.list': { rows: [], total: 0, toDecide: 0, sure: 0, toEnter: 0 },
    'outage.list': { outages: calm ? [] : [running(now)] },
  };
};
