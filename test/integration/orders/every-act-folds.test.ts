import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { closeResolvedCases } from '../../../electron/host/compose/close-cases.ts';
import { createLoadStore } from '../../../electron/host/adapters/sqlite/bench/load-store.ts';
import { createOutageStore } from '../../../electron/host/adapters/sqlite/manual/outage-store.ts';
import { createPrintJournalStore } from '../../../electron/host/adapters/sqlite/manual/print-journal-store.ts';
import { createWaybillPoolStore } from '../../../electron/host/adapters/sqlite/manual/waybill-pool-store.ts';
import { systemIds } from '../../../electron/host/adapters/system/system-ports.ts';
import { draftActSchema } from '../../../shared/contract/bulk.contract.ts';
import { decideAct, type Act } from '../../../shared/core/order-file/decide/act.ts';
import { reopen, resumeClock, setNextAction } from '../../../shared/core/order-file/decide/case-state.ts';
import { addPhotos } from '../../../shared/core/order-file/decide/contact.ts';
import { correct } from '../../../shared/core/order-file/decide/correct.ts';
import { label } from '../../../shared/core/order-file/decide/label.ts';
import { raise } from '../../../shared/core/order-file/decide/raise.ts';
import { answerQuote, quoteRequest, tickRequest } from '../../../shared/core/order-file/decide/request.ts';
import { takeBackOrder } from '../../../shared/core/order-file/decide/take-back.ts';
import { tieTote } from '../../../shared/core/order-file/decide/tote.ts';
import { ORDER_EVENT_TYPES } from '../../../shared/core/order-file/order-events.ts';
import type { OrderId } from '../../../shared/core/order/order.ts';
import type { Outage } from '../../../shared/core/outage/outage.ts';
import { evolveOutage } from '../../../shared/core/outage/evolve-outage.ts';
import type { OutageEvent, OutageEventType } from '../../../shared/core/outage/outage-events.ts';
import { STOCK_WAYS } from '../../../shared/core/stock/way-out.ts';
import { createUndo } from '../../../shared/core/usecases/cases/undo-decision.ts';
import { reportMissingScans, takeInCarrierScans } from '../../../shared/core/usecases/dispatch/carrier-scans.ts';
import { closeLoad, cutLoad, dropLoad } from '../../../shared/core/usecases/dispatch/run-loads.ts';
import { confirmMatch, undoMatch } from '../../../shared/core/usecases/manual/match-manual-order.ts';
import { createOutageDesk } from '../../../shared/core/usecases/outage/outage-desk.ts';
import { answerPrint, handToPrinter, type PrintAnswer } from '../../../shared/core/usecases/printing/answer-print.ts';
import { intendPrint, type PaperKind } from '../../../shared/core/usecases/printing/intend-print.ts';
import { returnBlock, settleBlockDoubt, takeInBlock } from '../../../shared/core/usecases/printing/keep-pools.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { dispatcher, openDispatchHouse, SIGNATURE } from '../../fixtures/dispatch-house.ts';
import { everyOrder, expectFold } from '../../fixtures/expect-fold.ts';
import { foldLoads } from '../../fixtures/fold-loads.ts';
import { foldPrints } from '../../fixtures/fold-prints.ts';
import { openMatchHouse } from '../../fixtures/match-house.ts';
import { BARCODES } from '../../fixtures/pack-house.ts';
import { DAY, openStockHouse } from '../../fixtures/stock-house.ts';
import { clerk, draftBadAddress, draftOrder, MORNING, openWorkHouse, type WorkHouse } from '../../fixtures/work-house.ts';

/**
 * Every act there is, each driven through the real recorder on real SQLite, and after each story the tables of all orders are what their journal tells.
 * What has to be driven is read from the contract and from the journal's own kinds: one that nobody drives here is named by the last test.
 */
const supervisor = { userId: 'clerk-1', roles: ['supervisor'] } as const;
const driven = new Set<string>();
const houses: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const house of houses.splice(0)) await house.close();
});

async function inHouse<H extends { close: () => Promise<void> }>(open: Promise<H>): Promise<H> {
  const house = await open;
  houses.push(house);
  return house;
}
type Folded = Pick<WorkHouse, 'storage' | 'work'>;
/** All of it is its fold, and the chain is whole. */
function expectAllFolded(house: Folded): void {
  const ids = everyOrder(house);
  expect(ids.length).toBeGreaterThan(0);
  expectFold(house, ids);
  expect(house.storage.journal.verify().whole).toBe(true);
  for (const { type } of house.storage.journal.walk(0)) driven.add(type);
}
function onOrder(house: Folded, id: string, decide: Parameters<WorkHouse['work']['recorder']['onOrder']>[2]): void {
  const done = house.work.recorder.onOrder(id, clerk, decide);
  if (!done.ok) throw new Error(done.error.code);
}

const COMMON_ACTS: Readonly<Record<Exclude<Act['act'], 'wayOut' | 'correctCode'>, (at: number) => Act>> = {
  assign: (at) => ({ act: 'assign', owner: 'clerk-1', nextAction: { text: 'call', dueAt: at + 1000 } }),
  nextAction: (at) => ({ act: 'nextAction', text: 'wait', dueAt: at + 1000, waitingFor: 'customer', pauseClock: false }),
  note: () => ({ act: 'note', text: 'said so' }),
  contact: () => ({ act: 'contact', channel: 'call', to: 'customer', result: 'no_answer', text: 'nobody' }),
  hold: () => ({ act: 'hold', reason: 'wait', liftableBy: 'owner', ifNobody: 'stays', reviewAt: MORNING }),
  release: () => ({ act: 'release', reason: 'fine' }),
  void: () => ({ act: 'void', reason: 'in error' }),
  resolve: () => ({ act: 'resolve', outcome: 'corrected', note: 'done' }),
};

function takeBackLast(house: Folded, id: string): void {
  const { journal } = house.storage;
  const undo = createUndo({ journal, outboxQueue: house.work.outbox, recorder: house.work.recorder, now: () => MORNING });
  const offer = undo.offer(journal.ofOrder(id as OrderId));
  expect(offer).toMatchObject({ possible: true });
  expect(undo.take(id as OrderId, offer.seq ?? 0, clerk).ok).toBe(true);
}

describe('the tables are the fold of the journal after', () => {
  test('every act of the queue, its clocks, photographs, a second report and what is taken back', async () => {
    const house = await inHouse(openWorkHouse());
    const [id = ''] = house.takeIn(draftBadAddress());
    const caseId = (): string => house.work.orderFiles.load(id)?.cases[0]?.id ?? '';
    const act = (wanted: Act): void => {
      driven.add(`act ${wanted.act}`);
      onOrder(house, id, (file, context) => decideAct(file, [caseId()], wanted, supervisor, house.work.check, context));
      expectFold(house, [id]);
    };
    act(COMMON_ACTS.assign(MORNING));
    takeBackLast(house, id);
    act(COMMON_ACTS.nextAction(MORNING));
    // Only some clocks may stand still: that of a question whether two orders are one.
    const [twin = ''] = house.takeIn(draftOrder());
    onOrder(house, twin, (file, context) =>
      raise(file, { kind: 'duplicate_order', cause: 'twice', note: '', reporter: 'merchant', strength: null, photos: [] }, context),
    );
    const ofTwin = house.work.orderFiles.load(twin)?.cases[0]?.id ?? '';
    const pause = { text: 'wait', dueAt: MORNING + 1000, waitingFor: 'merchant', pauseClock: true } as const;
    onOrder(house, twin, (file, context) => setNextAction(file, ofTwin, pause, context));
    onOrder(house, twin, (file, context) => resumeClock(file, ofTwin, context));
    act(COMMON_ACTS.note(0));
    act(COMMON_ACTS.contact(0));
    onOrder(house, id, (file, context) => addPhotos(file, caseId(), [{ id: 'p1', sha256: 'a'.repeat(64), mime: 'image/png', bytes: 9 }], 'seen', context));
    for (const cause of ['phone', 'street'])
      onOrder(house, id, (file, context) =>
        raise(file, { kind: 'bad_address', cause, note: 'called', reporter: 'customer', strength: null, photos: [] }, context),
      );
    act(COMMON_ACTS.hold(0));
    act(COMMON_ACTS.release(0));
    takeBackLast(house, id);
    act(COMMON_ACTS.resolve(0));
    onOrder(house, id, (file, context) => reopen(file, caseId(), 'again', context));
    act(COMMON_ACTS.void(0));
    const [resolved = ''] = house.takeIn(draftBadAddress());
    const other = house.work.orderFiles.load(resolved)?.cases[0]?.id ?? '';
    onOrder(house, resolved, (file, context) => decideAct(file, [other], COMMON_ACTS.resolve(0), supervisor, house.work.check, context));
    vi.useFakeTimers();
    const stop = closeResolvedCases({
      db: house.storage.db,
      settings: house.settings,
      clock: { now: () => MORNING + 365 * DAY, mono: () => 0 },
      recorder: house.work.recorder,
    });
    vi.advanceTimersByTime(3_600_000);
    stop();
    expect(house.work.orderFiles.load(resolved)?.cases[0]?.state).toBe('closed');
    expectAllFolded(house);
  });

  test('more lines of the same file, a wrong code put right, and a request that is offered, answered and ticked', async () => {
    const house = await inHouse(openWorkHouse());
    const twice = draftOrder();
    house.takeIn(twice, { ...twice, row: twice.row + 5000 });
    const wrong = { kind: 'goods' as const, sku: 'NO-SUCH', name: 'Tee', variant: '', quantity: 1, unitPrice: '1.00' };
    house.storage.unitOfWork.run(() =>
      house.work.goods.putProducts([
        {
          merchant: 'QH',
          sku: 'QH-TEE01-BLK-L',
          name: 'Tee',
          nameEn: 'Tee',
          variant: '',
          barcodes: [],
          weightGrams: 1,
          retiredAt: null,
          successorSku: null,
          kitParts: [],
          twinSkus: [],
        },
      ]),
    );
    const [ofCode = ''] = house.takeIn(draftOrder({ lines: [wrong] }));
    const codeCase = house.work.orderFiles.load(ofCode)?.cases.find(({ kind }) => kind === 'sku_mismatch')?.id ?? '';
    driven.add('act correctCode');
    onOrder(house, ofCode, (file, context) =>
      decideAct(
        file,
        [codeCase],
        { act: 'correctCode', code: wrong.sku, sku: 'QH-TEE01-BLK-L', rule: null, learn: false },
        supervisor,
        house.work.check,
        context,
      ),
    );
    const [id = ''] = house.takeIn(draftOrder({ buyerNote: '要礼盒包装，发顺丰' }));
    const request = () => house.work.orderFiles.load(id)?.cases.find(({ kind }) => kind === 'special_request');
    const caseId = request()?.id ?? '';
    const no = request()?.request?.items[0]?.no ?? -1;
    const offer = { fee: '12.00', currency: 'CNY', shipAt: MORNING + DAY, carrier: 'SF', owner: 'clerk-1', dueAt: MORNING + DAY, text: 'twelve more' };
    onOrder(house, id, (file, context) => quoteRequest(file, caseId, offer, context));
    onOrder(house, id, (file, context) => answerQuote(file, caseId, 'accepted', 'yes', supervisor, context));
    for (const ticked of [true, false, true]) onOrder(house, id, (file, context) => tickRequest(file, caseId, no, ticked, context));
    expectAllFolded(house);
  });

  test('every way out of a shortage, each also taken back where it can be', async () => {
    for (const way of STOCK_WAYS) {
      const house = await inHouse(openStockHouse());
      house.count('JUG', 5);
      house.count('MUG', 5);
      house.count('CUP', 5, 'HB2');
      house.count('CUP', 0);
      const id = house.order(['JUG', 1], ['CUP', 3]);
      const only = house.order(['CUP', 1]);
      house.count('CUP', 0);
      const wanted = { way, at: MORNING + 2 * DAY, from: way === 'transfer' ? 'HB2' : '', substitute: way === 'substitute' ? 'MUG' : '' };
      const of = way === 'substitute' ? only : id;
      const decision = await house.answer(wanted, of);
      driven.add('act wayOut').add(`way ${way}`);
      expectAllFolded(house);
      expect(await house.takeBack(decision, of)).toEqual(way === 'cancel_order' ? ['undo_not_possible'] : []);
      expectAllFolded(house);
      if (way === 'cancel_order') continue;
      await house.answer(wanted, of);
      house.count('CUP', 20);
      expectAllFolded(house);
    }
  });

  test('a check at the bench, a tote, and a load from its opening to the first scan of the carrier', async () => {
    const house = await inHouse(openDispatchHouse());
    const { storage } = house;
    const tied = [house.ready(), house.ready()];
    for (const id of tied)
      onOrder(house, id, (file, context) => {
        const decision = tieTote(file, 'T-1', context);
        return decision === null ? { ok: false, error: { code: 'not_tied' } } : ok(decision);
      });
    const bench = house.openDesk();
    for (const text of [tied[0] ?? '', BARCODES.navy, 'SB*PARK']) bench.scan(text, text === tied[0] ? null : (tied[0] ?? ''));
    const changed = house.packed();
    onOrder(house, changed.orderId, (file, context) =>
      correct(file, [{ field: 'recipient.detail', from: file.order.recipient.detail, to: '听雨路13号1幢101室' }], null, house.work.check, context),
    );
    const load = house.load();
    const dropped = house.load();
    dropLoad(dropped.id, dispatcher, house.dispatch);
    const { scan } = house.openCage();
    const [one, two, late] = [house.packed(), house.packed(), house.packed()];
    for (const { waybill } of [one, two]) expect(scan(waybill, load.id).verdict.kind).toBe('loaded');
    scan('SB*UNDO', load.id);
    scan(two.waybill, load.id);
    expect(scan(changed.waybill, load.id).verdict.kind).toBe('refused');
    scan('SB*PARK', load.id);
    const word = { by: 'boss', reason: 'truck leaves' };
    cutLoad(load.id, dispatcher, house.dispatch);
    const closing = { loadId: load.id, driver: '王师傅', driverCount: 2, signature: SIGNATURE, override: word };
    expect(closeLoad(closing, 'dispatcher-1', dispatcher, house.dispatch)).toMatchObject({ ok: true, value: { closed: { leftBehind: [late.waybill] } } });
    takeInCarrierScans([{ waybill: one.waybill, at: MORNING + 1, event: '已揽收' }], 'file', dispatcher, house.dispatch);
    house.at(MORNING + 2 * DAY);
    expect(reportMissingScans(house.dispatch)).toBe(1);
    expectAllFolded(house);
    const stored = createLoadStore(storage.db);
    const folded = foldLoads(storage.journal.walk(0));
    expect([...folded.keys()].toSorted()).toEqual([dropped.id, load.id].toSorted());
    for (const [id, told] of folded) expect(told).toEqual(stored.find(id));
  });

  test('papers: printed, not come out, damaged, copied, and void when the waybill or the order goes', async () => {
    const house = await inHouse(openDispatchHouse());
    const { storage, work } = house;
    const printJournal = createPrintJournalStore(storage.db, '7F3A');
    const { clock } = work.importDeps;
    const { unitOfWork, journal } = storage;
    const pools = createWaybillPoolStore(storage.db);
    const prints = { ...work, unitOfWork, journal, clock, ids: systemIds, pools, printJournal, digest: (text: string) => `digest of ${text.length}` };
    const ids = [house.ready(undefined, { carrier: 'SF' }), house.ready(undefined, { carrier: 'SF' })];
    const [one = '', two = ''] = ids;
    const expectPapers = (): void => {
      const folded = foldPrints(journal.walk(0));
      for (const [id, told] of folded) expect(told).toEqual(printJournal.find(id));
      expect(folded.size).toBe(storage.db.prepare('SELECT count(*) FROM print_job').pluck().get());
    };
    const print = (kind: PaperKind, of: readonly string[], answer: PrintAnswer | null, reason = ''): void => {
      const job = intendPrint({ kind, orderIds: of, reason }, clerk, prints);
      if (!job.ok) throw new Error(job.error.code);
      if (answer === 'did_not') expect(answerPrint(job.value.id, answer, clerk, prints).ok).toBe(true);
      else {
        expect(handToPrinter(job.value.id, clerk, prints).ok).toBe(true);
        if (answer !== null) expect(answerPrint(job.value.id, answer, clerk, prints).ok).toBe(true);
      }
      expectPapers();
    };
    print('pick_list', ids, 'came_out');
    print('label', [one], 'did_not');
    print('label', [one], 'damaged');
    print('label', [one], 'came_out', 'creased');
    print('label', [two], null);
    onOrder(house, one, (file, context) =>
      correct(file, [{ field: 'recipient.detail', from: file.order.recipient.detail, to: '听雨路14号1幢102室' }], null, work.check, context),
    );
    expectPapers();
    onOrder(house, two, takeBackOrder);
    expectPapers();
    const third = house.ready(undefined, { waybill: '', carrier: 'SF' });
    onOrder(house, third, (file, context) => label(file, 'SF', 'SF-1', context));
    onOrder(house, third, takeBackOrder);
    expectAllFolded(house);
    expect([...foldPrints(journal.walk(0)).values()].filter(({ state }) => state === 'void').length).toBeGreaterThanOrEqual(2);
  });

  test('an order by hand: matched by its number and by its content, undone, matched again, shipped and told', async () => {
    const here = await inHouse(openMatchHouse());
    const house = here.house;
    const byNumber = here.type({ platform: 'TB', platformOrderNo: 'T-1' }) ?? '';
    here.received({ platformOrderNo: 'T-1' });
    await here.read();
    const manual = here.type({ lines: [{ sku: 'QH-MUG', name: '', quantity: '1' }] }) ?? '';
    const ref = here.received({ lines: [{ lineNo: 1, kind: 'goods', sku: 'QH-MUG', name: '', variant: '', quantity: 1, unitPrice: '', reserved: 0 }] });
    await here.read();
    const other = here.fileOf(ref).order.id;
    for (const confirmed of [true, false, true])
      expect(confirmed ? confirmMatch(manual, other, 'content', clerk, here.deps).ok : undoMatch(manual, clerk, here.deps).ok).toBe(true);
    here.ship(byNumber);
    await here.upload();
    await here.read();
    expectAllFolded(house);
  });

  test('every act of an outage', async () => {
    const house = await inHouse(openWorkHouse());
    const { storage } = house;
    house.takeIn(draftOrder());
    const outages = createOutageStore(storage.db);
    const desk = createOutageDesk({
      unitOfWork: storage.unitOfWork,
      journal: storage.journal,
      outages,
      clock: { now: () => MORNING, mono: () => 0 },
      ids: systemIds,
      triageRule: () => ({ version: 1, minutes: 30, warnShare: 0.75 }),
      yearAt: () => 2026,
      announce: () => {},
      onChanged: () => {},
    });
    const failure = { channel: 'wms', sign: 'silent', sinceAt: MORNING, lastKnownAt: null } as const;
    const totals = {} as never;
    const acts: Readonly<Record<Exclude<OutageEventType, 'outage.passed' | 'outage.givenUp'>, () => { readonly ok: boolean }>> = {
      'outage.noticed': () => desk.noticeFailure(failure),
      'outage.triaged': () => desk.triage(clerk, 'wms', MORNING + DAY, 'disk full'),
      'outage.declared': () => desk.declare(clerk, 'the WMS is down', failure),
      'outage.restored': () => desk.noticeRestored(MORNING),
      'outage.failedAgain': () => desk.noticeFailure({ ...failure, sign: 'erroring' }),
      'outage.told': () => desk.noteTold(clerk, 'merchants', 3, () => {}),
      'outage.recovered': () => desk.recover(clerk, MORNING),
      'outage.uploadAsked': () => desk.askUpload(clerk, () => 4, 4),
      'outage.explained': () => desk.explain(clerk, ['a', 'b'], 'by telephone'),
      'outage.closed': () => desk.close(clerk, () => ({ unexplained: 0, totals, toN: 1, head: 'h' })),
    };
    const expectOutages = (): void => {
      const folded = new Map<string, Outage>();
      for (const { type, at, actor, n, data, personal } of storage.journal.walk(0)) {
        if (!type.startsWith('outage.')) continue;
        const event = { type, data, personal } as unknown as OutageEvent;
        const by = actor.kind === 'person' ? actor.userId : actor.kind === 'program' ? actor.rule : 'cli';
        const next = evolveOutage(folded.get(event.data.outage) ?? null, event, { at, by, n });
        folded.set(next.id, next);
      }
      expect([...folded.values()]).toEqual(outages.list(50).toReversed());
    };
    for (const [type, act] of Object.entries(acts)) {
      expect(act().ok, type).toBe(true);
      expectOutages();
    }
    // One that nobody declared ends by itself.
    desk.noticeFailure(failure);
    desk.noticeRestored(MORNING);
    expectOutages();
    // And a platform's, when nothing is sold there any more.
    desk.noticeFailure({ channel: 'platform:TB', sign: 'not_arriving', sinceAt: MORNING, lastKnownAt: MORNING });
    expect(desk.giveUp(clerk, 'platform:TB', 'the shop moved').ok).toBe(true);
    expectOutages();
    expectAllFolded(house);
    const missing = [...Object.keys(acts), 'outage.passed', 'outage.givenUp'].filter((type) => !driven.has(type));
    expect(missing).toEqual([]);
  });

  test('blocks of numbers: taken in, given, doubted and checked, given back', async () => {
    const house = await inHouse(openDispatchHouse());
    const { storage } = house;
    const pools = createWaybillPoolStore(storage.db);
    const deps = { unitOfWork: storage.unitOfWork, journal: storage.journal, clock: house.work.importDeps.clock, ids: systemIds, pools };
    const blocks = ['a', 'b'].map((name) => {
      const taken = takeInBlock({ carrier: 'SF', name, text: [1, 2, 3, 4].map((no) => `SF${name.toUpperCase()}00000000${no}`).join('\n') }, clerk, deps);
      if (!taken.ok) throw new Error(taken.error.code);
      return taken.value;
    });
    house.ready();
    storage.db.exec(`UPDATE waybill_block SET doubted = 1 WHERE name = 'a'`);
    expect(settleBlockDoubt(blocks[0]?.blockId ?? '', 'SFA000000002', clerk, deps)).toMatchObject({ ok: true, value: 2 });
    expect(returnBlock(blocks[1]?.blockId ?? '', clerk, deps)).toMatchObject({ ok: true, value: 4 });
    const told = new Map<string, { free: number; returned: number }>();
    for (const { type, data } of storage.journal.walk(0)) {
      if (!type.startsWith('waybill.block')) continue;
      const { blockId, taken = 0, returned = 0, passedOver = 0 } = data as Readonly<Record<string, never>>;
      const before = told.get(blockId ?? '') ?? { free: 0, returned: 0 };
      const out = Number(returned) + Number(passedOver);
      told.set(blockId ?? '', { free: before.free + Number(taken) - out, returned: before.returned + out });
    }
    expect(pools.blocks().map(({ id, free, returned }) => [id, { free, returned }])).toEqual([...told]);
    expectAllFolded(house);
  });
});

afterAll(() => driven.clear());
test('nothing that can happen to an order is left undriven: acts and ways out of the contract, kinds of the journal', () => {
  const acts = draftActSchema.options.map(({ shape }) => `act ${shape.act.value}`);
  const wanted = [...acts, ...STOCK_WAYS.map((way) => `way ${way}`), ...ORDER_EVENT_TYPES];
  expect(wanted.length).toBeGreaterThan(50);
  expect(wanted.filter((one) => !driven.has(one))).toEqual([]);
});
