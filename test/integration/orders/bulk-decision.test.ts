import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createRunningBulk } from '../../../electron/host/compose/running-bulk.ts';
import { createQueueStore } from '../../../electron/host/adapters/sqlite/queue/queue-store.ts';
import { systemIds } from '../../../electron/host/adapters/system/system-ports.ts';
import type { BulkDto } from '../../../shared/contract/bulk.contract.ts';
import type { Act } from '../../../shared/core/order-file/decide/act.ts';
import { resolve } from '../../../shared/core/order-file/decide/case-state.ts';
import { raise } from '../../../shared/core/order-file/decide/raise.ts';
import { createBulkDecision } from '../../../shared/core/usecases/cases/bulk-decision.ts';
import { createUndo } from '../../../shared/core/usecases/cases/undo-decision.ts';
import type { UserId } from '../../../shared/core/user/user.ts';
import { clerk, draftBadAddress, MORNING, openWorkHouse, type WorkHouse } from '../../fixtures/work-house.ts';

const anna = { kind: 'person', userId: 'clerk-1' as UserId, roles: ['clerk'] } as const;
const ben = { kind: 'person', userId: 'clerk-2' as UserId, roles: ['clerk'] } as const;
const moment = { nowAt: MORNING, endOfTodayAt: MORNING + 50_000_000 };
const assignToAnna: Act = { act: 'assign', owner: 'clerk-1', nextAction: { text: 'call', dueAt: MORNING } };
const corrected: Act = { act: 'resolve', outcome: 'corrected', note: '' };

let drawn = 0;
/** Bad addresses that nobody takes for one another. */
const badAddress = () => {
  drawn += 1;
  const draft = draftBadAddress({ lines: [{ kind: 'goods', sku: 'QH-TEE01-BLK-L', name: 'Tee', variant: 'L', quantity: drawn + 1, unitPrice: '59.00' }] });
  return {
    ...draft,
    recipient: { ...draft.recipient, name: `沈听澜${drawn}`, phone: String(1_380_000_000 + drawn), detail: `听雨路${drawn}号${drawn}幢601室` },
  };
};

let house: WorkHouse;
let told: string[];
beforeEach(async () => {
  house = await openWorkHouse();
  told = [];
});
afterEach(() => house.close());

const open = () => {
  const { storage, work } = house;
  const clock = { now: () => MORNING, mono: () => performance.now() };
  const undo = createUndo({ journal: storage.journal, outboxQueue: work.outbox, recorder: work.recorder, now: clock.now });
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
  });
  const running = createRunningBulk({
    bulk,
    orderFiles: work.orderFiles,
    ids: systemIds,
    onProgress: (id) => void told.push(id),
    onDefect: (defect) => {
      throw defect;
    },
  });
  return { undo, ...running, caseIds: () => createQueueStore(storage.db).caseIds({}, moment) };
};
const ended = async (jobs: ReturnType<typeof open>['jobs'], bulkId: string, state: BulkDto['state']): Promise<BulkDto> => {
  await expect.poll(() => jobs.read(bulkId, anna)?.state, { timeout: 60_000 }).toBe(state);
  const job = jobs.read(bulkId, anna);
  if (job === null) throw new Error('forgotten');
  return job;
};
const file = (id: string) => house.work.orderFiles.load(id) ?? expect.fail('no order');

describe('a decision on many orders', () => {
  test('is looked at first, writes nothing then, and does what it said', async () => {
    const ids = house.takeIn(badAddress(), badAddress(), badAddress());
    const { jobs, caseIds } = open();
    const before = house.storage.journal.head();
    const prepared = await jobs.prepare(caseIds(), assignToAnna, anna);
    expect(prepared).toMatchObject({ state: 'ready', cases: 3, orders: 3, can: 3, cannot: [], kinds: ['bad_address'], states: ['open'] });
    expect(prepared.consequences).toEqual([{ what: 'work_starts', count: 3 }]);
    expect(house.storage.journal.head()).toBe(before);

    const done = await jobs.start(prepared.bulkId, assignToAnna, anna);
    expect(done).toMatchObject({ state: 'done', can: 3, undoable: true });
    expect(ids.map((id) => file(id).cases[0]?.owner)).toEqual(['clerk-1', 'clerk-1', 'clerk-1']);
    const entries = [...house.storage.journal.walk()].filter(({ n }) => n > before);
    expect(new Set(entries.map(({ decision }) => decision))).toEqual(new Set([prepared.bulkId]));
    expect(entries.at(-1)).toMatchObject({ type: 'bulk.decided', data: { act: 'assign', orders: 3, cases: 3, refused: 0 } });
    expect(told).toContain(prepared.bulkId);
  });

  test('is done to those it can be done to, and says of the others why not and which', async () => {
    const [mine = '', settled = ''] = house.takeIn(badAddress(), badAddress(), badAddress());
    const { jobs, caseIds } = open();
    const chosen = [...caseIds(), 'no such exception'];
    house.work.recorder.onOrder(settled, clerk, (now, context) =>
      resolve(now, now.cases[0]?.id ?? '', 'corrected', '', { userId: 'clerk-1', roles: ['supervisor'] }, context),
    );
    const prepared = await jobs.prepare(chosen, corrected, anna);
    expect(prepared).toMatchObject({ cases: 4, can: 2 });
    expect(prepared.cannot.map(({ code, count, orders }) => [code, count, orders])).toEqual([
      ['case_not_found', 1, []],
      ['case_not_open', 1, [file(settled).order.platformOrderNo]],
    ]);
    expect(prepared.consequences).toEqual(
      expect.arrayContaining([
        { what: 'order_released', count: 2 },
        { what: 'hold_lifted', count: 2 },
      ]),
    );
    expect(await jobs.start(prepared.bulkId, corrected, anna)).toMatchObject({ state: 'done', can: 2 });
    expect([file(mine).cases[0]?.state, file(settled).cases[0]?.state]).toEqual(['resolved', 'resolved']);
  });

  test('is taken back as one; what somebody decided since stays', async () => {
    const ids = house.takeIn(badAddress(), badAddress(), badAddress());
    const { jobs, caseIds, undo } = open();
    const prepared = await jobs.prepare(caseIds(), corrected, anna);
    await jobs.start(prepared.bulkId, corrected, anna);
    const [, second = ''] = ids;
    const again = await jobs.prepare([file(second).cases[0]?.id ?? ''], { act: 'note', text: 'called' }, ben);
    await jobs.start(again.bulkId, { act: 'note', text: 'called' }, ben);
    const undone = await jobs.undo(prepared.bulkId, anna);
    expect(undone).toMatchObject({ state: 'undone', can: 2 });
    expect(undone?.cannot).toMatchObject([{ code: 'undo_not_last', count: 1, orders: [file(second).order.platformOrderNo] }]);
    expect(ids.map((id) => file(id).cases[0]?.state)).toEqual(['open', 'resolved', 'open']);
    expect(undo.offer(house.storage.journal.ofOrder(file(second).order.id))).toMatchObject({ possible: false });
    expect(house.storage.journal.verify().whole).toBe(true);
  });

  test('taken back for one order, what the WMS is told of the others still goes out', async () => {
    const ids = house.takeIn(badAddress(), badAddress());
    const { jobs, caseIds, undo } = open();
    const prepared = await jobs.prepare(caseIds(), corrected, anna);
    await jobs.start(prepared.bulkId, corrected, anna);
    const [first = '', second = ''] = ids;
    const { id } = file(first).order;
    expect(undo.take(id, undo.offer(house.storage.journal.ofOrder(id)).seq ?? 0, clerk)).toMatchObject({ ok: true });
    const states = (of: string) => house.work.outbox.lane(of).flatMap(({ kind, state }) => (kind.startsWith('hold.lift') ? state : []));
    expect([states(first), states(second)]).toEqual([[], ['pending']]);
  });

  test('holds an order once, however many of its exceptions are chosen, and releases only what was put on by hand', async () => {
    const [id = ''] = house.takeIn(badAddress());
    house.work.recorder.onOrder(id, clerk, (now, context) =>
      raise(now, { kind: 'special_request', cause: 'gift', note: 'wrap it', reporter: 'customer', strength: 'condition', photos: [] }, context),
    );
    expect(file(id).cases.length).toBeGreaterThan(1);
    const { jobs, caseIds } = open();
    const hold: Act = { act: 'hold', reason: 'wait', liftableBy: 'owner', ifNobody: 'stays', reviewAt: null };
    const prepared = await jobs.prepare(caseIds(), hold, anna);
    expect(prepared).toMatchObject({ orders: 1, can: caseIds().length, consequences: [{ what: 'hold_placed', count: 1 }, { what: 'wms_told' }] });
    await jobs.start(prepared.bulkId, hold, anna);
    const byHand = () => file(id).holds.filter(({ kind, liftedAt }) => kind === 'manual' && liftedAt === null).length;
    const others = () => file(id).holds.filter(({ kind, liftedAt }) => kind !== 'manual' && liftedAt === null).length;
    expect(byHand()).toBe(1);
    const kept = others();
    const release: Act = { act: 'release', reason: 'goes on' };
    const lifted = await jobs.prepare(caseIds(), release, anna);
    expect(lifted.consequences.map(({ what }) => what)).toContain('still_held');
    await jobs.start(lifted.bulkId, release, anna);
    expect([byHand(), others()]).toEqual([0, kept]);
    expect((await jobs.prepare(caseIds(), release, anna)).cannot.map(({ code }) => code)).toEqual(['no_hold_by_hand']);
  });

  test('can be stopped; what is done stays done, and can be taken back', async () => {
    house.takeIn(...Array.from({ length: 400 }, badAddress));
    const { jobs, caseIds } = open();
    const prepared = await jobs.prepare(caseIds(), assignToAnna, anna);
    const begun = jobs.start(prepared.bulkId, assignToAnna, anna);
    // Looked at between any two orders, where this desk breathes: on a quick disk all of them take less time than a poll.
    const isUnderWay = () => {
      const job = jobs.read(prepared.bulkId, anna);
      return job?.state === 'running' && job.walked > 0;
    };
    for (let turns = 0; !isUnderWay() && turns < 10_000; turns += 1) await Promise.resolve();
    expect(isUnderWay()).toBe(true);
    jobs.stop(prepared.bulkId, anna);
    await begun;
    const stopped = await ended(jobs, prepared.bulkId, 'stopped');
    expect(stopped.can).toBeLessThan(400);
    const assigned = () => createQueueStore(house.storage.db).total({ owners: ['clerk-1'] }, moment);
    expect(assigned()).toBe(stopped.can);
    expect(await jobs.undo(prepared.bulkId, anna)).toMatchObject({ can: stopped.can, state: 'undone' });
    expect(assigned()).toBe(0);
  }, 60_000);

  test('is the business of who began it, and begun once', async () => {
    house.takeIn(badAddress());
    const { jobs, caseIds } = open();
    const { bulkId } = await jobs.prepare(caseIds(), assignToAnna, anna);
    expect([jobs.read(bulkId, ben), await jobs.start(bulkId, assignToAnna, ben), await jobs.undo(bulkId, ben), jobs.stop(bulkId, ben)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    await jobs.start(bulkId, assignToAnna, anna);
    expect(await jobs.start(bulkId, assignToAnna, anna)).toBeNull();
    expect(await jobs.start(bulkId, corrected, anna)).toBeNull();
  });
});
