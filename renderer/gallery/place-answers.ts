import type { ImportDto } from '../../shared/contract/intake.contract.ts';
import type { QueueRow } from '../../shared/contract/queue.contract.ts';
import type { SyncStatusDto } from '../../shared/contract/sync.contract.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/kernel/durations.ts';

const row = (n: number, now: number, change: Partial<QueueRow>): QueueRow => ({
  caseId: `case-${n}`,
  orderId: `order-${n}`,
  kind: 'bad_address',
  state: 'open',
  strength: null,
  platformOrderNo: `TB-44159133774${20 + n}`,
  merchant: 'taomuji',
  merchantName: '淘木集',
  orderState: 'checked',
  held: true,
  what: { code: 'address.name_missing', params: {} },
  moreFindings: 0,
  owner: null,
  ownerName: null,
  nextAction: null,
  waitingFor: null,
  incident: null,
  openedAt: now - HOUR_MS,
  clock: { name: 'first_contact', warnAt: now + HOUR_MS, dueAt: now + 2 * HOUR_MS, paused: false },
  clockGroup: 'today',
  ...change,
});

export const queueRows = (now: number): readonly QueueRow[] => [
  row(1, now, {
    kind: 'stock_out',
    clockGroup: 'overdue',
    clock: { name: 'first_contact', warnAt: now - HOUR_MS, dueAt: now - 38 * MINUTE_MS, paused: false },
    owner: 'u1',
    ownerName: '张敏',
  }),
  row(2, now, {
    clockGroup: 'within_1h',
    clock: { name: 'first_contact', warnAt: now - MINUTE_MS, dueAt: now + 24 * MINUTE_MS, paused: false },
    owner: 'u1',
    ownerName: '张敏',
  }),
  row(3, now, {
    kind: 'sku_mismatch',
    clockGroup: 'within_1h',
    clock: { name: 'first_contact', warnAt: now + MINUTE_MS, dueAt: now + 48 * MINUTE_MS, paused: false },
  }),
  row(4, now, { kind: 'special_request', strength: 'demand' }),
  row(5, now, { kind: 'duplicate_order', owner: 'u2', ownerName: '李伟', nextAction: { text: '14:00 再打一次', dueAt: now + 3 * HOUR_MS } }),
];

const oneImport = (n: number, now: number, change: Partial<ImportDto>): ImportDto => ({
  importId: `import-${n}`,
  fileName: `orders-11${10 + n}.xlsx`,
  preset: 'taobao',
  state: 'done',
  startedAt: now - n * HOUR_MS,
  finishedAt: now - n * HOUR_MS + MINUTE_MS,
  bytesRead: 1_000_000,
  bytesTotal: 1_000_000,
  rows: 5000,
  orders: 4200,
  lines: 5000,
  created: 4177,
  unchanged: 0,
  stockLevels: 0,
  products: 0,
  setAside: 23,
  exceptions: 41,
  recognised: { cancelled_order: 3, country_alias: 12 },
  error: null,
  ...change,
});

export const imports = (now: number): readonly ImportDto[] => [
  oneImport(0, now, { state: 'reading', finishedAt: null, startedAt: now - 20_000, bytesRead: 620_000, rows: 3104, orders: 2600, created: 0 }),
  oneImport(1, now, {}),
  oneImport(2, now, { state: 'failed', created: 0, setAside: 0, exceptions: 0, error: { code: 'workbook_damaged', params: { file: 'orders-1112.xlsx' } } }),
  oneImport(3, now, { state: 'cancelled', created: 1200, setAside: 0 }),
];

export const syncStatus = (now: number, change: Partial<SyncStatusDto> = {}): SyncStatusDto => ({
  connector: 'HarborWMS',
  profile: { level: 'L0', versions: true, holds: true, stock: true, webhooks: false, feed: 'cursor' },
  connection: 'up',
  lastContactAt: now - 12_000,
  lastSweepAt: now - MINUTE_MS,
  waiting: 14,
  sending: 0,
  inDoubt: 2,
  conflict: 1,
  refused: 0,
  parked: 0,
  differences: 0,
  oldestWaitingAt: now - 90_000,
  inboundParked: 0,
  training: null,
  asOf: now,
  ...change,
});

const entry = (n: number, state: string, kind: string, now: number, error: { readonly code: string; readonly detail: string } | null = null) => ({
  id: `entry-${n}`,
  orderId: `order-${n}`,
  platformOrderNo: `TB-44159133774${20 + n}`,
  kind,
  state,
  occurredAt: now - n * MINUTE_MS,
  attempts: n,
  nextAttemptAt: state === 'pending' ? now + MINUTE_MS : null,
  settledAt: null,
  error,
});

export const entries = (now: number) => [
  entry(1, 'conflict', 'order.correct', now, { code: 'conflict', detail: '' }),
  entry(2, 'in_doubt', 'order.ship', now, { code: 'no_answer', detail: '' }),
  entry(3, 'pending', 'hold.place', now),
  entry(4, 'pending', 'order.correct', now),
];

/** An address changed on both sides: one field merges by itself, one asks. */
export const conflicts = (now: number) => [
  {
    n: 7,
    kind: 'conflict',
    orderId: 'order-1',
    platformOrderNo: 'TB-4415913377421',
    merchant: 'taomuji',
    merchantName: '淘木集',
    entryId: 'entry-1',
    foundAt: now - MINUTE_MS,
    ours: { by: '张敏', at: now - 4 * MINUTE_MS },
    theirs: { ref: 'W-1', version: 16, at: now - 3 * MINUTE_MS },
    baseVersion: 14,
    fields: [
      {
        field: 'recipient.district',
        base: '余杭区',
        ours: '西湖区',
        theirs: '余杭区',
        verdict: 'ours',
        ourHand: { by: '张敏', kind: 'person', at: now - 4 * MINUTE_MS },
        theirHand: null,
      },
      {
        field: 'recipient.detail',
        base: '文二西路738号3幢',
        ours: '文二西路738号3幢，放前台',
        theirs: '文二西路738号5幢',
        verdict: 'both',
        ourHand: { by: '张敏', kind: 'person', at: now - 4 * MINUTE_MS },
        theirHand: { by: '顾晓枫', kind: 'there', at: now - 3 * MINUTE_MS },
      },
    ],
  },
];

export const waitingToPack = (now: number, none: boolean) => ({
  total: none ? 0 : 46,
  next: none
    ? []
    : [1, 2, 3].map((n) => ({ orderId: `order-${n}`, platformOrderNo: `TB-44159133774${20 + n}`, units: 5 - n, promisedShipAt: now + n * HOUR_MS })),
  supervisors: [],
});

export const scanners = (now: number) => [
  { scanner: 'Bench 3 · DS-2208', scans: 4812, lastAt: now - MINUTE_MS, msPerKey: 3.4, troubles: { not_known: 7, check_digit: 2, glued: 1 } },
  { scanner: 'Bench 4 · old wedge', scans: 951, lastAt: now - 3 * HOUR_MS, msPerKey: 18.2, troubles: { truncated: 41, damaged: 12, check_digit: 9 } },
  { scanner: '', scans: 6, lastAt: now - 26 * HOUR_MS, msPerKey: null, troubles: {} },
];
