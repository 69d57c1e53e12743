import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemIds } from '../../../electron/host/adapters/system/system-ports.ts';
import { composeStock } from '../../../electron/host/compose/stock-work.ts';
import type { StockIncidentDto } from '../../../shared/contract/stock.contract.ts';
import type { MessageTemplate } from '../../../shared/core/contact/message-template.ts';
import type { Product } from '../../../shared/core/catalogue/catalogue.ts';
import { allocateOpenOrders } from '../../../shared/core/usecases/stock/allocate-open-orders.ts';
import { takeStockWay } from '../../../shared/core/order-file/decide/stock-way.ts';
import { createUndo } from '../../../shared/core/usecases/cases/undo-decision.ts';
import { createShortageAnswers } from '../../../shared/core/usecases/stock/shortage-answers.ts';
import type { UserId } from '../../../shared/core/user/user.ts';
import { draftOrder, MORNING, openWorkHouse, type WorkHouse } from '../../fixtures/work-house.ts';

const HOUR = 3_600_000;
const anna = { actor: { kind: 'person', userId: 'clerk-1' as UserId, roles: ['clerk'] } } as never;
const KEY = { merchant: 'QH', warehouse: '', sku: 'CUP' };
const DEFAULT = { policy: 'default', pinned: [] as string[] } as const;

const product: Product = {
  merchant: 'QH',
  sku: 'CUP',
  name: 'Cup',
  nameEn: 'Cup',
  variant: '',
  barcodes: [],
  weightGrams: 1,
  retiredAt: null,
  successorSku: null,
  kitParts: [],
  twinSkus: [],
};
const letter: MessageTemplate = {
  id: 'stock_out_merchant',
  kind: 'stock_out',
  audience: 'merchant',
  channel: 'email',
  locale: 'en',
  subject: '{sku} short by {short_qty}',
  body: '{contact}: {order_count, plural, one {# order} other {# orders}} by {reply_by}. {expected_date} {default_action}\n{order_rows}',
  length: 4000,
};

let house: WorkHouse;
let stock: ReturnType<typeof composeStock>;
let orders: readonly string[];
beforeEach(async () => {
  house = await openWorkHouse();
  let now = MORNING;
  const clock = { now: () => now, mono: () => now };
  const at = house.at;
  house = { ...house, at: (to) => at((now = to)) };
  const { work, storage } = house;
  const answers = createShortageAnswers({ ...work.importDeps, outboxQueue: work.outbox, reader: storage.journal, lane: work.outbox.lane });
  const undo = createUndo({ journal: storage.journal, outboxQueue: work.outbox, recorder: work.recorder, now: clock.now, beside: answers.takeBackRest });
  stock = composeStock({
    channels: { read: () => ({ channels: [] }) },
    answers,
    undo,
    storage: house.storage,
    work: house.work,
    settings: house.settings,
    clock,
    ids: systemIds,
    merchantName: (code) => code,
    messageTexts: {
      templates: () => [letter],
      placeName: (place) => place,
      say: () => (code, params) => `${code} ${Object.values(params ?? {}).join(' ')}`,
      siteName: () => 'Site',
      merchantName: (code) => code,
      timeZone: () => 'Asia/Shanghai',
    },
    changed: () => {},
    log: () => {},
    onQueued: () => {},
  });
  orders = house.takeIn(
    ...[3, 2, 2].map((quantity, n) =>
      draftOrder({
        promisedShipAt: MORNING + (n + 1) * 24 * HOUR,
        lines: [{ kind: 'goods', sku: 'CUP', name: 'Cup', variant: '', quantity, unitPrice: '9.50' }],
      }),
    ),
  );
  count(5);
});
afterEach(async () => {
  stock.close();
  await house.close();
});

/** Counts the shelf and lets the program share, as an import or the WMS does. */
function count(onHand: number): void {
  const { storage, work } = house;
  storage.unitOfWork.run(() => {
    work.goods.putProducts([product]);
    work.goods.putStock([{ ...KEY, location: 'W', onHand, safetyStock: 4, asOf: MORNING }]);
    allocateOpenOrders('QH', new Set(['CUP']), work.importDeps);
  });
}
const value = <T>(reply: unknown): T => {
  const { ok: isOk, ...rest } = reply as { ok: boolean; value: T };
  expect([isOk, rest]).toEqual([true, rest]);
  return rest.value;
};
const incident = (choice: { policy: string; pinned: readonly string[] } | null = null): StockIncidentDto =>
  value(stock.handlers.incident({ ...KEY, choice } as never, anna));
const held = (): readonly (number | undefined)[] => orders.map((id) => house.work.orderFiles.load(id)?.order.lines[0]?.reserved);
const states = (): readonly (string | undefined)[] => orders.map((id) => house.work.orderFiles.load(id)?.order.state);
const openCauses = (): readonly (string | undefined)[] =>
  orders.map(
    (id) => house.work.orderFiles.load(id)?.cases.find((one) => ['open', 'working', 'waiting'].includes(one.state) && one.kind === 'stock_out')?.cause,
  );

describe('a short SKU', () => {
  test('is one incident with all its orders, who gets what and why, and the ways out with their cost', () => {
    expect(value<{ short: unknown; low: unknown }>(stock.handlers.list({}, anna))).toMatchObject({
      short: [{ ...KEY, name: 'Cup', waiting: 1, told: null }],
      low: [{ ...KEY, safetyStock: 4, free: 0, orders: expect.arrayContaining([expect.any(String)]) as unknown }],
    });
    expect(incident()).toMatchObject({
      unchanged: true,
      needed: 7,
      shelf: 5,
      given: 5,
      orders: [
        { orderId: orders[0], gets: 3, decidedBy: null, outcome: 'given' },
        { orderId: orders[1], gets: 2, decidedBy: 'promised_date' },
        { orderId: orders[2], gets: 0, outcome: 'passed_over', left: 0 },
      ],
      ways: [{ way: 'cancel_order', orders: 1, refundCents: 1900, caseIds: [expect.any(String)] }],
    });
    value(stock.handlers.expect({ ...KEY, expected: { quantity: 10, expectedAt: MORNING + 96 * HOUR } }, anna));
    expect(incident().ways[0]).toMatchObject({ way: 'wait', orders: 1, at: MORNING + 96 * HOUR, late: 1 });
  });

  test('is shared otherwise by hand: looked at first, done as one, taken back as one', () => {
    const wish = { policy: 'default' as const, pinned: [orders[2] as string] };
    expect(incident(wish)).toMatchObject({
      unchanged: false,
      orders: [
        { orderId: orders[2], gets: 2, pinned: true },
        { orderId: orders[0], gets: 3, decidedBy: 'pinned' },
        { orderId: orders[1], gets: 0 },
      ],
    });
    expect([held(), states()]).toEqual([
      [3, 2, 0],
      ['allocated', 'allocated', 'checked'],
    ]);
    const { sharingId } = value<{ sharingId: string }>(stock.handlers.share({ ...KEY, choice: wish }, anna));
    expect([held(), states()]).toEqual([
      [3, 0, 2],
      ['allocated', 'checked', 'allocated'],
    ]);
    expect(openCauses().slice(1)).toEqual(['stock.short', undefined]);
    expect(incident().unchanged).toBe(true);
    expect(value(stock.handlers.unshare({ ...KEY, sharingId }, anna))).toEqual({ moved: 2 });
    expect([held(), states()]).toEqual([
      [3, 2, 0],
      ['allocated', 'allocated', 'checked'],
    ]);
    expect(openCauses().slice(1)).toEqual([undefined, 'stock.short']);
    expect(incident().choice).toEqual(DEFAULT);
    expect(stock.handlers.unshare({ ...KEY, sharingId }, anna)).toEqual({ ok: false, error: { code: 'undo_not_last' } });
  });

  test('is not taken back once something else happened to one of them', () => {
    const { sharingId } = value<{ sharingId: string }>(stock.handlers.share({ ...KEY, choice: { policy: 'default', pinned: [orders[2] as string] } }, anna));
    count(7);
    expect(held()).toEqual([3, 2, 2]);
    expect(stock.handlers.unshare({ ...KEY, sharingId }, anna)).toMatchObject({ ok: false, error: { code: 'undo_not_possible' } });
  });

  test('keeps the choice for what arrives: who was put first gets it first, and its exception closes with the reason', () => {
    count(2);
    value(stock.handlers.share({ ...KEY, choice: { policy: 'default', pinned: [orders[1] as string] } }, anna));
    count(4);
    const later = house.takeIn(
      draftOrder({ promisedShipAt: MORNING + HOUR, lines: [{ kind: 'goods', sku: 'CUP', name: 'Cup', variant: '', quantity: 2, unitPrice: '' }] }),
    );
    value(stock.handlers.share({ ...KEY, choice: { policy: 'default', pinned: [orders[2] as string] } }, anna));
    expect(later).toHaveLength(1);
    expect(held()[2]).toBe(2);
    count(20);
    expect(held()).toEqual([3, 2, 2]);
    const settled = house.work.orderFiles.load(orders[1] as string)?.cases.find((one) => one.kind === 'stock_out' && one.outcome === 'replenished');
    expect(settled?.state).toBe('resolved');
    expect(value<{ short: readonly unknown[] }>(stock.handlers.list({}, anna)).short).toHaveLength(0);
  });

  test('is told to its merchant once for all orders; without an answer happens what was agreed', () => {
    const replyBy = MORNING + 4 * HOUR;
    const { messages } = value<{ messages: readonly { subject: string; body: string; missing: readonly string[] }[] }>(
      stock.handlers.message({ ...KEY, replyBy, defaultText: 'we wait' }, anna),
    );
    expect(messages[0]).toMatchObject({ subject: 'CUP short by 2', missing: [] });
    expect(messages[0]?.body).toContain('1 order by');
    expect(
      stock.handlers.tell({ ...KEY, channel: 'mail', subject: '', text: 'open {place}', replyBy, defaultWay: 'wait', defaultText: 'we wait' }, anna),
    ).toMatchObject({
      error: { code: 'message_incomplete' },
    });
    expect(
      value(
        stock.handlers.tell({ ...KEY, channel: 'mail', subject: '', text: messages[0]?.body ?? '', replyBy, defaultWay: 'wait', defaultText: 'we wait' }, anna),
      ),
    ).toEqual({ orders: 1, sent: false });
    const one = () => house.work.orderFiles.load(orders[2] as string)?.cases.find((of) => of.cause === 'stock.short');
    expect(one()).toMatchObject({ state: 'waiting', waitingFor: 'merchant', nextAction: { dueAt: replyBy } });
    expect(one()?.clocks.find(({ name }) => name === 'merchant_told')?.stoppedAt).toBe(MORNING);
    expect(stock.defaults.apply()).toBe(0);
    house.at(replyBy + 1);
    expect(stock.defaults.apply()).toBe(1);
    expect(one()).toMatchObject({ waitingFor: 'approval', nextAction: { text: 'we wait' } });
    expect(incident().told).toMatchObject({ answer: 'ask_supervisor' });
    expect(stock.defaults.apply()).toBe(0);
  });

  test('an answer is kept once for all, and a way out that was found is not asked about again', () => {
    const { caseIds } = incident().ways.find(({ way }) => way === 'cancel_order') as StockIncidentDto['ways'][number];
    value(stock.handlers.answer({ ...KEY, way: 'cancel_order', decision: '', caseIds }, anna));
    const answer = { way: 'cancel_order', sku: 'CUP', text: '', at: null, from: '', substitute: '', agreed: true, costCents: null } as const;
    expect(
      house.work.recorder.onCases(
        caseIds,
        { kind: 'person', userId: 'clerk-1' },
        (caseId) => (file, context) => takeStockWay(file, caseId, answer, { userId: 'clerk-1', roles: ['clerk'] }, house.work.check, context),
      ).ok,
    ).toBe(true);
    count(5);
    expect(openCauses()[2]).toBeUndefined();
  });
});
