import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalEntry, JsonObject } from '../../../shared/core/journal/journal-entry.ts';
import { createLedger, type RepeatedDraw } from '../../../shared/core/sampling/ledger.ts';
import { factsFrom } from '../../../shared/core/sampling/lot-fold.ts';
import { DEFAULT_LOT_PLAN, type LotPlan, LOT_MEMBERS, RISK_STRATA, STRATUM_CUTS } from '../../../shared/core/sampling/lot-plan.ts';
import { checkDrawnOrder } from '../../../shared/core/usecases/sampling/check-drawn-order.ts';
import { verifyDraws } from '../../../shared/core/usecases/sampling/verify-draws.ts';
import { createMemorySpotLots } from '../../fakes/memory-spot-lots.ts';
import type { MemoryUnitOfWork } from '../../fakes/memory-unit-of-work.ts';
import { anOrder } from '../../fixtures/order-file.ts';
import { openMemoryStores } from '../../fixtures/order-stores.ts';
import { checker, openSpotHouse, sha256, type SpotHouse } from '../../fixtures/spot-house.ts';

const openHouse = (): SpotHouse => {
  const stores = openMemoryStores();
  return openSpotHouse(stores, createMemorySpotLots(stores.unitOfWork as MemoryUnitOfWork));
};
const line = (sku: string) =>
  ({ ...anOrder().lines[0], lineNo: 1, kind: 'goods', sku, name: sku, variant: '', quantity: 1, unitPrice: '', reserved: 0 }) as const;
const everything: LotPlan = { ...DEFAULT_LOT_PLAN, members: 'arrived', rule: { kind: 'percentage', percent: 30, byClass: { manual: 50 } } };

function repeated(entries: readonly JournalEntry[]): readonly RepeatedDraw[] {
  const ledger = createLedger(sha256, (orderId, until) =>
    factsFrom(
      entries.filter((entry) => entry.orderId === orderId),
      until,
    ),
  );
  for (const entry of entries) ledger.feed(entry);
  return ledger.draws();
}
const all = ({ journal }: SpotHouse): readonly JournalEntry[] => journal.after(0, 100_000);
const lookAtAll = (house: SpotHouse, lot: string, isFaulty: (place: number) => boolean): void => {
  for (const { orderId, place } of house.lots.items(lot))
    checkDrawnOrder({ lot, orderId, faults: isFaulty(place) ? ['label'] : [], note: 'seen', photos: [], skipped: false }, checker, house.deps);
};

/** Two refused lots tighten the inspection and five more stop it: then nothing is drawn until a person says so. */
const STOPS_AFTER = 7;

describe('a draw is made again from the journal', () => {
  it('whatever came, was packed, cancelled, drawn and found before', () => {
    const step = fc.oneof(
      { weight: 8, arbitrary: fc.record({ do: fc.constant('arrive' as const), merchant: fc.nat({ max: 2 }), sku: fc.nat({ max: 9 }), manual: fc.boolean() }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('pack' as const), which: fc.nat(), by: fc.nat({ max: 2 }) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), which: fc.nat() }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('twin' as const), sku: fc.nat({ max: 9 }) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('draw' as const), faulty: fc.nat({ max: 3 }) }) },
    );
    const plans = fc.record({
      rule: fc.constantFrom<LotPlan['rule']>(everything.rule, { kind: 'iso_2859', level: 'II', aql: 2.5 }, { kind: 'zero_acceptance', limit: 0.2, risk: 0.2 }),
      members: fc.constantFrom(...LOT_MEMBERS),
      risks: fc.subarray([...RISK_STRATA]),
      cut: fc.constantFrom(...STRATUM_CUTS),
      onRefusal: fc.constant('hold_lot' as const),
      reducedWanted: fc.boolean(),
    });
    fc.assert(
      fc.property(plans, fc.array(step, { minLength: 20, maxLength: 60 }), (plan, steps) => {
        const house = openHouse();
        house.plan(plan);
        const orders: string[] = [];
        let draws = 0;
        for (const one of steps) {
          const which = 'which' in one ? orders[one.which % orders.length] : undefined;
          if (one.do === 'arrive')
            orders.push(
              house.arrive({ merchant: `m-${one.merchant}`, lines: [line(`sku-${one.sku}`)], ...(one.manual ? { source: null, wmsRef: null } : {}) }),
            );
          else if (one.do === 'pack' && which !== undefined && house.deps.orderFiles.load(which)?.order.state !== 'cancelled')
            house.pack(which, `packer-${one.by}`);
          else if (one.do === 'cancel' && which !== undefined) house.move(which, 'cancelled');
          else if (one.do === 'twin') house.learnTwin('m-0', `sku-${one.sku}`);
          else if (one.do === 'draw' && draws < STOPS_AFTER && (house.watch()?.members(plan.members).length ?? 0) > 0) {
            const { lot } = house.draw();
            draws += 1;
            lookAtAll(house, lot, (place) => place <= one.faulty);
          }
        }
        const again = repeated(all(house));
        expect(again).toHaveLength(draws);
        for (const draw of again) {
          expect(draw.differences).toEqual([]);
          expect(house.lots.items(draw.lot).map(({ orderId, stratum, extra }) => ({ orderId, stratum, extra }))).toEqual(draw.items);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('no order lies in two lots or between two', () => {
    const house = openHouse();
    house.plan({ ...everything, rule: { kind: 'percentage', percent: 100, byClass: {} } });
    const first = Array.from({ length: 7 }, () => house.arrive());
    const one = house.draw();
    const second = Array.from({ length: 5 }, () => house.arrive());
    const two = house.draw();
    expect(
      house.lots
        .items(one.lot)
        .map(({ orderId }) => orderId)
        .sort(),
    ).toEqual(first);
    expect(
      house.lots
        .items(two.lot)
        .map(({ orderId }) => orderId)
        .sort(),
    ).toEqual(second);
  });

  it('a plan counts at once while nothing came, afterwards from the next lot', () => {
    const house = openHouse();
    expect(house.plan({ ...everything, cut: 'carrier' })).toBe(true);
    expect(house.lots.open()?.plan.cut).toBe('carrier');
    house.arrive();
    expect(house.plan({ ...everything, cut: 'packer' })).toBe(false);
    expect(house.draw().plan.cut).toBe('carrier');
    expect(house.lots.open()?.plan.cut).toBe('packer');
  });
});

describe('whoever bends the sample leaves a trace', () => {
  const drawn = (): { readonly house: SpotHouse; readonly entries: readonly JournalEntry[] } => {
    const house = openHouse();
    house.plan(everything);
    for (let n = 0; n < 40; n += 1) house.arrive({ merchant: `m-${n % 3}` });
    const { lot } = house.draw();
    lookAtAll(house, lot, (place) => place === 1);
    return { house, entries: all(house) };
  };
  const bend = (entries: readonly JournalEntry[], type: string, change: (data: JsonObject) => JsonObject): readonly JournalEntry[] =>
    entries.map((entry) => (entry.type === type ? { ...entry, data: change(entry.data) } : entry));
  const failedOf = (entries: readonly JournalEntry[]): readonly string[] =>
    repeated(entries).flatMap(({ differences }) => differences.map(({ claim }) => claim));

  it('who bends nothing leaves none', () => expect(failedOf(drawn().entries)).toEqual([]));

  it('an order swapped in the recorded draw', () => {
    const { entries } = drawn();
    const other = (data: JsonObject): JsonObject => {
      const items = data['items'] as readonly (readonly string[])[];
      const ids = new Set(items.map(([id]) => id));
      const outside = entries.find(({ type, orderId }) => type === 'order.imported' && !ids.has(orderId ?? ''))?.orderId ?? '';
      return { ...data, items: [[outside, ...(items[0]?.slice(1) ?? [])], ...items.slice(1)] as JsonObject[string] };
    };
    expect(failedOf(bend(entries, 'spot.drawn', other))).toContain('draw_fits');
  });

  it('another seed, another cut-off, another head', () => {
    const { entries } = drawn();
    expect(failedOf(bend(entries, 'spot.drawn', (data) => ({ ...data, seed: sha256('mine') })))).toEqual(expect.arrayContaining(['seed_fits', 'draw_fits']));
    expect(failedOf(bend(entries, 'spot.drawn', (data) => ({ ...data, cutoffN: 3 })))).toContain('head_fits');
    expect(failedOf(bend(entries, 'spot.drawn', (data) => ({ ...data, headHash: sha256('head') })))).toContain('head_fits');
  });

  it('an order that never came, or one left out of the list', () => {
    const { entries } = drawn();
    const without = entries.filter(({ type, orderId }) => !(type === 'order.imported' && orderId === 'order-00007'));
    expect(failedOf(without)).toContain('list_fits');
    const moved = entries.map((entry) =>
      entry.type === 'order.imported' && entry.orderId === 'order-00007'
        ? { ...entry, data: { ...entry.data, order: { ...(entry.data['order'] as JsonObject), merchant: 'm-2' } } }
        : entry,
    );
    expect(failedOf(moved)).toContain('list_fits');
  });

  it('a commitment made for the draw, after the orders', () => {
    const { entries } = drawn();
    const late = entries.filter(({ type }) => type !== 'spot.committed');
    expect(failedOf(late)).toContain('committed_first');
  });

  it('an order checked that was not drawn, one checked twice, a verdict that does not follow', () => {
    const { entries } = drawn();
    expect(failedOf(bend(entries, 'spot.checked', (data) => ({ ...data, orderId: 'order-x' })))).toContain('only_drawn_checked');
    expect(failedOf(bend(entries, 'spot.judged', (data) => ({ ...data, faulty: 0 })))).toContain('verdict_fits');
  });

  it('and the tables are held against the journal', async () => {
    const { house } = drawn();
    const [right] = (await verifyDraws(null, house.deps)).draws;
    expect(right?.claims.filter(({ ok }) => !ok)).toEqual([]);
    const bent = { ...house.lots, items: (lot: string) => house.lots.items(lot).map((item) => ({ ...item, state: 'clean' as const, faults: [] })) };
    const [wrong] = (await verifyDraws(null, { ...house.deps, lots: bent })).draws;
    expect(wrong?.claims.filter(({ ok }) => !ok).map(({ claim }) => claim)).toEqual(['table_fits']);
  });
});
