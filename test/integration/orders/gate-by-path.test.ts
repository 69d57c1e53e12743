import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPrintJournalStore } from '../../../electron/host/adapters/sqlite/manual/print-journal-store.ts';
import { createWaybillPoolStore } from '../../../electron/host/adapters/sqlite/manual/waybill-pool-store.ts';
import { systemIds } from '../../../electron/host/adapters/system/system-ports.ts';
import { CASE_STATES, isActiveState, type CaseState } from '../../../shared/core/exception-case/exception-case.ts';
import { GATE_STEPS, mayPass } from '../../../shared/core/gate/gate.ts';
import { raise } from '../../../shared/core/order-file/decide/raise.ts';
import { mayPrintLabel, mayPrintList } from '../../../shared/core/order-file/decide/label.ts';
import type { OrderFile } from '../../../shared/core/order-file/order-file.ts';
import { ORDER_STATES, type OrderState } from '../../../shared/core/order/order.ts';
import { closeLoad } from '../../../shared/core/usecases/dispatch/run-loads.ts';
import { intendPrint, type PaperKind, type PrintDeps } from '../../../shared/core/usecases/printing/intend-print.ts';
import { takeInWmsOrder, type FollowDeps } from '../../../shared/core/usecases/sync/take-in-wms-order.ts';
import type { DraftOrder } from '../../../shared/core/import/draft.ts';
import { dispatcher, openDispatchHouse, SIGNATURE, type DispatchHouse } from '../../fixtures/dispatch-house.ts';
import { openDoorTo, putInCage } from '../../fixtures/manifest-rows.ts';
import { BARCODES, line } from '../../fixtures/pack-house.ts';
import { clerk, draftOrder, MORNING } from '../../fixtures/work-house.ts';
import { wmsOrder } from '../../fixtures/wms-order.ts';

/**
 * Every order state × held or not × state of its exception, along the paths by which goods or words leave: a file, the WMS's own word, a scan at the
 * bench and at the cage, the driver's signature, a label, a list, and the outbox. What the gate refuses, the use case refuses; and the database does
 * when the use case is left out.
 */
const WAY: readonly OrderState[] = ['checked', 'allocated', 'labelled', 'packed', 'manifested', 'dispatched'];
const TOLD = { 'order.release': 'tell_wms_released', 'order.pack': 'tell_wms_packed', 'order.ship': 'tell_wms_shipped' } as const;

let house: DispatchHouse;
let prints: PrintDeps;
let follow: FollowDeps;
beforeAll(async () => {
  house = await openDispatchHouse();
  const { storage, work } = house;
  prints = {
    unitOfWork: storage.unitOfWork,
    journal: storage.journal,
    orderFiles: work.orderFiles,
    clock: work.importDeps.clock,
    ids: systemIds,
    recorder: work.recorder,
    printJournal: createPrintJournalStore(storage.db, '7F3A'),
    pools: createWaybillPoolStore(storage.db),
    digest: (text) => createHash('sha256').update(text).digest('hex'),
  };
  follow = {
    ...work.importDeps,
    outboxQueue: work.outbox,
    differences: work.differences,
    nowAt: () => MORNING,
    lane: work.outbox.lane,
    acknowledged: () => [],
  };
});
afterAll(() => house.close());

interface Subject {
  readonly id: string;
  readonly draft: DraftOrder;
  /** Its load, where its parcel stands in a cage. */
  readonly loadId: string;
}
let made = 0;
/** An order brought to a state with an exception in a state; its hold is on or lifted, whatever the exception says. */
function orderIn(state: OrderState, held: boolean, ofCase: CaseState): Subject {
  const { db } = house.storage;
  made += 1;
  const draft = draftOrder({ lines: [line('QH-TEE01-BLK-L', 1)], carrier: `C${made}`, waybill: `GT${String(made).padStart(9, '0')}` });
  const [id = ''] = house.takeIn(draft);
  const raised = house.work.recorder.onOrder(id, clerk, (file, context) =>
    raise(file, { kind: 'bad_address', cause: 'street', note: '', reporter: 'customer', strength: null, photos: [] }, context),
  );
  expect(raised.ok).toBe(true);
  const order = `(SELECT n FROM orders WHERE id = '${id}')`;
  db.exec(`UPDATE hold SET lifted_at = 1, lifted_by = 'x' WHERE order_n = ${order}`);
  let loadId = '';
  if (state === 'imported' || state === 'cancelled') db.exec(`UPDATE orders SET state = '${state}' WHERE id = '${id}'`);
  else
    for (const step of WAY.slice(1, WAY.indexOf(state) + 1)) {
      if (step === 'manifested') loadId = putInCage(db, id);
      else openDoorTo(db, id, step);
      db.exec(`UPDATE orders SET state = '${step}' WHERE id = '${id}'`);
    }
  db.exec(`UPDATE exception_case SET state = '${ofCase}', active = ${isActiveState(ofCase) ? 1 : 0} WHERE order_n = ${order}`);
  if (held) db.exec(`UPDATE hold SET lifted_at = NULL, lifted_by = NULL WHERE order_n = ${order}`);
  return { id, draft, loadId };
}

const fileOf = (id: string): OrderFile => {
  const file = house.work.orderFiles.load(id);
  if (file === null) throw new Error('the order is not there');
  return file;
};
const told = (id: string): number => house.work.outbox.lane(id as never).filter(({ kind }) => kind in TOLD).length;
const isFree = ({ order, holds }: OrderFile): boolean => order.state !== 'cancelled' && holds.every(({ liftedAt }) => liftedAt !== null);
/** Whether the order went on, has another label, or the WMS is told that it did. */
function movesBy(id: string, work: () => void): boolean {
  const [before, wordsBefore] = [fileOf(id).order, told(id)];
  work();
  const after = fileOf(id).order;
  return ORDER_STATES.indexOf(after.state) > ORDER_STATES.indexOf(before.state) || after.waybill !== before.waybill || told(id) > wordsBefore;
}
/** False where a trigger said no; any other failure is one of the test. */
function asksTheGate(work: () => void): boolean {
  try {
    house.storage.unitOfWork.run(work);
    return true;
  } catch (error) {
    if (!(error instanceof Error) || !/gate: /u.test(`${error.message} ${String(error.cause)}`)) throw error;
    return false;
  }
}
const isPrinted = (kind: PaperKind, id: string): boolean => intendPrint({ kind, orderIds: [id], reason: '' }, clerk, prints).ok;
const sql = (text: string): boolean => asksTheGate(() => void house.storage.db.exec(text));
const orderN = (id: string): string => `(SELECT n FROM orders WHERE id = '${id}')`;

interface Path {
  /** Whether the gate lets it; what it is asked about is the order as it stands. */
  readonly allows: (file: OrderFile) => boolean;
  /** Whether it got through by the use case. */
  readonly byUseCase: (subject: Subject) => boolean;
  /** The same with the use case left out; null where the path has no door of its own in the database. */
  readonly bySql?: (subject: Subject) => boolean;
  /** What the trigger alone refuses, where it is less than what the use case does. */
  readonly sqlAllows?: (file: OrderFile) => boolean;
}
const PATHS: Readonly<Record<string, Path>> = {
  'a file that says it has left': {
    allows: () => false,
    byUseCase: ({ id, draft }) =>
      movesBy(id, () => void house.takeIn({ ...draft, state: 'dispatched', dispatchedAt: MORNING, waybill: 'OTHER-1' }, { ...draft, row: draft.row + 9_000 })),
  },
  'the WMS that says it is packed and sent': {
    allows: () => false,
    byUseCase: ({ id, draft }) =>
      (['packed', 'dispatched'] as const).some((state, at) =>
        movesBy(id, () => {
          const { merchant, platform, platformOrderNo, recipient, carrier, promisedShipAt } = draft;
          const lines = draft.lines.map((one, no) => ({ ...one, lineNo: no + 1, reserved: 0 }));
          const known = { ref: `W-${id}`, merchant, platform, platformOrderNo, recipient, carrier, promisedShipAt, lines };
          const there = wmsOrder({ ...known, version: at + 2, state, waybill: 'OTHER-2' });
          house.storage.unitOfWork.run(() => takeInWmsOrder(there, false, follow));
        }),
      ),
  },
  'a scan at the bench': {
    allows: (file) => isFree(file) && ['allocated', 'labelled'].includes(file.order.state),
    byUseCase: ({ id }) =>
      movesBy(id, () => {
        const bench = house.openDesk();
        bench.scan(id, null);
        bench.scan(BARCODES.tee, id);
        bench.scan('SB*CLOSE', id);
      }),
    bySql: ({ id }) => sql(`UPDATE orders SET state = 'packed' WHERE id = '${id}' AND state <> 'packed'`) && fileOf(id).order.state === 'packed',
    sqlAllows: (file) => file.order.state === 'packed' || file.order.state === 'manifested' || mayPass('pack', { ...file.order, holds: file.holds }).pass,
  },
  'a scan at the cage': {
    allows: (file) => mayPass('manifest', { ...file.order, holds: file.holds }).pass,
    byUseCase: ({ id, draft }) => movesBy(id, () => void house.openCage().scan(draft.waybill, house.load(draft.carrier).id)),
    bySql: ({ id }) => asksTheGate(() => void putInCage(house.storage.db, id)),
    // What stands in one cage already cannot stand in a second.
    sqlAllows: (file) => mayPass('manifest', { ...file.order, holds: file.holds }).pass,
  },
  'the signature of the driver': {
    allows: (file) => mayPass('dispatch', { ...file.order, holds: file.holds }).pass,
    byUseCase: ({ id, loadId }) =>
      movesBy(id, () => {
        closeLoad({ loadId, driver: 'd', driverCount: 1, signature: SIGNATURE, override: { by: 'boss', reason: 'x' } }, 'x', dispatcher, house.dispatch);
      }),
    bySql: ({ id }) => sql(`UPDATE orders SET state = 'dispatched' WHERE id = '${id}' AND state <> 'dispatched'`) && fileOf(id).order.state === 'dispatched',
    // Nothing leaves by a word about the order alone: its load has to be signed.
    sqlAllows: (file) => file.order.state === 'dispatched',
  },
  'a label': {
    allows: (file) => mayPrintLabel(file).pass,
    byUseCase: ({ id }) => isPrinted('label', id),
    bySql: ({ id }) => isOnPaper('label', id),
    sqlAllows: isFree,
  },
  'a pack list': {
    allows: (file) => mayPrintList(file).pass,
    byUseCase: ({ id }) => isPrinted('pack_list', id),
    bySql: ({ id }) => isOnPaper('pack_list', id),
    sqlAllows: isFree,
  },
  ...Object.fromEntries(
    Object.entries(TOLD).map(([kind, action]): [string, Path] => {
      const allows = (file: OrderFile): boolean => mayPass(action, { ...file.order, holds: file.holds }).pass;
      return [
        `${kind} to the WMS`,
        {
          allows,
          byUseCase: ({ id }) => asksTheGate(() => enqueue(kind as keyof typeof TOLD, id)),
        },
      ];
    }),
  ),
};

function isOnPaper(kind: PaperKind, id: string): boolean {
  const job = systemIds.next();
  return asksTheGate(() => {
    house.storage.db.exec(`INSERT INTO print_job (id, document_no, kind, copy, reason, state, waybill, content_hash, intended_at, by_user)
        VALUES ('${job}', '${job}', '${kind}', 1, '', 'intended', '', 'h', 1, 'x');
      INSERT INTO print_job_order SELECT n, ${orderN(id)} FROM print_job WHERE id = '${job}'`);
  });
}
function enqueue(kind: keyof typeof TOLD, id: string): void {
  const orderRef = fileOf(id).order.wmsRef;
  const stamped = { occurredAt: MORNING, journalN: house.storage.journal.head(), decision: systemIds.next() };
  house.work.outbox.enqueue({ id: systemIds.next(), lane: id as never, orderRef, kind, payload: {}, baseVersion: null, ...stamped });
}

test('the states tried are all there are, and every gated step is on one of the paths', () => {
  expect([...WAY, 'imported', 'cancelled'].toSorted()).toEqual([...ORDER_STATES].toSorted());
  expect(Object.keys(GATE_STEPS)).toHaveLength(8);
});

describe.each(Object.keys(PATHS))('%s', (name) => {
  const path = PATHS[name] as Path;
  describe.each([false, true])('held: %s', (held) => {
    test.each(ORDER_STATES)('an order that is %s, whatever its exception says', (state) => {
      for (const ofCase of CASE_STATES) {
        const subject = orderIn(state, held, ofCase);
        const file = fileOf(subject.id);
        expect([file.order.state, isFree(file), file.cases[0]?.state]).toEqual([state, !held && state !== 'cancelled', ofCase]);
        expect(path.byUseCase(subject), `by the use case, exception ${ofCase}`).toBe(path.allows(file));
        if (path.bySql === undefined) continue;
        const other = orderIn(state, held, ofCase);
        expect(path.bySql(other), `by the database, exception ${ofCase}`).toBe((path.sqlAllows ?? path.allows)(fileOf(other.id)));
      }
    });
  });
});
