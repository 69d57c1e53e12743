import type { Commitment, DrawnLot, ItemState, SpotItem, SpotLots } from '../../shared/core/ports/spot-lots.ts';
import { type KeptSwitching, NO_SWITCHING } from '../../shared/core/sampling/kept-switching.ts';
import type { LotPlan } from '../../shared/core/sampling/lot-plan.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

interface KeptOrder extends Omit<SpotItem, 'state' | 'place'> {
  readonly place: number | null;
  readonly state: ItemState | 'rest';
  readonly checkNo: number;
  readonly holdId: string | null;
}
type OfLot = Map<string, KeptOrder>;

const isItem = (order: KeptOrder): order is KeptOrder & { place: number; state: ItemState } => order.place !== null && order.state !== 'rest';
const toItem = ({ checkNo: _, holdId: __, ...item }: KeptOrder & { place: number; state: ItemState }): SpotItem => item;

export function createMemorySpotLots(unitOfWork: MemoryUnitOfWork): SpotLots {
  const one = enlistedMap<'open' | 'plan' | 'switching', Commitment | LotPlan | KeptSwitching>(unitOfWork);
  const drawn = enlistedMap<string, DrawnLot>(unitOfWork);
  const orders = enlistedMap<string, OfLot>(unitOfWork);
  const skus = enlistedMap<string, number>(unitOfWork);
  const inside = (): void => unitOfWork.assertRunning('a spot check');
  const ofLot = (lot: string): readonly KeptOrder[] => [...(orders.get(lot)?.values() ?? [])];
  const itemsOf = (lot: string): readonly SpotItem[] =>
    ofLot(lot)
      .filter(isItem)
      .map(toItem)
      .sort((a, b) => a.place - b.place);
  const change = (lot: string, orderId: string, over: Partial<KeptOrder>): void => {
    const there = orders.get(lot)?.get(orderId);
    if (there !== undefined) orders.set(lot, new Map(orders.get(lot)).set(orderId, { ...there, ...over }));
  };
  const lotsInOrder = (): readonly DrawnLot[] => [...drawn.values()].sort((a, b) => a.drawNo - b.drawNo);
  const byOrder = (a: { readonly orderId: string }, b: { readonly orderId: string }): number => (a.orderId < b.orderId ? -1 : 1);

  return {
    open: () => (one.get('open') as Commitment | undefined) ?? null,
    commit: (commitment) => {
      inside();
      one.set('open', commitment);
    },
    draw: (lot, items, candidates) => {
      inside();
      if (drawn.has(lot.lot)) throw new Error('drawn once');
      one.delete('open');
      drawn.set(lot.lot, { ...lot, verdict: null, judgedAt: null });
      const places = new Map(items.map((item, at) => [item.orderId, { place: at + 1, extra: item.extra }]));
      const kept: OfLot = new Map();
      for (const { id, stratum, packer, merchant, skus: of } of candidates) {
        const place = places.get(id);
        kept.set(id, {
          orderId: id,
          stratum,
          packer,
          place: place?.place ?? null,
          extra: place?.extra === true,
          state: place === undefined ? 'rest' : 'open',
          marks: {},
          faults: [],
          checkedBy: '',
          checkedAt: null,
          checkNo: 0,
          holdId: null,
        });
        for (const sku of of) if (!skus.has(`${merchant} ${sku}`)) skus.set(`${merchant} ${sku}`, lot.drawNo);
      }
      orders.set(lot.lot, kept);
    },
    drawCount: () => drawn.size,
    find: (lot) => drawn.get(lot) ?? null,
    recent: (limit) => [...lotsInOrder()].reverse().slice(0, limit),
    items: itemsOf,
    item: (lot, orderId) => itemsOf(lot).find((item) => item.orderId === orderId) ?? null,
    mark: (lot, orderId, marks) => {
      inside();
      if (orders.get(lot)?.get(orderId)?.state === 'open') change(lot, orderId, { marks });
    },
    check: (lot, { orderId, state, faults, packer, by, at }) => {
      inside();
      const there = orders.get(lot)?.get(orderId);
      if (there === undefined || there.state === 'rest') return;
      if (there.state !== 'open') throw new Error('checked once');
      const checkNo = 1 + [...orders.keys()].flatMap(ofLot).reduce((most, order) => Math.max(most, order.checkNo), 0);
      change(lot, orderId, { state, faults, packer, checkedBy: by, checkedAt: at, marks: {}, checkNo });
    },
    judge: (lot, verdict, at) => {
      inside();
      const there = drawn.get(lot);
      if (there?.verdict != null) throw new Error('judged once');
      if (there !== undefined) drawn.set(lot, { ...there, verdict, judgedAt: at });
    },
    results: () =>
      [...orders.keys()]
        .flatMap(ofLot)
        .filter(({ checkNo }) => checkNo > 0)
        .sort((a, b) => a.checkNo - b.checkNo)
        .map(({ orderId, stratum, faults, state }) => ({ orderId, stratum, faults, skipped: state === 'skipped' })),
    switching: () => (one.get('switching') as KeptSwitching | undefined) ?? NO_SWITCHING,
    keepSwitching: (kept) => {
      inside();
      one.set('switching', kept);
    },
    nextPlan: () => (one.get('plan') as LotPlan | undefined) ?? null,
    keepPlan: (plan) => {
      inside();
      one.set('plan', plan);
    },
    firstDrawOf: (merchant, sku) => skus.get(`${merchant} ${sku}`),
    rest: (lot) =>
      ofLot(lot)
        .filter(({ state }) => state === 'rest' || state === 'open' || state === 'skipped')
        .map(({ orderId, stratum }) => ({ orderId, stratum }))
        .sort(byOrder),
    noteHold: (lot, orderId, holdId) => {
      inside();
      change(lot, orderId, { holdId });
    },
    heldRest: (lot) =>
      ofLot(lot)
        .flatMap(({ orderId, holdId }) => (holdId === null ? [] : [{ orderId, holdId }]))
        .sort(byOrder),
    lotFigures: (sinceAt) =>
      lotsInOrder().flatMap(({ lot, drawNo, date, drawnAt }) => {
        const counted = itemsOf(lot).filter(({ extra }) => !extra);
        const of = (...states: readonly ItemState[]): number => counted.filter(({ state }) => states.includes(state)).length;
        if (drawnAt < sinceAt || counted.length === 0) return [];
        return [{ lot, drawNo, date, drawnAt, checks: of('clean', 'faulty'), faults: of('faulty'), skipped: of('skipped') }];
      }),
    packerFigures: (sinceAt) => {
      const all = lotsInOrder()
        .filter(({ drawnAt }) => drawnAt >= sinceAt)
        .flatMap(({ lot }) => itemsOf(lot))
        .filter(({ packer, state }) => packer !== '' && (state === 'clean' || state === 'faulty'));
      return [...Map.groupBy(all, ({ packer }) => packer)]
        .map(([packer, of]) => ({ packer, checks: of.length, faults: of.filter(({ state }) => state === 'faulty').length }))
        .sort((a, b) => (a.packer < b.packer ? -1 : 1));
    },
  };
}
