import { describe, expect, it } from 'vitest';
import { createSpotLotStore } from '../../../electron/host/adapters/sqlite/bench/spot-lot-store.ts';
import { isActive } from '../../../shared/core/hold/hold.ts';
import type { Actor } from '../../../shared/core/journal/journal-entry.ts';
import { DEFAULT_LOT_PLAN, type LotPlan } from '../../../shared/core/sampling/lot-plan.ts';
import type { SpotPoint } from '../../../shared/core/sampling/spot-check.ts';
import { checkDrawnOrder } from '../../../shared/core/usecases/sampling/check-drawn-order.ts';
import { ensureCommitted } from '../../../shared/core/usecases/sampling/commit-lot.ts';
import { holdRest, previewRest, releaseRest } from '../../../shared/core/usecases/sampling/hold-rest.ts';
import { verifyDraws } from '../../../shared/core/usecases/sampling/verify-draws.ts';
import { openDoorTo } from '../../fixtures/manifest-rows.ts';
import { openSqliteStores } from '../../fixtures/order-stores.ts';
import { checker, openSpotHouse, supervisor, type SpotHouse } from '../../fixtures/spot-house.ts';

const zero: LotPlan = { ...DEFAULT_LOT_PLAN, members: 'arrived', rule: { kind: 'zero_acceptance', limit: 0.2, risk: 0.2 }, risks: [], cut: 'merchant' };

function openHouse(plan: LotPlan = zero, orders = 40): SpotHouse & { readonly db: ReturnType<typeof openSqliteStores>['db'] } {
  const stores = openSqliteStores();
  const house = openSpotHouse(stores, createSpotLotStore(stores.db));
  house.plan(plan);
  for (let n = 0; n < orders; n += 1) house.arrive({ merchant: n % 2 === 0 ? 'm-even' : 'm-odd' });
  return { ...house, db: stores.db };
}
const check = (house: SpotHouse, lot: string, orderId: string, faults: readonly SpotPoint[] = [], actor: Actor = checker) =>
  checkDrawnOrder({ lot, orderId, faults, note: faults.length > 0 ? 'the corner is crushed' : '', photos: [], skipped: false }, actor, house.deps);
const holdsOf = ({ deps }: SpotHouse, orderId: string) => deps.orderFiles.load(orderId)?.holds.filter(isActive) ?? [];

describe('findings', () => {
  it('open exceptions of the right kinds and hold the order, with the account and the journal in one commit', () => {
    const house = openHouse();
    const { lot } = house.draw();
    const [first] = house.lots.items(lot);
    const { orderId = '' } = first ?? {};
    const done = check(house, lot, orderId, ['address', 'quantity', 'label']);
    expect(done).toMatchObject({ ok: true, value: { verdict: { kind: 'refused', faulty: 1 } } });
    const file = house.deps.orderFiles.load(orderId);
    expect(file?.cases.map(({ kind }) => kind).sort()).toEqual(['bad_address', 'dispatch_block', 'pack_mismatch']);
    expect(
      holdsOf(house, orderId)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['address', 'parcel', 'parcel']);
    expect(house.db.prepare(`SELECT count(*) FROM outbox WHERE kind = 'hold.place'`).pluck().get()).toBe(3);
    expect(house.lots.item(lot, orderId)).toMatchObject({ state: 'faulty', faults: ['address', 'quantity', 'label'] });
    expect(check(house, lot, orderId)).toEqual({ ok: false, error: { code: 'spot_checked_already' } });
    const types = house.journal.after(0, 10_000).map(({ type }) => type);
    expect(types.filter((type) => type === 'spot.checked' || type === 'spot.judged')).toEqual(['spot.checked', 'spot.judged']);
  });

  it('leave nothing behind when the commit fails', () => {
    const house = openHouse();
    const { lot } = house.draw();
    const orderId = house.lots.items(lot)[0]?.orderId ?? '';
    const head = house.journal.head();
    const broken = {
      ...house.deps,
      lots: {
        ...house.lots,
        judge: () => {
          throw new Error('disk');
        },
      },
    };
    expect(() => checkDrawnOrder({ lot, orderId, faults: ['sku'], note: 'x', photos: [], skipped: false }, checker, broken)).toThrow('disk');
    expect([house.journal.head(), house.lots.item(lot, orderId)?.state, holdsOf(house, orderId)]).toEqual([head, 'open', []]);
  });

  it('of an order that left meanwhile open an exception and hold nothing', () => {
    const house = openHouse();
    const { lot } = house.draw();
    const orderId = house.lots.items(lot)[0]?.orderId ?? '';
    house.pack(orderId, 'packer-1');
    for (const state of ['manifested', 'dispatched'] as const) {
      openDoorTo(house.db, orderId, state);
      house.move(orderId, state);
    }
    expect(check(house, lot, orderId, ['sku']).ok).toBe(true);
    expect([house.deps.orderFiles.load(orderId)?.cases.length, holdsOf(house, orderId)]).toEqual([1, []]);
  });

  it('are not asked of whoever packed the parcel, nor of an order that was not drawn', () => {
    const house = openHouse();
    const { lot } = house.draw();
    const orderId = house.lots.items(lot)[0]?.orderId ?? '';
    house.pack(orderId, 'clerk-1');
    expect(check(house, lot, orderId)).toEqual({ ok: false, error: { code: 'spot_own_parcel' } });
    expect(check(house, lot, orderId, [], supervisor).ok).toBe(true);
    expect(house.lots.item(lot, orderId)?.packer).toBe('clerk-1');
    expect(check(house, lot, 'order-99999')).toEqual({ ok: false, error: { code: 'spot_not_drawn' } });
  });
});

describe('a refused lot', () => {
  const refuse = (plan: LotPlan): { readonly house: SpotHouse; readonly lot: string } => {
    const house = openHouse(plan);
    const { lot } = house.draw();
    const bad = house.lots.items(lot).find(({ stratum }) => stratum === 'merchant:m-odd');
    expect(check(house, lot, bad?.orderId ?? '', ['packaging']).ok).toBe(true);
    return { house, lot };
  };

  it('holds the rest as the preview said, once, and lets it go again', async () => {
    const { house, lot } = refuse(zero);
    const gone = house.lots.rest(lot)[0]?.orderId ?? '';
    house.move(gone, 'cancelled');
    expect(previewRest(lot, house.deps)).toEqual({ ok: true, value: { toHold: 38, held: 0, gone: 1 } });
    expect(await holdRest(lot, 'lot refused', supervisor, house.deps)).toEqual({ ok: true, value: { orders: 38 } });
    expect(previewRest(lot, house.deps)).toEqual({ ok: true, value: { toHold: 0, held: 38, gone: 1 } });
    expect(await holdRest(lot, 'again', supervisor, house.deps)).toEqual({ ok: true, value: { orders: 0 } });
    const [held] = house.lots.heldRest(lot);
    expect(holdsOf(house, held?.orderId ?? '').map(({ kind, reason, liftableBy }) => [kind, reason, liftableBy])).toEqual([
      ['manual', 'lot refused', 'supervisor'],
    ]);
    const by = { userId: 'supervisor-1', roles: ['supervisor'] } as const;
    expect(await releaseRest(lot, 'all sorted', by, supervisor, house.deps)).toEqual({ ok: true, value: { orders: 38 } });
    expect(holdsOf(house, held?.orderId ?? '')).toEqual([]);
  });

  it('by strata holds only those a fault was found in, and by the third rule none', async () => {
    const strata = refuse({ ...zero, onRefusal: 'hold_strata' });
    expect(previewRest(strata.lot, strata.house.deps)).toMatchObject({ value: { toHold: 19 } });
    const none = refuse({ ...zero, onRefusal: 'hold_nothing' });
    expect(await holdRest(none.lot, 'why', supervisor, none.house.deps)).toEqual({ ok: true, value: { orders: 0 } });
  });

  it('and only a refused one', async () => {
    const house = openHouse();
    const { lot } = house.draw();
    expect(await holdRest(lot, 'why', supervisor, house.deps)).toEqual({ ok: false, error: { code: 'spot_not_refused' } });
  });
});

describe('the switching rules', () => {
  it('tighten inspection after two refused lots of five, and stop it after five under tightened inspection until the cause is mended', () => {
    const house = openHouse({ ...zero, rule: { kind: 'iso_2859', level: 'S-4', aql: 1 } }, 0);
    const lot = (isBad: boolean): string => {
      for (let n = 0; n < 30; n += 1) house.arrive();
      const drawn = house.draw();
      for (const { orderId } of house.lots.items(drawn.lot)) check(house, drawn.lot, orderId, isBad ? ['sku'] : []);
      return drawn.severity;
    };
    expect([lot(true), lot(true), lot(true), lot(true), lot(true), lot(true), lot(true)]).toEqual(['normal', 'normal', ...Array(5).fill('tightened')]);
    house.arrive();
    expect(() => house.draw()).toThrow('spot_stopped');
  });
});

describe('a seed', () => {
  it('that nobody can reveal any more is given up openly, and the lot begins anew', () => {
    const house = openHouse();
    const before = house.lots.open();
    const other = { ...house.deps, seedOf: () => 'another secret' };
    ensureCommitted(house.clock.now(), other);
    expect(house.lots.open()).toMatchObject({ because: 'seed_lost', plan: before?.plan });
    expect(house.watch()?.members('arrived')).toEqual([]);
  });
});

describe('the file itself', () => {
  it('tells when somebody wrote past every rule', async () => {
    const house = openHouse();
    const { lot, date } = house.draw();
    const right = await verifyDraws(date, house.deps);
    expect(right.draws.map(({ claims }) => claims.filter(({ ok }) => !ok))).toEqual([[]]);
    house.db.exec('DROP TRIGGER spot_order_stays');
    const [first] = house.lots.items(lot);
    const [outside] = house.lots.rest(lot).filter(({ orderId }) => house.lots.item(lot, orderId) === null);
    house.db.exec(`
      UPDATE spot_order SET place = NULL, state = 'rest' WHERE order_id = '${first?.orderId ?? ''}';
      UPDATE spot_order SET place = 1, state = 'open' WHERE order_id = '${outside?.orderId ?? ''}';
    `);
    const [swapped] = (await verifyDraws(date, house.deps)).draws;
    const [table] = swapped?.claims.filter(({ ok }) => !ok) ?? [];
    expect(table).toMatchObject({ claim: 'table_fits', where: { said: expect.stringContaining(outside?.orderId ?? '-') as string } });
    expect(table?.where?.found).toContain(first?.orderId ?? '-');
    house.db.exec(`DROP TRIGGER IF EXISTS journal_append_only; DROP TRIGGER IF EXISTS journal_no_update`);
    for (const name of house.db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'journal'`).pluck().all())
      house.db.exec(`DROP TRIGGER ${name}`);
    house.db.exec(`UPDATE journal SET data = replace(data, '${first?.orderId ?? ''}', '${outside?.orderId ?? ''}') WHERE type = 'spot.drawn'`);
    const [rewritten] = (await verifyDraws(date, house.deps)).draws;
    const wrong = rewritten?.claims.filter(({ ok }) => !ok) ?? [];
    expect(wrong.map(({ claim }) => claim)).toEqual(['chain_whole', 'draw_fits', 'table_fits']);
    const drawnN = house.journal.after(0, 10_000).find(({ type }) => type === 'spot.drawn')?.n ?? 0;
    expect(wrong.map(({ where }) => where?.n)).toEqual([drawnN, drawnN, drawnN]);
    expect(wrong[1]?.where).toMatchObject({
      said: expect.stringMatching(new RegExp(`^#1 ${outside?.orderId ?? '-'} `, 'u')) as string,
      found: expect.stringMatching(new RegExp(`^#1 ${first?.orderId ?? '-'} `, 'u')) as string,
    });
  });
});
