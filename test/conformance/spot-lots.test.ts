import { describe, expect, it } from 'vitest';
import { createSpotLotStore } from '../../electron/host/adapters/sqlite/bench/spot-lot-store.ts';
import type { UnitOfWork } from '../../shared/core/ports/journal.ts';
import type { Commitment, DrawnLot, SpotLots } from '../../shared/core/ports/spot-lots.ts';
import { NO_SWITCHING } from '../../shared/core/sampling/kept-switching.ts';
import type { LotCandidate } from '../../shared/core/sampling/lot-draw.ts';
import { DEFAULT_LOT_PLAN } from '../../shared/core/sampling/lot-plan.ts';
import { freshSwitching } from '../../shared/core/sampling/switching.ts';
import { createMemorySpotLots } from '../fakes/memory-spot-lots.ts';
import { createMemoryUnitOfWork } from '../fakes/memory-unit-of-work.ts';
import { openSqliteStores } from '../fixtures/order-stores.ts';

interface Rig {
  readonly unitOfWork: UnitOfWork;
  readonly lots: SpotLots;
}
const rigs: readonly (readonly [string, () => Rig])[] = [
  [
    'in memory',
    () => {
      const unitOfWork = createMemoryUnitOfWork();
      return { unitOfWork, lots: createMemorySpotLots(unitOfWork) };
    },
  ],
  [
    'SQLite',
    () => {
      const { db, unitOfWork } = openSqliteStores();
      return { unitOfWork, lots: createSpotLotStore(db) };
    },
  ],
];

const commitment = (lot: string): Commitment => ({
  lot,
  commitment: `hash-of-${lot}`,
  plan: DEFAULT_LOT_PLAN,
  because: 'first',
  committedAt: 10,
  committedN: 3,
});
const drawnLot = (lot: string, drawNo = 1): Omit<DrawnLot, 'verdict' | 'judgedAt'> => ({
  ...commitment(lot),
  drawNo,
  date: '2026-11-29',
  seed: 'seed',
  drawnAt: 100 * drawNo,
  cutoffN: 40,
  headHash: 'head',
  severity: 'normal',
  letter: 'J',
  size: 4,
  n: 2,
  ac: 0,
});
const candidates: readonly LotCandidate[] = ['a', 'b', 'c', 'd'].map((id) => ({
  id,
  stratum: id < 'c' ? 'manual' : 'all',
  packer: id === 'a' ? 'p-1' : '',
  merchant: 'm',
  skus: [`sku-${id}`, 'sku'],
}));
const items = [
  { orderId: 'b', stratum: 'manual', extra: false },
  { orderId: 'a', stratum: 'manual', extra: true },
  { orderId: 'c', stratum: 'all', extra: false },
];

function drawOne(open: () => Rig, lot = 'lot-1'): Rig {
  const rig = open();
  rig.unitOfWork.run(() => rig.lots.commit(commitment(lot)));
  rig.unitOfWork.run(() => rig.lots.draw(drawnLot(lot), items, candidates));
  return rig;
}

describe.each(rigs)('lots of the spot check: %s', (_, open) => {
  it('one commitment is open, and another takes its place', () => {
    const { unitOfWork, lots } = open();
    expect([lots.open(), lots.drawCount(), lots.recent(5)]).toEqual([null, 0, []]);
    unitOfWork.run(() => lots.commit(commitment('lot-1')));
    unitOfWork.run(() => lots.commit({ ...commitment('lot-2'), because: 'plan_changed' }));
    expect(lots.open()).toEqual({ ...commitment('lot-2'), because: 'plan_changed' });
    expect(lots.find('lot-2')).toBeNull();
  });

  it('a draw closes the commitment and keeps who was drawn, in order', () => {
    const { lots } = drawOne(open);
    expect(lots.open()).toBeNull();
    expect(lots.find('lot-1')).toEqual({ ...drawnLot('lot-1'), verdict: null, judgedAt: null });
    expect(lots.recent(5)).toHaveLength(1);
    expect(lots.drawCount()).toBe(1);
    expect(lots.items('lot-1').map(({ orderId, place, extra, state, packer }) => [orderId, place, extra, state, packer])).toEqual([
      ['b', 1, false, 'open', ''],
      ['a', 2, true, 'open', 'p-1'],
      ['c', 3, false, 'open', ''],
    ]);
    expect([lots.item('lot-1', 'd'), lots.item('lot-1', 'a')?.place]).toEqual([null, 2]);
    expect(lots.rest('lot-1').map(({ orderId }) => orderId)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('a SKU keeps the draw in whose lot it was first seen', () => {
    const { unitOfWork, lots } = drawOne(open);
    unitOfWork.run(() => lots.commit(commitment('lot-2')));
    unitOfWork.run(() => lots.draw(drawnLot('lot-2', 2), [], [{ id: 'x', stratum: 'all', packer: '', merchant: 'm', skus: ['sku', 'new'] }]));
    expect([lots.firstDrawOf('m', 'sku'), lots.firstDrawOf('m', 'new'), lots.firstDrawOf('other', 'sku')]).toEqual([1, 2, undefined]);
  });

  it('marks are kept until the order is checked, and it is checked once', () => {
    const { unitOfWork, lots } = drawOne(open);
    unitOfWork.run(() => lots.mark('lot-1', 'b', { address: true, sku: false }));
    expect(lots.item('lot-1', 'b')?.marks).toEqual({ address: true, sku: false });
    const checked = { orderId: 'b', state: 'faulty', faults: ['sku'], packer: 'p-2', by: 'u', at: 7 } as const;
    unitOfWork.run(() => lots.check('lot-1', checked));
    expect(lots.item('lot-1', 'b')).toMatchObject({ state: 'faulty', faults: ['sku'], packer: 'p-2', checkedBy: 'u', checkedAt: 7, marks: {} });
    expect(() => unitOfWork.run(() => lots.check('lot-1', { ...checked, state: 'clean' }))).toThrow();
    unitOfWork.run(() => lots.mark('lot-1', 'b', { address: false }));
    expect(lots.item('lot-1', 'b')?.marks).toEqual({});
    expect(lots.rest('lot-1').map(({ orderId }) => orderId)).toEqual(['a', 'c', 'd']);
  });

  it('results come in the order in which they were given, figures without what is beside the plan or was not looked at', () => {
    const { unitOfWork, lots } = drawOne(open);
    const check = (orderId: string, state: 'clean' | 'faulty' | 'skipped', packer: string): void =>
      unitOfWork.run(() => lots.check('lot-1', { orderId, state, faults: state === 'faulty' ? ['label'] : [], packer, by: 'u', at: 7 }));
    check('c', 'skipped', 'p-1');
    check('b', 'faulty', 'p-1');
    check('a', 'clean', 'p-1');
    expect(lots.results().map(({ orderId, faults, skipped }) => [orderId, faults, skipped])).toEqual([
      ['c', [], true],
      ['b', ['label'], false],
      ['a', [], false],
    ]);
    expect(lots.lotFigures(0)).toEqual([{ lot: 'lot-1', drawNo: 1, date: '2026-11-29', drawnAt: 100, checks: 1, faults: 1, skipped: 1 }]);
    expect(lots.packerFigures(0)).toEqual([{ packer: 'p-1', checks: 2, faults: 1 }]);
    expect([lots.lotFigures(101), lots.packerFigures(101)]).toEqual([[], []]);
  });

  it('a lot is judged once', () => {
    const { unitOfWork, lots } = drawOne(open);
    unitOfWork.run(() => lots.judge('lot-1', 'refused', 9));
    expect(lots.find('lot-1')).toMatchObject({ verdict: 'refused', judgedAt: 9 });
    expect(() => unitOfWork.run(() => lots.judge('lot-1', 'accepted', 10))).toThrow();
  });

  it('notes which of the rest are held', () => {
    const { unitOfWork, lots } = drawOne(open);
    unitOfWork.run(() => {
      lots.noteHold('lot-1', 'd', 'h-1');
      lots.noteHold('lot-1', 'a', 'h-2');
    });
    expect(lots.heldRest('lot-1')).toEqual([
      { orderId: 'a', holdId: 'h-2' },
      { orderId: 'd', holdId: 'h-1' },
    ]);
    unitOfWork.run(() => lots.noteHold('lot-1', 'a', null));
    expect(lots.heldRest('lot-1')).toEqual([{ orderId: 'd', holdId: 'h-1' }]);
  });

  it('keeps the switching rules and the next plan', () => {
    const { unitOfWork, lots } = open();
    expect([lots.switching(), lots.nextPlan()]).toEqual([NO_SWITCHING, null]);
    const kept = { series: 'II/1', state: { ...freshSwitching, score: 6 } };
    unitOfWork.run(() => {
      lots.keepSwitching(kept);
      lots.keepPlan({ ...DEFAULT_LOT_PLAN, cut: 'packer' });
    });
    expect([lots.switching(), lots.nextPlan()?.cut]).toEqual([kept, 'packer']);
  });

  it('writes nothing outside a unit of work, and takes back what was not committed', () => {
    const { unitOfWork, lots } = drawOne(open);
    expect(() => lots.mark('lot-1', 'b', {})).toThrow();
    expect(() =>
      unitOfWork.run(() => {
        lots.check('lot-1', { orderId: 'b', state: 'clean', faults: [], packer: '', by: 'u', at: 7 });
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(lots.item('lot-1', 'b')?.state).toBe('open');
  });
});
