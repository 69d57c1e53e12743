import { describe, expect, it } from 'vitest';
import { aCase, anOrder, MINUTE, NOON } from '../fixtures/order-file.ts';
import { openMemoryStores, openSqliteStores, type OrderStores } from '../fixtures/order-stores.ts';

const rigs: readonly (readonly [string, () => OrderStores])[] = [
  ['in memory', openMemoryStores],
  ['SQLite', openSqliteStores],
];
const CUP = { merchant: 'QH', warehouse: '', sku: 'CUP' };
const JUG = { merchant: 'QH', warehouse: '', sku: 'a:b' };
const told = { toldAt: NOON, by: 'amy', replyBy: NOON + MINUTE, defaultWay: 'wait', defaultText: 'we wait', messageId: null } as const;

describe.each(rigs)('the stock desk: %s', (_, open) => {
  it('counts the orders that go short of a SKU, not those that got their share, and knows the first deadline', () => {
    const { unitOfWork, orderFiles, desk } = open();
    const short = (incident: string, cause: string, startedAt: number | null) => {
      const order = anOrder();
      const clocks =
        startedAt === null
          ? []
          : [{ name: 'merchant_told', policyVersion: 1, minutes: 60, warnShare: 0.75, startedAt, stoppedAt: null, stopReason: null, pauses: [] }];
      const one = aCase(order, { kind: 'stock_out', incident, cause, clocks });
      unitOfWork.run(() => orderFiles.add({ order, holds: [], cases: [one] }));
      return { caseId: one.id, orderId: order.id, cause };
    };
    const first = short('stock:QH:CUP', 'stock.short', NOON);
    const shared = short('stock:QH:CUP', 'stock.shared', NOON - MINUTE);
    short('stock:QH:a:b', 'stock.short', null);
    short('stock:QH:FULL', 'stock.shared', null);
    expect(desk.shortSkus().toSorted((a, b) => (a.sku < b.sku ? -1 : 1))).toEqual([
      { ...CUP, waiting: 1, dueAt: NOON + 59 * MINUTE },
      { ...JUG, waiting: 1, dueAt: null },
    ]);
    const byId = <T extends { readonly caseId: string }>(cases: readonly T[]) => cases.toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1));
    expect(byId(desk.openCases(CUP))).toEqual(byId([first, shared]));
    expect(desk.openCases({ ...CUP, merchant: 'BL' })).toEqual([]);
  });

  it('lists what packers asked of a place until somebody looked there, once for each SKU of an exception', () => {
    const { unitOfWork, orderFiles, desk } = open();
    const finding = (code: string, sku: string, short: number) =>
      ({
        kind: 'stock_out',
        code,
        field: 'lines.1.quantity',
        span: null,
        params: { sku, short, reason: 'not_on_shelf' },
        severity: 'hint',
        suggestions: [],
      }) as const;
    const report = (openedAt: number, part: Parameters<typeof aCase>[1]) => {
      const order = anOrder();
      const one = aCase(order, { kind: 'stock_out', incident: 'stock:QH:CUP', cause: 'pack.short_wait', openedAt, ...part });
      unitOfWork.run(() => orderFiles.add({ order, holds: [], cases: [one] }));
      return { merchant: 'QH', warehouse: '', orderId: order.id, caseId: one.id, platformOrderNo: order.platformOrderNo, openedAt, reason: 'not_on_shelf' };
    };
    const both = [finding('pack.short_wait', 'CUP', 2), finding('pack.count_place', 'CUP', 2), finding('pack.freeze_place', 'CUP', 2)];
    const second = report(NOON + MINUTE, { findings: [...both, finding('pack.freeze_place', 'JUG', 1)] });
    const first = report(NOON, { findings: both });
    const settled = report(NOON + 2 * MINUTE, { findings: both, state: 'resolved', outcome: 'replenished', resolvedAt: NOON });
    report(NOON, { findings: both, state: 'void', resolvedAt: NOON });
    report(NOON, { findings: [finding('pack.short_wait', 'CUP', 2)] });
    expect(desk.askedPlaces()).toEqual([
      { ...first, sku: 'CUP', missing: 2, toCount: true, frozen: true },
      { ...second, sku: 'CUP', missing: 2, toCount: true, frozen: true },
      { ...second, sku: 'JUG', missing: 1, toCount: false, frozen: true },
      // However the order was settled, the shelf is still to be counted; a report made in error asks nothing.
      { ...settled, sku: 'CUP', missing: 2, toCount: true, frozen: true },
    ]);
  });

  it('keeps one choice, one expectation and one telling for each SKU, the newest', () => {
    const { unitOfWork, desk } = open();
    expect([desk.choice(CUP), desk.expected(CUP), desk.told(CUP)]).toEqual([null, null, null]);
    unitOfWork.run(() => {
      desk.choose(CUP, { policy: 'default', pinned: [] });
      desk.choose(CUP, { policy: 'fewest_splits', pinned: ['o-1'] });
      desk.expect(CUP, { quantity: 5, expectedAt: NOON }, 'amy', NOON);
      desk.expect(CUP, { quantity: 7, expectedAt: NOON + 1 }, 'amy', NOON);
      desk.tell(CUP, told);
      desk.tell(JUG, { ...told, replyBy: NOON });
      desk.answer(CUP, 'wait', NOON, { decision: 'd-1', orderIds: ['o-1'] });
    });
    expect([desk.choice(CUP), desk.expected(CUP)]).toEqual([
      { policy: 'fewest_splits', pinned: ['o-1'] },
      { quantity: 7, expectedAt: NOON + 1 },
    ]);
    expect(desk.told(CUP)).toEqual({ ...told, answer: 'wait', answeredAt: NOON, doneBy: { decision: 'd-1', orderIds: ['o-1'] } });
    expect(desk.unanswered(NOON - 1)).toEqual([]);
    expect(desk.unanswered(NOON + MINUTE)).toEqual([{ ...JUG, ...told, replyBy: NOON, answer: null, answeredAt: null, doneBy: null }]);
    // Told again, it is asked again.
    unitOfWork.run(() => {
      desk.tell(CUP, told);
      desk.choose(CUP, null);
      desk.expect(CUP, null, 'amy', NOON);
    });
    expect([desk.told(CUP)?.answer, desk.choice(CUP), desk.expected(CUP)]).toEqual([null, null, null]);
  });

  it('keeps two warehouses of one SKU apart, finds a telling by its message, and asks again where an answer was taken back', () => {
    const { unitOfWork, desk } = open();
    const THERE = { ...CUP, warehouse: 'HB2' };
    unitOfWork.run(() => {
      desk.choose(CUP, { policy: 'default', pinned: [] });
      desk.tell(THERE, { ...told, messageId: 'm-1' });
      desk.answer(THERE, 'split', NOON, { decision: 'd-1', orderIds: [] });
    });
    expect([desk.choice(THERE), desk.told(CUP), desk.toldBy('m-1'), desk.toldBy('m-2')]).toEqual([null, null, THERE, null]);
    unitOfWork.run(() => desk.reopenAnswer(THERE));
    expect(desk.told(THERE)).toMatchObject({ messageId: 'm-1', answer: null, answeredAt: null, doneBy: null });
  });

  it('lists what is to be refunded until the merchant says it was', () => {
    const { unitOfWork, orderFiles, desk } = open();
    const cancelled = (outcome: 'line_cancelled' | 'order_cancelled' | 'split', incident = 'stock:QH:CUP') => {
      const order = anOrder();
      const one = aCase(order, { kind: 'stock_out', incident, state: 'resolved', outcome });
      unitOfWork.run(() => orderFiles.add({ order, holds: [], cases: [one] }));
      return { caseId: one.id, orderId: order.id, outcome };
    };
    const line = cancelled('line_cancelled');
    cancelled('split');
    cancelled('order_cancelled', 'stock:QH:CUP@HB2');
    const whole = cancelled('order_cancelled');
    expect(desk.refunds(CUP)).toEqual([
      { ...whole, confirmedAt: null },
      { ...line, confirmedAt: null },
    ]);
    expect(desk.openRefunds().toSorted((a, b) => b.count - a.count)).toEqual([{ ...CUP, count: 2 }, expect.objectContaining({ sku: 'CUP@HB2', count: 1 })]);
    unitOfWork.run(() => desk.confirmRefund(line.caseId, 'amy', NOON));
    unitOfWork.run(() => desk.confirmRefund(line.caseId, 'bob', NOON + 1));
    expect(desk.refunds(CUP).map(({ confirmedAt }) => confirmedAt)).toEqual([null, NOON]);
    expect(desk.openRefunds().find(({ sku }) => sku === 'CUP')?.count).toBe(1);
  });

  it('remembers of what a merchant was warned until it is over', () => {
    const { unitOfWork, desk } = open();
    unitOfWork.run(() => desk.noteWarned([CUP, JUG], NOON));
    unitOfWork.run(() => desk.noteWarned([CUP], NOON + 1));
    expect(desk.warned().toSorted((a, b) => (a.sku < b.sku ? -1 : 1))).toEqual([CUP, JUG]);
    unitOfWork.run(() => desk.forgetWarned([JUG]));
    expect(desk.warned()).toEqual([CUP]);
  });

  it('knows the last sharing that was not taken back', () => {
    const { unitOfWork, desk } = open();
    const sharing = (id: string) => ({
      id,
      ...CUP,
      by: 'amy',
      at: NOON,
      choiceBefore: null,
      changes: [{ orderId: 'o-1', lines: [{ lineNo: 1, was: 0, reserved: 2 }] }],
    });
    unitOfWork.run(() => {
      desk.addSharing(sharing('s-1'));
      desk.addSharing({ ...sharing('s-2'), choiceBefore: { policy: 'default', pinned: ['o-1'] } });
      desk.addSharing({ ...sharing('s-3'), ...JUG });
    });
    expect(desk.lastSharing(CUP)).toEqual({ ...sharing('s-2'), choiceBefore: { policy: 'default', pinned: ['o-1'] } });
    unitOfWork.run(() => desk.takeBack('s-2'));
    expect(desk.lastSharing(CUP)?.id).toBe('s-1');
    unitOfWork.run(() => desk.takeBack('s-1'));
    expect(desk.lastSharing(CUP)).toBeNull();
  });

  it('is written inside a unit of work only, and leaves no trace of work that threw', () => {
    const { unitOfWork, desk } = open();
    expect(() => desk.choose(CUP, null)).toThrow('unit of work');
    expect(() => desk.tell(CUP, told)).toThrow('unit of work');
    expect(() =>
      unitOfWork.run(() => {
        desk.tell(CUP, told);
        throw new Error('no such luck');
      }),
    ).toThrow('no such luck');
    expect(desk.told(CUP)).toBeNull();
  });
});
