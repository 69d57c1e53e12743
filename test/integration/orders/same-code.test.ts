import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createQueueStore } from '../../../electron/host/adapters/sqlite/queue/queue-store.ts';
import { systemIds } from '../../../electron/host/adapters/system/system-ports.ts';
import { createCodesHandlers } from '../../../electron/host/handlers/codes-handlers.ts';
import type { Product } from '../../../shared/core/catalogue/catalogue.ts';
import type { Act } from '../../../shared/core/order-file/decide/act.ts';
import type { OrderId } from '../../../shared/core/order/order.ts';
import { createBulkDecision } from '../../../shared/core/usecases/cases/bulk-decision.ts';
import { learnCode, unlearnCode, type LearnCodeDeps } from '../../../shared/core/usecases/cases/learn-code.ts';
import { createUndo } from '../../../shared/core/usecases/cases/undo-decision.ts';
import type { Acting } from '../../../shared/core/user/acting.ts';
import type { UserId } from '../../../shared/core/user/user.ts';
import { clerk, draftOrder, MORNING, openWorkHouse, type WorkHouse } from '../../fixtures/work-house.ts';

const WRONG = 'TEE-OLD-BLACK';
const RIGHT = 'QH-TEE01-BLK-L';
const product = (sku: string): Product => ({
  merchant: 'QH',
  sku,
  name: sku,
  nameEn: '',
  variant: '',
  barcodes: [],
  weightGrams: null,
  retiredAt: null,
  successorSku: null,
  kitParts: [],
  twinSkus: [],
});
const anna = { userId: 'clerk-1', roles: ['clerk'] } as const;
const boss: Acting = { kind: 'person', userId: 'boss' as UserId, roles: ['supervisor'] };
const asked = (actor: Acting = boss) => ({ caller: { kind: 'window', sessionId: 's' } as const, actor });
const correctAll: Act = { act: 'correctCode', code: WRONG, sku: RIGHT, rule: 'sku.near', learn: true };

let house: WorkHouse;
let phone = 0;
beforeEach(async () => {
  house = await openWorkHouse();
  house.storage.unitOfWork.run(() => house.work.goods.putProducts([product(RIGHT), product('QH-CAP-RED')]));
});
afterEach(() => house.close());

const wrong = (sku = WRONG) => {
  const draft = draftOrder({ lines: [{ kind: 'goods', sku, name: 'Tee', variant: '', quantity: 1, unitPrice: '59.00' }] });
  phone += 1;
  return {
    ...draft,
    recipient: { ...draft.recipient, name: `沈听澜${phone}`, phone: String(13_800_000_000 + phone), detail: `听雨路${phone}号${phone}幢601室` },
  };
};

const open = () => {
  const { storage, work } = house;
  const clock = { now: () => MORNING, mono: () => performance.now() };
  const undo = createUndo({ journal: storage.journal, outboxQueue: work.outbox, recorder: work.recorder, now: clock.now });
  const learning: LearnCodeDeps = {
    goods: work.goods,
    book: work.codes,
    orderFiles: work.orderFiles,
    unitOfWork: storage.unitOfWork,
    journal: storage.journal,
    clock,
  };
  const bulk = createBulkDecision({
    undo,
    clock,
    recorder: work.recorder,
    reader: storage.journal,
    journal: storage.journal,
    unitOfWork: storage.unitOfWork,
    orderFiles: work.orderFiles,
    ids: systemIds,
    breathe: () => Promise.resolve(),
    check: work.check,
    onTaken: (decision, act, orderIds, decider, actor) => {
      if (act.act === 'correctCode' && act.learn) learnCode(decision, act, orderIds, decider, actor, learning);
    },
    onTakenBack: (decision) => unlearnCode(decision, learning),
  });
  const codes = createCodesHandlers({
    learning,
    queue: createQueueStore(storage.db),
    moment: () => ({ nowAt: MORNING, endOfTodayAt: MORNING + 50_000_000 }),
    merchantName: (code) => code,
    personName: (id) => id,
    changed: () => {},
  });
  return { bulk, codes };
};
const walk = { signal: { aborted: false }, onOrder: () => {} };
const skuOf = (orderId: string): string | undefined => house.work.orderFiles.load(orderId as OrderId)?.order.lines[0]?.sku;
const caseOfOrder = (orderId: string) => house.work.orderFiles.load(orderId as OrderId)?.cases.find(({ kind }) => kind === 'sku_mismatch');
const sameAs = async (codes: ReturnType<typeof open>['codes'], orderId: string) => {
  const reply = await codes.same({ caseId: caseOfOrder(orderId)?.id ?? '', code: WRONG }, asked());
  return reply.ok ? reply.value : expect.fail('refused');
};

describe('one wrong code on many orders', () => {
  test('is found on the open orders of its merchant, and only there', async () => {
    const [first = '', second = ''] = house.takeIn(wrong(), wrong(), wrong('QH-CAP-RAD'), { ...wrong(), merchant: 'TM' });
    const { orders, caseIds } = await sameAs(open().codes, first);
    expect(new Set(caseIds)).toEqual(new Set([caseOfOrder(first)?.id, caseOfOrder(second)?.id]));
    expect(orders).toHaveLength(2);
  });

  test('is looked at first, settled by one decision, and taken back by one', async () => {
    const ids = house.takeIn(wrong(), wrong(), wrong());
    const { bulk, codes } = open();
    const { caseIds } = await sameAs(codes, ids[0] ?? '');
    const looked = bulk.report();
    await bulk.preview(caseIds, correctAll, anna, clerk, walk, looked);
    expect(looked.read().can).toBe(3);
    expect(ids.map(skuOf)).toEqual([WRONG, WRONG, WRONG]);

    const touched: OrderId[] = [];
    await bulk.take('d-1', caseIds, correctAll, anna, clerk, walk, bulk.report(), touched);
    expect(ids.map(skuOf)).toEqual([RIGHT, RIGHT, RIGHT]);
    expect(ids.map((id) => caseOfOrder(id)?.state)).toEqual(['resolved', 'resolved', 'resolved']);
    expect(house.work.codes.read().aliases).toMatchObject([{ code: WRONG, sku: RIGHT, orders: 3, learnedBy: 'clerk-1', approvedAt: null }]);

    const back = bulk.report();
    await bulk.takeBack('d-1', touched, clerk, walk, back);
    expect(back.read().can).toBe(3);
    expect(ids.map(skuOf)).toEqual([WRONG, WRONG, WRONG]);
    expect(house.work.codes.read().aliases).toEqual([]);
  });

  test('teaches the next order only once a supervisor approved it, and no longer once it is revoked', async () => {
    const ids = house.takeIn(wrong(), wrong());
    const { bulk, codes } = open();
    await bulk.take('d-1', (await sameAs(codes, ids[0] ?? '')).caseIds, correctAll, anna, clerk, walk, bulk.report(), []);
    const suggested = (orderId = '') =>
      caseOfOrder(orderId)
        ?.findings.flatMap(({ suggestions }) => suggestions)
        .map(({ rule, confidence }) => ({ rule, confidence }));
    expect(suggested(house.takeIn(wrong())[0])).toEqual([]);
    const key = { merchant: 'QH', code: WRONG };
    expect(await codes.answer({ ...key, approve: true }, asked())).toEqual({ ok: true, value: {} });
    expect(suggested(house.takeIn(wrong())[0])).toEqual([{ rule: 'sku.alias', confidence: 0.98 }]);
    expect(await codes.learned({}, asked())).toMatchObject({ ok: true, value: { aliases: [{ state: 'standing', approvedBy: 'boss', orders: 2 }] } });
    expect(await codes.revoke(key, asked())).toEqual({ ok: true, value: {} });
    expect(suggested(house.takeIn(wrong())[0])).toEqual([]);
    expect(await codes.revoke(key, asked())).toMatchObject({ ok: false, error: { code: 'alias_not_found' } });
  });

  test('what changed meanwhile is refused for itself and does not stop the others', async () => {
    const ids = house.takeIn(wrong(), wrong());
    const { bulk, codes } = open();
    const { caseIds } = await sameAs(codes, ids[0] ?? '');
    await bulk.take('d-1', [caseOfOrder(ids[0] ?? '')?.id ?? ''], { ...correctAll, sku: 'QH-CAP-RED', learn: false }, anna, clerk, walk, bulk.report(), []);
    const report = bulk.report();
    await bulk.take('d-2', caseIds, correctAll, anna, clerk, walk, report, []);
    expect(report.read()).toMatchObject({ can: 1, cannot: [{ count: 1 }] });
    expect(ids.map(skuOf)).toEqual(['QH-CAP-RED', RIGHT]);
  });
});
