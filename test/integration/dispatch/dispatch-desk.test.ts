import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { correct } from '../../../shared/core/order-file/decide/correct.ts';
import { placeHold } from '../../../shared/core/order-file/decide/holds.ts';
import { takeBackOrder } from '../../../shared/core/order-file/decide/take-back.ts';
import { reportMissingScans, takeInCarrierScans } from '../../../shared/core/usecases/dispatch/carrier-scans.ts';
import { closeLoad, cutLoad, dropLoad } from '../../../shared/core/usecases/dispatch/run-loads.ts';
import { viewLoad } from '../../../shared/core/usecases/dispatch/view-load.ts';
import { dispatcher, openDispatchHouse, SIGNATURE, type DispatchHouse } from '../../fixtures/dispatch-house.ts';
import { packer } from '../../fixtures/pack-house.ts';
import { MORNING } from '../../fixtures/work-house.ts';

let house: DispatchHouse;
beforeAll(async () => {
  house = await openDispatchHouse();
});
afterAll(() => house.close());
// What earlier tests packed and left would be missing from every later load of its carrier.
let carriers = 0;
let carrier = '';
beforeEach(() => {
  carrier = `C${(carriers += 1)}`;
  house.at(MORNING);
  house.know({ from: 'wms', at: MORNING });
});

const file = (orderId: string) => house.work.orderFiles.load(orderId);
const state = (orderId: string) => file(orderId)?.order.state;
const told = (orderId: string) => house.work.outbox.list({ lane: orderId, limit: 50 }).filter(({ kind }) => kind === 'order.ship');
const packed = () => house.packed({ carrier });
const hold = (orderId: string) =>
  house.work.recorder.onOrder(orderId, packer, (known, context) =>
    placeHold(known, { reason: 'x', liftableBy: 'supervisor', ifNobody: '', reviewAt: null }, context),
  );
const cancel = (orderId: string) => house.work.recorder.onOrder(orderId, packer, takeBackOrder);
const change = (orderId: string) =>
  house.work.recorder.onOrder(orderId, packer, (known, context) =>
    correct(known, [{ field: 'buyerNote', from: known.order.buyerNote, to: 'leave at the gate' }], null, () => [], context),
  );
const close = (loadId: string, driverCount: number, override: { readonly by: string; readonly reason: string } | null = null) =>
  closeLoad({ loadId, driver: '王师傅', driverCount, signature: SIGNATURE, override }, 'dispatcher-1', dispatcher, house.dispatch);

describe('loading', () => {
  it('takes parcels by waybill and by order number, counts each once, and knows how old its knowledge is', () => {
    const [one, two] = [packed(), packed()];
    const load = house.load(carrier);
    const { scan } = house.openCage();
    house.at(MORNING + 60_000);
    expect(scan(one.waybill, load.id).verdict).toMatchObject({ kind: 'loaded', knownForMs: 60_000, parcel: { orderNo: one.orderNo } });
    expect(scan(two.orderNo, load.id).verdict).toMatchObject({ kind: 'loaded' });
    expect(scan(one.waybill, load.id).verdict).toMatchObject({ kind: 'already_here' });
    expect([state(one.orderId), state(two.orderId)]).toEqual(['manifested', 'manifested']);
    expect(viewLoad(load, house.dispatch).count).toMatchObject({ packed: 2, caged: 2, manifested: 2, agree: true });
  });

  it('refuses, each for its own reason, and nothing refused comes onto the manifest', () => {
    const load = house.load(carrier);
    const other = house.load(carrier);
    const { scan } = house.openCage();
    const held = packed();
    hold(held.orderId);
    const cancelled = packed();
    cancel(cancelled.orderId);
    const changed = packed();
    change(changed.orderId);
    const unpacked = house.ready(undefined, { carrier, tote: 'T-CAGE' });
    const unpackedNo = file(unpacked)?.order.platformOrderNo ?? '';
    const foreign = house.packed({ carrier: 'SF' });
    const elsewhere = packed();
    scan(elsewhere.waybill, other.id);
    const asked = house.packed({ carrier, buyerNote: '务必发圆通' });
    const verdicts = [held.waybill, cancelled.orderNo, changed.waybill, unpackedNo, 'T-CAGE', foreign.waybill, elsewhere.waybill, 'TRYT-NOBODY'].map(
      (code) => scan(code, load.id).verdict,
    );
    expect(verdicts.map((verdict) => (verdict.kind === 'refused' ? verdict.because : verdict.kind))).toEqual([
      'held',
      'cancelled',
      'changed_after_packing',
      'not_packed',
      'not_packed',
      'wrong_carrier',
      'other_load',
      'unknown',
    ]);
    expect(verdicts[6]).toMatchObject({ otherLoad: other.id });
    if (file(asked.orderId)?.cases.some(({ kind }) => kind === 'special_request') === true)
      expect(scan(asked.waybill, load.id).verdict).toMatchObject({ kind: 'refused', because: 'request_open' });
    expect(viewLoad(load, house.dispatch).count.caged).toBe(0);
  });

  it('says nothing without a load, takes a load by its barcode, and says of damaged codes what is wrong with them', () => {
    const one = packed();
    const load = house.load(carrier);
    const { scan } = house.openCage();
    expect(scan(one.waybill, null).verdict).toEqual({ kind: 'no_load' });
    expect(scan('SB*CAGE*H-0000-0000-0', null).verdict).toEqual({ kind: 'unknown_load' });
    expect(scan(`SB*CAGE*${load.id}`, null)).toMatchObject({ verdict: { kind: 'load_taken' }, load: { id: load.id } });
    expect(scan(`${one.waybill}${one.waybill}`, load.id).verdict).toMatchObject({ kind: 'trouble', trouble: { because: 'glued' } });
    expect(state(one.orderId)).toBe('packed');
  });

  it('undoes the last, sets aside what was scanned last, and a refused parcel set aside is held by an exception', () => {
    const [one, two] = [packed(), packed()];
    const load = house.load(carrier);
    const { scan } = house.openCage();
    scan(one.waybill, load.id);
    scan(two.waybill, load.id);
    expect(scan('SB*UNDO', load.id).verdict).toMatchObject({ kind: 'undone', parcel: { orderNo: two.orderNo } });
    expect(state(two.orderId)).toBe('packed');
    scan(one.waybill, load.id);
    expect(scan('SB*PARK', load.id).verdict).toMatchObject({ kind: 'set_aside', because: null, parcel: { orderNo: one.orderNo } });
    expect(scan('SB*UNDO', load.id).verdict).toEqual({ kind: 'nothing_to_undo' });
    const foreign = house.packed({ carrier: 'SF' });
    scan(foreign.waybill, load.id);
    expect(scan('SB*PARK', load.id).verdict).toMatchObject({ kind: 'set_aside', because: 'wrong_carrier' });
    expect(file(foreign.orderId)?.cases).toMatchObject([{ kind: 'dispatch_block', cause: 'dispatch.wrong_carrier', state: 'open' }]);
    expect(scan(foreign.waybill, house.load('SF').id).verdict).toMatchObject({ kind: 'refused', because: 'held' });
  });

  it('counts a scan once that is sent again, also when the program ended between keeping and judging it', () => {
    const one = packed();
    const load = house.load(carrier);
    const first = house.openCage();
    for (let sent = 0; sent < 3; sent += 1) expect(first.scan(one.waybill, load.id, 1).verdict).toMatchObject({ kind: 'loaded' });
    expect(viewLoad(load, house.dispatch).count.caged).toBe(1);
    const two = packed();
    house.storage.unitOfWork.run(() =>
      house.dispatch.scans.append(
        [
          {
            line: 'died',
            no: 1,
            source: 'wedge',
            scanner: '',
            text: two.waybill,
            startedAt: 1,
            endedAt: 1,
            presses: 9,
            work: `load:${load.id}`,
            userId: 'dispatcher-1',
          },
        ],
        MORNING,
      ),
    );
    house.openCage().desk.show(load.id);
    expect(state(two.orderId)).toBe('manifested');
  });
});

describe('knowledge that is too old', () => {
  it('puts parcels aside, and the answer of the WMS says which may go and which come back', () => {
    const [good, held, cancelled] = [packed(), packed(), packed()];
    const load = house.load(carrier);
    const { scan } = house.openCage();
    house.at(MORNING + 47 * 60_000);
    for (const { waybill } of [good, held, cancelled]) expect(scan(waybill, load.id).verdict).toMatchObject({ kind: 'pending_cage', knownForMs: 47 * 60_000 });
    expect(scan(good.waybill, load.id).verdict.kind).toBe('pending_cage');
    expect(viewLoad(load, house.dispatch).parcels).toHaveLength(3);
    expect(close(load.id, 3)).toMatchObject({ ok: false });
    hold(held.orderId);
    cancel(cancelled.orderId);
    house.know({ from: 'wms', at: MORNING + 47 * 60_000 });
    const view = viewLoad(load, house.dispatch);
    expect(view.mayGo.map(({ orderNo }) => orderNo)).toEqual([good.orderNo]);
    expect(view.pullBack.map(({ parcel, because }) => [parcel.orderNo, because])).toEqual([
      [held.orderNo, 'held'],
      [cancelled.orderNo, 'cancelled'],
    ]);
    expect(scan(held.waybill, load.id).verdict).toMatchObject({ kind: 'refused', because: 'held', takenOut: true });
    expect(scan(cancelled.orderNo, load.id).verdict).toMatchObject({ kind: 'refused', because: 'cancelled', takenOut: true });
    expect(scan(good.waybill, load.id).verdict.kind).toBe('loaded');
    expect(viewLoad(load, house.dispatch)).toMatchObject({ pullBack: [], count: { caged: 1, agree: true } });
    expect(close(load.id, 1)).toMatchObject({ ok: true });
  });

  it('never heard is too old; without a WMS what is known here is all there is', () => {
    const [one, two] = [packed(), packed()];
    const load = house.load(carrier);
    const { scan } = house.openCage();
    house.know({ from: 'wms', at: null });
    expect(scan(one.waybill, load.id).verdict).toMatchObject({ kind: 'pending_cage', knownForMs: null });
    house.know({ from: 'here' });
    expect(scan(two.waybill, load.id).verdict).toMatchObject({ kind: 'loaded', knownForMs: null });
  });
});

describe('closing', () => {
  it('needs equal sets and the count of the driver, then everything leaves in one commit and the WMS hears of each once', () => {
    const [one, two] = [packed(), packed()];
    const load = house.load(carrier);
    const { scan } = house.openCage();
    expect(close(load.id, 0)).toMatchObject({ ok: false, error: { code: 'load_empty' } });
    scan(one.waybill, load.id);
    expect(close(load.id, 1)).toMatchObject({ ok: false, error: { code: 'load_missing', params: { count: 1 } } });
    scan(two.waybill, load.id);
    expect(close(load.id, 3)).toMatchObject({ ok: false, error: { code: 'load_driver_count', params: { driver: 3, caged: 2 } } });
    expect(close(load.id, 2)).toMatchObject({ ok: true, value: { state: 'closed', closed: { driverCount: 2, override: null, leftBehind: [] } } });
    for (const { orderId, waybill } of [one, two]) {
      expect(state(orderId)).toBe('dispatched');
      expect(told(orderId).map(({ payload }) => payload)).toMatchObject([{ carrier, waybill, manifest: load.id }]);
    }
    expect(close(load.id, 2)).toMatchObject({ ok: false, error: { code: 'load_not_open' } });
    expect(told(one.orderId)).toHaveLength(1);
    expect(scan(one.waybill, house.load(carrier).id).verdict).toMatchObject({ kind: 'refused', because: 'already_gone' });
  });

  it('one held parcel keeps it open, whoever signs; what is missing may stay on a word', () => {
    const [one, two, late] = [packed(), packed(), packed()];
    const load = house.load(carrier);
    const { scan } = house.openCage();
    scan(one.waybill, load.id);
    scan(two.waybill, load.id);
    hold(two.orderId);
    const word = { by: 'boss', reason: 'truck leaves' };
    expect(close(load.id, 2, word)).toMatchObject({ ok: false, error: { code: 'load_pull_back' } });
    expect(state(one.orderId)).toBe('manifested');
    scan(two.waybill, load.id);
    expect(close(load.id, 1, word)).toMatchObject({ ok: true, value: { closed: { override: word, leftBehind: [late.waybill] } } });
    expect([state(one.orderId), state(two.orderId), state(late.orderId)]).toEqual(['dispatched', 'packed', 'packed']);
  });

  it('what is packed after the cut goes with the next load; an empty load is dropped', () => {
    const one = packed();
    const load = house.load(carrier);
    house.openCage().scan(one.waybill, load.id);
    house.at(MORNING + 1000);
    expect(cutLoad(load.id, dispatcher, house.dispatch).ok).toBe(true);
    house.at(MORNING + 2000);
    packed();
    expect(close(load.id, 1)).toMatchObject({ ok: true, value: { closed: { leftBehind: [] } } });
    const empty = house.load(carrier);
    expect(dropLoad(empty.id, dispatcher, house.dispatch).ok).toBe(true);
    expect(house.dispatch.loads.find(empty.id)?.state).toBe('dropped');
  });
});

describe('the first scan of the carrier', () => {
  it('closes the loop once; what the carrier never scanned is asked about once, and answered by a late scan', () => {
    const [one, two] = [packed(), packed()];
    const load = house.load(carrier);
    const { scan } = house.openCage();
    scan(one.waybill, load.id);
    scan(two.waybill, load.id);
    expect(close(load.id, 2).ok).toBe(true);
    const pickup = { waybill: one.waybill, at: MORNING + 3_600_000, event: '已揽收' };
    const later = { waybill: one.waybill, at: MORNING + 7_200_000, event: '到达分拨' };
    const foreign = { waybill: 'NOT-OURS', at: MORNING, event: 'x' };
    expect(takeInCarrierScans([later, pickup, foreign], 'file', dispatcher, house.dispatch)).toEqual({ taken: 3, known: 0, foreign: 1, first: 1 });
    expect(takeInCarrierScans([later, pickup, foreign], 'file', dispatcher, house.dispatch)).toEqual({ taken: 0, known: 3, foreign: 1, first: 0 });
    house.at(MORNING + 26 * 3_600_000);
    reportMissingScans(house.dispatch);
    expect(file(two.orderId)?.cases).toMatchObject([{ kind: 'delivery_tracking_stalled', cause: 'dispatch.no_first_scan', state: 'open' }]);
    expect(file(one.orderId)?.cases).toEqual([]);
    expect(reportMissingScans(house.dispatch)).toBe(0);
    takeInCarrierScans([{ ...pickup, waybill: two.waybill }], 'file', dispatcher, house.dispatch);
    expect(file(two.orderId)?.cases).toMatchObject([{ state: 'resolved', outcome: 'chased' }]);
  });
});
