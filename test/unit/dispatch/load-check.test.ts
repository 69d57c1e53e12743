import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkParcel, type Knowledge, type ParcelFacts } from '../../../shared/core/dispatch/load-check.ts';
import { countLoad } from '../../../shared/core/dispatch/reconcile-load.ts';
import { ORDER_STATES } from '../../../shared/core/order/order.ts';

const NOW = 1_795_000_000_000;
const FRESH = 10 * 60_000;
const load = { id: 'L1', carrier: 'sf', state: 'open' } as const;
const closed = { ...load, state: 'closed' } as const;
const known = (at: number | null): Knowledge => ({ from: 'wms', at });
const NEWS = known(NOW - 60_000);
const parcel = (part: Partial<ParcelFacts> = {}): ParcelFacts => ({
  orderId: 'o1',
  waybill: 'SF1',
  carrier: 'sf',
  orderState: 'packed',
  held: false,
  packedAt: NOW - 3_600_000,
  changedAt: null,
  label: 'alive',
  requestOpen: false,
  isReturn: false,
  loadedInto: null,
  place: null,
  ...part,
});

describe('a parcel at the cage', () => {
  it.each([
    ['right', {}, { kind: 'loaded', knownForMs: 60_000 }],
    ['already in this cage', { loadedInto: 'L1', place: 'cage' }, { kind: 'already_here' }],
    ['held', { held: true }, { kind: 'refused', because: 'held' }],
    ['cancelled and held', { held: true, orderState: 'cancelled' }, { kind: 'refused', because: 'cancelled' }],
    ['label void', { label: 'void' }, { kind: 'refused', because: 'void_label' }],
    ['never packed', { packedAt: null }, { kind: 'refused', because: 'not_packed' }],
    ['only labelled', { orderState: 'labelled' }, { kind: 'refused', because: 'not_packed' }],
    ['changed after packing', { changedAt: NOW - 1000 }, { kind: 'refused', because: 'changed_after_packing' }],
    ['changed before packing', { changedAt: NOW - 7_200_000 }, { kind: 'loaded' }],
    ["another carrier's", { carrier: 'yto' }, { kind: 'refused', because: 'wrong_carrier' }],
    ['in another load', { loadedInto: 'L2' }, { kind: 'refused', because: 'other_load' }],
    ['gone already', { orderState: 'dispatched' }, { kind: 'refused', because: 'already_gone' }],
    ['a return', { isReturn: true }, { kind: 'refused', because: 'return_parcel' }],
    ['a demand nobody ticked', { requestOpen: true }, { kind: 'refused', because: 'request_open' }],
    ['put aside before', { loadedInto: 'L1', place: 'pending' }, { kind: 'loaded' }],
  ] as const)('%s', (_, part, verdict) => {
    expect(checkParcel(parcel(part), load, NEWS, NOW, FRESH)).toMatchObject(verdict);
  });

  it('goes aside when the knowledge is too old or there never was any, and not where only this console could know', () => {
    const at = (knowledge: Knowledge) => checkParcel(parcel(), load, knowledge, NOW, FRESH);
    expect(at(known(NOW - FRESH))).toEqual({ kind: 'loaded', knownForMs: FRESH });
    expect(at(known(NOW - FRESH - 1))).toEqual({ kind: 'pending_cage', knownForMs: FRESH + 1 });
    expect(at(known(null))).toEqual({ kind: 'pending_cage', knownForMs: null });
    expect(at({ from: 'here' })).toEqual({ kind: 'loaded', knownForMs: null });
  });

  it('unknown here, and too late', () => {
    expect(checkParcel(null, load, NEWS, NOW, FRESH)).toMatchObject({ kind: 'refused', because: 'unknown', knownForMs: 60_000 });
    expect(checkParcel(parcel(), closed, NEWS, NOW, FRESH)).toMatchObject({ kind: 'refused', because: 'load_closed' });
    expect(checkParcel(parcel({ loadedInto: 'L1', place: 'cage' }), closed, NEWS, NOW, FRESH)).toEqual({ kind: 'already_here' });
  });

  it('nothing held, cancelled, void or unpacked is ever let in, by nobody', () => {
    const facts = fc.record({
      orderId: fc.constant('o1'),
      waybill: fc.constant('SF1'),
      carrier: fc.constantFrom('sf', 'yto'),
      orderState: fc.constantFrom(...ORDER_STATES),
      held: fc.boolean(),
      packedAt: fc.constantFrom(null, NOW - 1000, NOW - 9000),
      changedAt: fc.constantFrom(null, NOW - 5000),
      label: fc.constantFrom('alive' as const, 'void' as const),
      requestOpen: fc.boolean(),
      isReturn: fc.boolean(),
      loadedInto: fc.constantFrom(null, 'L1', 'L2'),
      place: fc.constantFrom(null, 'cage' as const, 'pending' as const),
    });
    fc.assert(
      fc.property(facts, fc.boolean(), fc.constantFrom(NOW, NOW - FRESH - 5), (one, isClosed, heardAt) => {
        const verdict = checkParcel(one, isClosed ? closed : load, known(heardAt), NOW, FRESH);
        const shut =
          one.requestOpen ||
          one.held ||
          one.orderState === 'cancelled' ||
          one.label === 'void' ||
          one.packedAt === null ||
          !['packed', 'manifested'].includes(one.orderState);
        if (shut) expect(verdict).toMatchObject({ kind: 'refused' });
        if (verdict.kind !== 'loaded') return;
        expect(one).toMatchObject({ carrier: 'sf', isReturn: false });
        expect([heardAt, one.loadedInto === 'L2']).toEqual([NOW, false]);
      }),
    );
  });
});

describe('a load before it closes', () => {
  it('agrees only when the three are the same parcels, and names those that are not', () => {
    expect(countLoad(['a', 'b'], ['b', 'a', 'a'], ['a', 'b'])).toMatchObject({ packed: 2, caged: 2, manifested: 2, agree: true });
    expect(countLoad(['a', 'b', 'c'], ['a', 'x', 'c'], ['a', 'b', 'c'])).toEqual({
      packed: 3,
      caged: 3,
      manifested: 3,
      agree: false,
      notCaged: ['b'],
      notManifested: ['x'],
      notFound: ['b'],
      foreign: ['x'],
    });
  });
});
