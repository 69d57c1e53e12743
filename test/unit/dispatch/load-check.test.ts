import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkParcel, type ParcelFacts } from '../../../shared/core/dispatch/load-check.ts';
import { afterAnswer, countLoad } from '../../../shared/core/dispatch/reconcile-load.ts';
import { ORDER_STATES } from '../../../shared/core/order/order.ts';

const NOW = 1_795_000_000_000;
const FRESH = 10 * 60_000;
const load = { loadId: 'L1', carrier: 'sf', closed: false };
const parcel = (part: Partial<ParcelFacts> = {}): ParcelFacts => ({
  orderId: 'o1',
  waybill: 'SF1',
  carrier: 'sf',
  orderState: 'packed',
  held: false,
  packedAt: NOW - 3_600_000,
  changedAt: null,
  label: 'alive',
  isReturn: false,
  loadedInto: null,
  knownAt: NOW - 60_000,
  ...part,
});

describe('a parcel at the cage', () => {
  it.each([
    ['right', {}, { kind: 'loaded', knownForMs: 60_000 }],
    ['already in this cage', { loadedInto: 'L1' }, { kind: 'already_here' }],
    ['held', { held: true }, { kind: 'refused', because: 'held', mayOverride: false }],
    ['cancelled and held', { held: true, orderState: 'cancelled' }, { kind: 'refused', because: 'cancelled', mayOverride: false }],
    ['label void', { label: 'void' }, { kind: 'refused', because: 'void_label' }],
    ['never packed', { packedAt: null }, { kind: 'refused', because: 'not_packed' }],
    ['only labelled', { orderState: 'labelled' }, { kind: 'refused', because: 'not_packed' }],
    ['changed after packing', { changedAt: NOW - 1000 }, { kind: 'refused', because: 'changed_after_packing', mayOverride: true }],
    ['changed before packing', { changedAt: NOW - 7_200_000 }, { kind: 'loaded' }],
    ["another carrier's", { carrier: 'yto' }, { kind: 'refused', because: 'wrong_carrier', mayOverride: false }],
    ['in another load', { loadedInto: 'L2' }, { kind: 'refused', because: 'other_load' }],
    ['gone already', { orderState: 'dispatched' }, { kind: 'refused', because: 'already_gone' }],
    ['a return', { isReturn: true }, { kind: 'refused', because: 'return_parcel' }],
    ['known too long ago', { knownAt: NOW - FRESH - 1 }, { kind: 'pending_cage', knownForMs: FRESH + 1 }],
  ] as const)('%s', (_, part, verdict) => {
    expect(checkParcel(parcel(part), load, NOW, FRESH)).toMatchObject(verdict);
  });

  it('unknown here, and too late', () => {
    expect(checkParcel(null, load, NOW, FRESH)).toMatchObject({ kind: 'refused', because: 'unknown', knownForMs: null });
    expect(checkParcel(parcel(), { ...load, closed: true }, NOW, FRESH)).toMatchObject({ kind: 'refused', because: 'load_closed' });
    expect(checkParcel(parcel({ loadedInto: 'L1' }), { ...load, closed: true }, NOW, FRESH)).toEqual({ kind: 'already_here' });
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
      isReturn: fc.boolean(),
      loadedInto: fc.constantFrom(null, 'L1', 'L2'),
      knownAt: fc.constantFrom(NOW, NOW - FRESH - 5),
    });
    fc.assert(
      fc.property(facts, fc.boolean(), (one, closed) => {
        const verdict = checkParcel(one, { ...load, closed }, NOW, FRESH);
        const shut =
          one.held || one.orderState === 'cancelled' || one.label === 'void' || one.packedAt === null || !['packed', 'manifested'].includes(one.orderState);
        if (shut) expect(verdict).toMatchObject({ kind: 'refused', mayOverride: false });
        if (verdict.kind === 'loaded') expect(one).toMatchObject({ carrier: 'sf', isReturn: false, loadedInto: null, knownAt: NOW });
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

  it("the WMS's late answer pulls parcels back and lets others go", () => {
    const answered = [
      parcel({ waybill: 'A', knownAt: NOW }),
      parcel({ waybill: 'B', orderState: 'cancelled', knownAt: NOW }),
      parcel({ waybill: 'C', knownAt: 0 }),
    ];
    expect(afterAnswer(answered, load, NOW, FRESH)).toEqual({ pullBack: [{ waybill: 'B', because: 'cancelled' }], release: ['A'] });
  });
});
