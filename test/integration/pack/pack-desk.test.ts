import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gtinCheckDigit } from '../../../shared/core/barcode/gtin-check-digit.ts';
import { valueCheckDigit } from '../../../shared/core/barcode/in-store-code.ts';
import { createFrozenPlaces } from '../../../electron/host/adapters/sqlite/orders/order-lookups.ts';
import { OUTCOMES } from '../../../shared/core/finding/exception-kinds.ts';
import { resolve } from '../../../shared/core/order-file/decide/case-state.ts';
import { answerText, closeShortText, weightText } from '../../../shared/core/pack-check/pack-command.ts';
import type { OrderId } from '../../../shared/core/order/order.ts';
import { placeHold } from '../../../shared/core/order-file/decide/holds.ts';
import type { BenchScan } from '../../../shared/core/usecases/pack/pack-desk.ts';
import { reportShort } from '../../../shared/core/usecases/stock/settle-shares.ts';
import { answerPlace, type PlaceAnswer } from '../../../shared/core/usecases/stock/settle-place.ts';
import { letSerialGoAgain } from '../../../shared/core/usecases/pack/serial-back.ts';
import { learnPackCode } from '../../../shared/core/usecases/pack/learn-code.ts';
import { Draft } from '../../../shared/core/order-file/decision.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { UNTRACKED } from '../../../shared/core/catalogue/tracking.ts';
import { MORNING } from '../../fixtures/work-house.ts';
import { BARCODES, line, openPackHouse, packer, type PackHouse, PRODUCTS } from '../../fixtures/pack-house.ts';

let house: PackHouse;
beforeAll(async () => {
  house = await openPackHouse();
});
afterAll(() => house.close());

const file = (orderId: string) => house.work.orderFiles.load(orderId);
const numberOf = (orderId: string): string => file(orderId)?.order.platformOrderNo ?? '';
const told = (orderId: string): readonly string[] => house.work.outbox.list({ lane: orderId, limit: 50 }).map(({ kind }) => kind);

describe('packing an order', () => {
  it('counts units down, refuses what is wrong, closes by command: packed, told to the WMS, journaled', () => {
    const orderId = house.ready([line('QH-TEE01-BLK-L', 2), line('QH-MUG', 1)]);
    const { scan } = house.openDesk();
    expect(scan(numberOf(orderId), null)).toMatchObject({ verdict: { kind: 'opened' }, view: { bench: { file: { order: { id: orderId } } } } });
    expect(scan(BARCODES.tee, orderId).verdict).toMatchObject({ kind: 'counted', left: 2 });
    expect(scan(BARCODES.socks, orderId).verdict).toMatchObject({ kind: 'refused', because: 'wrong_item', sku: 'QH-SOCKS' });
    expect(scan('SB*CLOSE', orderId).verdict).toEqual({ kind: 'not_complete', left: 2 });
    expect(scan(BARCODES.tee, orderId).verdict).toMatchObject({ kind: 'counted', left: 1 });
    expect(scan(BARCODES.tee, orderId).verdict).toMatchObject({ kind: 'refused', because: 'too_many' });
    expect(scan(BARCODES.mug, orderId).verdict).toMatchObject({ kind: 'complete' });
    expect(scan('SB*CLOSE', orderId)).toMatchObject({ verdict: { kind: 'closed' }, view: null });
    expect(file(orderId)?.order.state).toBe('packed');
    expect(told(orderId)).toContain('order.pack');
    expect(house.pack.packs.lastPacked(orderId)?.units).toEqual([
      { sku: 'QH-TEE01-BLK-L', units: 2, lot: null, expires: null, serial: null },
      { sku: 'QH-MUG', units: 1, lot: null, expires: null, serial: null },
    ]);
    expect(scan(numberOf(orderId), null).verdict).toMatchObject({ kind: 'cannot_pack', because: 'packed' });
  });

  it('goes on where it was when the program ended in the middle, however many verdicts were not written yet', () => {
    const orderId = house.ready([line('QH-TEE01-BLK-L', 3)]);
    const before = house.openDesk();
    before.scan(numberOf(orderId), null);
    before.scan(BARCODES.tee, orderId);
    before.scan(BARCODES.socks, orderId);
    before.scan(BARCODES.tee, orderId);
    const after = house.openDesk();
    expect(after.desk.show(orderId)?.state.packed).toHaveLength(2);
    expect(after.scan(BARCODES.tee, orderId).verdict).toMatchObject({ kind: 'complete' });
    expect(after.scan('SB*UNDO', orderId).verdict).toMatchObject({ kind: 'undone' });
    expect(after.scan(BARCODES.tee, orderId).verdict).toMatchObject({ kind: 'complete' });
  });

  it('counts a scan once that was sent again because its answer was lost', () => {
    const orderId = house.ready([line('QH-TEE01-BLK-L', 3)]);
    const { desk } = house.openDesk();
    const raw: BenchScan = { line: 'lost-answer', no: 1, source: 'wedge', scanner: '', text: BARCODES.tee, startedAt: 1, endedAt: 2, presses: 14 };
    for (let sent = 0; sent < 3; sent += 1) expect(desk.scan(raw, orderId, 'packer-1', packer).ok).toBe(true);
    desk.flush();
    expect(desk.scan(raw, orderId, 'packer-1', packer).ok).toBe(true);
    desk.flush();
    expect(desk.show(orderId)?.state.packed).toHaveLength(1);
  });

  it('opens the most urgent order by its first item, and counts it', () => {
    const urgent = house.ready([line('QH-SOCKS', 2)], { promisedShipAt: 1 });
    expect(house.openDesk().scan(BARCODES.socks, null)).toMatchObject({
      verdict: { kind: 'counted', left: 1 },
      view: { bench: { file: { order: { id: urgent } } } },
    });
  });

  it('opens by the tote it was carried in, with the verdicts of its number, until the parcel is closed', () => {
    const orderId = house.ready([line('QH-MUG', 1)], { tote: 'T-0417' });
    const { scan, desk } = house.openDesk();
    expect(scan('T-0417', null)).toMatchObject({ verdict: { kind: 'opened' }, view: { bench: { file: { order: { id: orderId, tote: 'T-0417' } } } } });
    expect(scan('t-0417', orderId).verdict, 'the open order’s own').toMatchObject({ kind: 'counted', left: 1 });
    const other = house.ready([line('QH-MUG', 1)], { tote: 'T-0418' });
    expect(scan(BARCODES.mug, orderId).verdict).toMatchObject({ kind: 'complete' });
    expect(scan('T-0418', orderId).verdict).toMatchObject({ kind: 'refused', because: 'other_order' });
    expect(scan('SB*CLOSE', orderId).verdict).toMatchObject({ kind: 'closed' });
    desk.flush();
    expect(file(orderId)?.order.tote).toBeUndefined();
    expect(scan('T-0417', null).verdict, 'free').toMatchObject({ kind: 'no_order' });
    house.work.recorder.onOrder(other, packer, (known, context) =>
      placeHold(known, { reason: 'x', liftableBy: 'supervisor', ifNobody: '', reviewAt: null }, context),
    );
    expect(scan('T-0418', null).verdict).toEqual({ kind: 'cannot_pack', because: 'held', orderId: other });
  });

  it('opens by a label the WMS keeps without its beginning, and calls a tote nothing lies in empty instead of unknown', () => {
    const orderId = house.ready([line('QH-MUG', 2)], { tote: '0420' });
    const { scan } = house.openDesk();
    expect(scan('BOX-0421', null)).toEqual({ verdict: { kind: 'empty_tote', label: 'BOX-0421' }, view: null });
    expect(scan('box-0420', null)).toMatchObject({ verdict: { kind: 'opened' }, view: { bench: { file: { order: { id: orderId } } } } });
    expect(scan(BARCODES.mug, orderId).verdict).toMatchObject({ kind: 'counted', left: 1 });
    expect(scan('BOX-0421', orderId).verdict, 'the count stays').toEqual({ kind: 'empty_tote', label: 'BOX-0421' });
    expect(scan(BARCODES.mug, orderId).verdict).toMatchObject({ kind: 'complete' });
    expect(scan('TOTE-0421', null).verdict, 'of no prefix').toMatchObject({ kind: 'no_order' });
  });

  it('opens by waybill, packs a kit by its own code or by its parts', () => {
    const orderId = house.ready([line('QH-KIT', 2)]);
    const { scan } = house.openDesk();
    scan(file(orderId)?.order.waybill ?? '', null);
    expect(scan(BARCODES.kit, orderId).verdict).toMatchObject({ kind: 'counted', left: 3 });
    scan(BARCODES.mug, orderId);
    scan(BARCODES.socks, orderId);
    expect(scan(BARCODES.socks, orderId).verdict).toMatchObject({ kind: 'complete' });
  });

  it('asks twice for goods that are taken for one another, and counts how often', () => {
    const orderId = house.ready([line('QH-TEE01-NVY-L', 1)]);
    const { scan } = house.openDesk();
    scan(numberOf(orderId), null);
    expect(scan('6900000000069', orderId).verdict).toMatchObject({ kind: 'refused', because: 'twin_instead', insteadOf: 'QH-TEE01-NVY-L' });
    expect(scan(BARCODES.navy, orderId).verdict).toMatchObject({ kind: 'look_again', because: 'twin' });
    expect(scan(BARCODES.navy, orderId).verdict).toMatchObject({ kind: 'complete' });
    expect(house.pack.packs.mixUps('QH', 'QH-TEE02-BLK-L', 'QH-TEE01-NVY-L', 0)).toBe(1);
  });

  it('refuses expired goods and a serial number that left before', () => {
    const gs1 = (ai: string): string => `\u001d01${'0' + BARCODES.mug}${ai}`;
    const [first, second] = [house.ready([line('QH-MUG', 1)]), house.ready([line('QH-MUG', 1)])];
    const { scan } = house.openDesk();
    scan(numberOf(first), null);
    expect(scan(gs1('17261101'), first).verdict).toMatchObject({ kind: 'refused', because: 'expired' });
    expect(scan(gs1('21S-77'), first).verdict).toMatchObject({ kind: 'complete' });
    expect(scan('SB*CLOSE', first).verdict.kind).toBe('closed');
    scan(numberOf(second), null);
    expect(scan(gs1('21S-77'), second).verdict).toMatchObject({ kind: 'refused', because: 'serial_left', serial: 'S-77' });
  });

  it('lets a serial go again that came back, on a word that is journaled, and once only', () => {
    const gs1 = `\u001d01${'0' + BARCODES.mug}21S-88`;
    const [first, second, third] = [house.ready([line('QH-MUG', 1)]), house.ready([line('QH-MUG', 2)]), house.ready([line('QH-MUG', 1)])];
    const { scan, desk } = house.openDesk();
    const back = (orderId: string, serial: string) =>
      letSerialGoAgain({ orderId, sku: 'QH-MUG', serial, reason: 'returned unopened' }, 'boss', packer, house.pack);
    scan(numberOf(first), null);
    scan(gs1, first);
    scan('SB*CLOSE', first);
    scan(numberOf(second), null);
    expect(scan(gs1, second).verdict).toMatchObject({ kind: 'refused', because: 'serial_left' });
    desk.flush();
    expect(back(second, 'S-99')).toMatchObject({ ok: false, error: { code: 'serial_not_left' } });
    expect(back(second, 's-88').ok).toBe(true);
    expect(desk.show(second)?.state.packed, 'scans from before count nothing').toHaveLength(0);
    expect(scan(gs1, second).verdict).toMatchObject({ kind: 'counted', left: 1 });
    expect(scan(gs1, second).verdict, 'twice in one parcel is no coming back').toMatchObject({ kind: 'refused', because: 'serial_twice' });
    expect(
      house
        .openDesk()
        .desk.show(second)
        ?.state.packed.map(({ serial }) => serial),
    ).toEqual(['S-88']);
    scan(`\u001d01${'0' + BARCODES.mug}21S-89`, second);
    expect(scan('SB*CLOSE', second).verdict.kind).toBe('closed');
    scan(numberOf(third), null);
    expect(scan(gs1, third).verdict, 'it left again').toMatchObject({ kind: 'refused', because: 'serial_left' });
    const said = house.storage.journal.ofOrder(second as OrderId).find(({ type }) => type === 'pack.serialBack');
    expect(said).toMatchObject({ data: { sku: 'QH-MUG', serial: 's-88', approver: 'boss' } });
  });

  it('learns an unknown barcode only when told to, and counts none of the scans from before', () => {
    const orderId = house.ready([line('QH-SOCKS', 12)]);
    const desk = house.openDesk();
    desk.scan(numberOf(orderId), null);
    expect(desk.scan('INNER-PACK-6', orderId).verdict).toMatchObject({ kind: 'unknown_code' });
    desk.desk.flush();
    expect(learnPackCode({ orderId, barcode: 'INNER-PACK-6', sku: 'QH-MUG', units: 6 }, 'boss', packer, house.pack).ok).toBe(false);
    expect(learnPackCode({ orderId, barcode: 'INNER-PACK-6', sku: 'QH-SOCKS', units: 6 }, 'boss', packer, house.pack).ok).toBe(true);
    expect(desk.desk.show(orderId)?.state.packed).toHaveLength(0);
    expect(desk.scan('INNER-PACK-6', orderId).verdict).toMatchObject({ kind: 'counted', left: 6 });
  });
});

describe('what is said of paper', () => {
  it.each(['print', 'yes', 'no'] as const)('%s is understood also when the parcel is closed and nothing lies there', (word) => {
    const { scan } = house.openDesk();
    expect(scan(`SB*${word.toUpperCase()}`, null)).toEqual({ verdict: { kind: 'command', command: word }, view: null });
  });
});

describe('what cannot go on', () => {
  it.each(['split', 'wait', 'exception'] as const)('closes short as %s', (how) => {
    const orderId = house.ready([line('QH-TEE01-BLK-L', 1), line('QH-MUG', 2)]);
    const { scan } = house.openDesk();
    scan(numberOf(orderId), null);
    scan(BARCODES.tee, orderId);
    scan(BARCODES.mug, orderId);
    const closed = scan(closeShortText('2', how, 'not_on_shelf'), orderId);
    if (how === 'split') {
      expect(closed.verdict).toEqual({ kind: 'short_closed', left: 0 });
      expect(scan('SB*CLOSE', orderId).verdict.kind).toBe('closed');
    } else expect(closed.verdict.kind).toBe('shelved');
    const after = file(orderId);
    expect(after?.order.state).toBe(how === 'split' ? 'packed' : 'allocated');
    expect(after?.cases).toMatchObject([{ kind: 'stock_out', incident: 'stock:QH:QH-MUG', cause: `pack.short_${how}` }]);
    expect(after?.holds.filter(({ liftedAt }) => liftedAt === null)).toHaveLength(how === 'split' ? 0 : 1);
    expect(scan(numberOf(orderId), null).verdict).toMatchObject({ kind: 'cannot_pack', because: how === 'split' ? 'packed' : 'held' });
  });

  it.each([
    ['not_on_shelf', ['pack.short_split', 'pack.count_place', 'pack.freeze_place'], true],
    ['expired', ['pack.short_split', 'pack.freeze_place'], true],
    ['wrong_label', ['pack.short_split', 'pack.freeze_place'], true],
    ['damaged', ['pack.short_split'], false],
    ['other', ['pack.short_split'], false],
  ] as const)('%s asks of the shelf what it should, also when the exception was settled another way', (reason, codes, frozen) => {
    const orderId = house.ready([line('QH-TEE01-BLK-L', 1), line('QH-SOCKS', 1)]);
    const isFrozen = createFrozenPlaces(house.storage.db);
    expect(isFrozen('QH', 'QH-SOCKS')).toBe(false);
    const { scan } = house.openDesk();
    for (const code of [numberOf(orderId), BARCODES.tee, closeShortText('2', 'split', reason), 'SB*CLOSE']) scan(code, orderId);
    const [one] = file(orderId)?.cases ?? [];
    expect(one?.findings.map(({ code }) => code)).toEqual(codes);
    expect([isFrozen('QH', 'QH-SOCKS'), isFrozen('QH', 'QH-TEE01-BLK-L')]).toEqual([frozen, false]);
    house.work.recorder.onCase(one?.id ?? '', packer, (now, context) =>
      resolve(now, one?.id ?? '', OUTCOMES[one?.kind ?? 'stock_out'][0] ?? '', '', { userId: 'boss', roles: ['supervisor'] }, context),
    );
    // The order is settled and nobody looked at the shelf: what was asked of it stands on the stock desk until somebody has.
    const { importDeps, goods, orderFiles, recorder, desk } = house.work;
    const deps = { ...importDeps, goods, orderFiles, recorder, desk, unitOfWork: house.storage.unitOfWork, journal: house.storage.journal };
    const asked = () => desk.askedPlaces().flatMap(({ sku, caseId }) => (sku === 'QH-SOCKS' ? [caseId] : []));
    expect([isFrozen('QH', 'QH-SOCKS'), asked()]).toEqual([frozen, frozen ? [one?.id] : []]);
    const key = { merchant: 'QH', warehouse: '', sku: 'QH-SOCKS' };
    expect(answerPlace(key, { counts: [{ location: 'A', onHand: 80_000 }], note: '' }, packer, deps).ok).toBe(frozen);
    expect([isFrozen('QH', 'QH-SOCKS'), asked()]).toEqual([false, []]);
    expect(file(orderId)?.cases, 'and the order stays settled').toMatchObject([{ state: 'resolved', findings: [{ code: 'pack.short_split' }] }]);
  });

  it('a count of the place, or a word about it, lets it be picked from again; only what was asked, and never without the count that was asked for', () => {
    const isFrozen = createFrozenPlaces(house.storage.db);
    const { importDeps, goods, orderFiles, recorder, desk } = house.work;
    const deps = { ...importDeps, goods, orderFiles, recorder, desk, unitOfWork: house.storage.unitOfWork, journal: house.storage.journal };
    const key = { merchant: 'QH', warehouse: '', sku: 'QH-SOCKS' };
    const answer = (counts: PlaceAnswer['counts'], note = '') => answerPlace(key, { counts, note }, packer, deps);
    const missed = (reason: 'not_on_shelf' | 'wrong_label'): string => {
      const orderId = house.ready([line('QH-TEE01-BLK-L', 1), line('QH-SOCKS', 1)]);
      const { scan } = house.openDesk();
      for (const code of [numberOf(orderId), BARCODES.tee, closeShortText('2', 'split', reason), 'SB*CLOSE']) scan(code, orderId);
      return orderId;
    };
    const [first, second] = [missed('not_on_shelf'), missed('not_on_shelf')];
    const asked = () => desk.askedPlaces().filter(({ sku }) => sku === key.sku);
    expect(asked().map(({ orderId, toCount, frozen }) => [orderId, toCount, frozen])).toEqual([
      [first, true, true],
      [second, true, true],
    ]);
    expect(answer([], 'looked')).toMatchObject({ error: { code: 'place_needs_count' } });
    expect(answer([{ location: 'Z', onHand: 1 }])).toMatchObject({ error: { code: 'place_not_known' } });
    expect(isFrozen('QH', 'QH-SOCKS')).toBe(true);
    expect(answer([{ location: 'A', onHand: 90_000 }])).toMatchObject({ ok: true, value: { orderIds: [first, second] } });
    expect([isFrozen('QH', 'QH-SOCKS'), asked()]).toEqual([false, []]);
    expect(goods.stockOf('QH', 'QH-SOCKS')).toMatchObject({ onHand: 90_000 });
    // What is missing stays missing: the exception is still there for whoever answers for the order.
    expect(file(first)?.cases).toMatchObject([{ state: 'open', findings: [{ code: 'pack.short_split' }] }]);
    expect(answer([{ location: 'A', onHand: 1 }])).toMatchObject({ error: { code: 'place_not_asked' } });

    const third = missed('wrong_label');
    expect(answer([])).toMatchObject({ error: { code: 'place_needs_note' } });
    expect(answer([], 'relabelled')).toMatchObject({ ok: true });
    expect(isFrozen('QH', 'QH-SOCKS')).toBe(false);
    const said = house.storage.journal.ofOrder(third as OrderId).filter(({ type }) => type === 'stock.placeReleased');
    expect(said).toMatchObject([{ data: key, personal: { text: 'relabelled' } }]);
  });

  it('a place to be counted is not forgotten when the books are shared out anew', () => {
    const sku = 'QH-TEE02-BLK-L';
    const orderId = house.ready([line(sku, 2)]);
    const { goods, recorder, desk } = house.work;
    const { scan } = house.openDesk();
    for (const code of [numberOf(orderId), closeShortText('1', 'wait', 'not_on_shelf')]) scan(code, orderId);
    const short = { orderId, lineNo: 1, sku, needed: 2, got: 0, left: 0, kit: null };
    recorder.onOrder(orderId, packer, (known, context) => {
      const draft = new Draft(known, context);
      reportShort(draft, [short], 'QH', goods.catalogue(), context);
      return ok(draft.done());
    });
    expect(file(orderId)?.cases[0]?.findings.map(({ code }) => code)).toEqual(['stock.short', 'pack.count_place', 'pack.freeze_place']);
    expect(desk.askedPlaces().filter((one) => one.sku === sku)).toMatchObject([{ orderId, toCount: true, frozen: true }]);
  });

  it('a parcel set aside after a wrong item is held, counted anew, and a right count lets it go', () => {
    const orderId = house.ready([line('QH-TEE01-BLK-L', 1)]);
    const { scan } = house.openDesk();
    scan(numberOf(orderId), null);
    scan(BARCODES.mug, orderId);
    expect(scan('SB*PARK', orderId)).toMatchObject({ verdict: { kind: 'shelved', cause: 'wrong_item' }, view: null });
    expect(file(orderId)?.cases).toMatchObject([{ kind: 'pack_mismatch', cause: 'pack.wrong_item', state: 'open' }]);
    expect(scan(numberOf(orderId), null).verdict.kind).toBe('opened');
    scan(BARCODES.tee, orderId);
    expect(scan('SB*CLOSE', orderId).verdict.kind).toBe('closed');
    expect(file(orderId)).toMatchObject({ order: { state: 'packed' }, cases: [{ state: 'resolved', outcome: 'corrected' }] });
  });

  it('a hold placed while it is being packed stops it at once, and at the close', () => {
    const orderId = house.ready([line('QH-TEE01-BLK-L', 1)]);
    const { scan } = house.openDesk();
    scan(numberOf(orderId), null);
    scan(BARCODES.tee, orderId);
    house.work.recorder.onOrder(orderId, packer, (known, context) =>
      placeHold(known, { reason: 'x', liftableBy: 'supervisor', ifNobody: '', reviewAt: null }, context),
    );
    expect(scan('SB*CLOSE', orderId)).toMatchObject({ verdict: { kind: 'cannot_pack', because: 'held' }, view: null });
    expect(file(orderId)?.order.state).toBe('allocated');
  });
});

it('learns what parcels weigh, names the item that is probably missing, and closes on a right weight', () => {
  const { scan, desk } = house.openDesk();
  const pack = (orderId: string, codes: readonly string[], grams: number) => {
    scan(numberOf(orderId), null);
    for (const code of codes) scan(code, orderId);
    return scan(weightText(grams), orderId);
  };
  const noise = [0, 3, -2, 4, -4, 1, -1, 2, -3, 3, 0, -2];
  for (let n = 0; n < 40; n += 1) {
    const mugs = 1 + (n % 3);
    const socks = 1 + (n % 2);
    const orderId = house.ready([line('QH-MUG', mugs), line('QH-SOCKS', socks)]);
    const codes = [...Array<string>(mugs).fill(BARCODES.mug), ...Array<string>(socks).fill(BARCODES.socks)];
    expect(pack(orderId, codes, 120 + 320 * mugs + 60 * socks + (noise[n % noise.length] ?? 0)).verdict.kind).toBe('closed');
  }
  const orderId = house.ready([line('QH-MUG', 2), line('QH-SOCKS', 1)]);
  const light = pack(orderId, [BARCODES.mug, BARCODES.mug, BARCODES.socks], 120 + 320 + 60);
  expect(light.verdict).toMatchObject({ kind: 'weight', judged: { kind: 'look_again', suspects: [{ what: 'missing', sku: 'QH-MUG' }] } });
  expect(scan('SB*CLOSE', orderId).verdict.kind).toBe('weight');
  expect(file(orderId)?.order.state).toBe('allocated');
  expect(desk.override(orderId, 'weighed twice, looked inside', 'boss-1', 'packer-1', packer)?.verdict.kind).toBe('closed');
  expect(house.pack.packs.lastPacked(orderId)).toMatchObject({ teaches: false });
});

describe('goods that are asked for more than their barcode', () => {
  const EAR = '6900000000076';
  const MILK = '6900000000083';
  beforeAll(() => {
    const [base] = PRODUCTS;
    if (base === undefined) throw new Error('no products');
    house.storage.unitOfWork.run(() => {
      house.work.goods.putProducts([
        { ...base, sku: 'QH-EAR', barcodes: [EAR], tracking: { ...UNTRACKED, serial: true } },
        { ...base, sku: 'QH-MILK', barcodes: [MILK], tracking: { ...UNTRACKED, lot: true, leastDays: 10 } },
      ]);
      house.work.goods.putStock(
        ['QH-EAR', 'QH-MILK'].map((sku) => ({
          merchant: 'QH',
          sku,
          warehouse: '',
          location: 'A',
          onHand: 9_000,
          safetyStock: null,
          asOf: house.work.importDeps.clock.now(),
        })),
      );
    });
  });
  const said = ({ verdict }: { readonly verdict: { readonly kind: string } }): string =>
    'because' in verdict ? `${verdict.kind}:${String(verdict.because)}` : verdict.kind;

  it('asks, takes whatever answers, keeps it with the parcel and in the journal, and lets no serial out twice', () => {
    const orderId = house.ready([line('QH-EAR', 2), line('QH-MILK', 2)]);
    const { scan, desk } = house.openDesk();
    scan(numberOf(orderId), null);
    expect(said(scan(EAR, orderId))).toBe('look_again:serial_missing');
    // A picture taken meanwhile does not take the question away, and a serial may look like a barcode or a carrier's number.
    expect(said(scan('SB*PHOTO', orderId))).toBe('command');
    expect(said(scan('4006381333931', orderId))).toBe('counted');
    expect(said(scan(EAR, orderId))).toBe('look_again:serial_missing');
    expect(said(scan('4006381333931', orderId))).toBe('refused:serial_twice');
    expect(said(scan(`]d201${EAR.padStart(14, '0')}21SN-2`, orderId))).toBe('counted');
    expect(said(scan(MILK, orderId))).toBe('look_again:date_missing');
    expect(said(scan('(17)261122', orderId)), 'a code beside the product’s own').toBe('refused:expired');
    expect(said(scan(`(01)${MILK.padStart(14, '0')}(17)261130(10)L1`, orderId))).toBe('refused:too_short_lived');
    expect(said(scan(MILK, orderId))).toBe('look_again:date_missing');
    expect(said(scan(answerText('2027-03'), orderId))).toBe('look_again:lot_missing');
    expect(said(scan('(10)L1', orderId))).toBe('counted');
    expect(said(scan(`(01)${MILK.padStart(14, '0')}(17)270331(10)L2`, orderId))).toBe('complete');
    expect(desk.show(orderId)?.state.packed.map(({ serial, lot, expires }) => [serial, lot, expires])).toEqual([
      ['4006381333931', null, null],
      ['SN-2', null, null],
      [null, 'L1', '270300'],
      [null, 'L2', '270331'],
    ]);
    expect(scan('SB*CLOSE', orderId).verdict.kind).toBe('closed');
    const [checked] = house.storage.journal.ofOrder(orderId as OrderId).filter(({ type }) => type === 'order.packChecked');
    expect(checked?.data['lots']).toEqual([
      ['QH-EAR', '', '', '4006381333931'],
      ['QH-EAR', '', '', 'SN-2'],
      ['QH-MILK', 'L1', '270300', ''],
      ['QH-MILK', 'L2', '270331', ''],
    ]);

    const again = house.ready([line('QH-EAR', 1)]);
    scan(numberOf(again), null);
    scan(EAR, again);
    expect(said(scan(answerText('sn-2'), again))).toBe('refused:serial_left');
    scan(EAR, again);
    expect(said(scan('SN-3', again))).toBe('complete');
  });
});

describe('goods that are weighed one by one', () => {
  const numbered = (digits: string): string => `${digits}${gtinCheckDigit(digits)}`;
  /** A label of the house's scale: article, weight and the weight's own check digit. */
  const label = (article: string, grams: number): string => {
    const value = String(grams).padStart(4, '0');
    return numbered(`28${article}${valueCheckDigit(value)}${value}`);
  };
  const pieces = (article: string, units: number): string => numbered(`29${article}0${String(units).padStart(3, '0')}`);

  beforeAll(() => {
    const [base] = PRODUCTS;
    if (base === undefined) throw new Error('no products');
    const weighed = ['40017', '40018', 'HAM', 'SAUSAGE'];
    house.storage.unitOfWork.run(() => {
      house.work.goods.putProducts(
        weighed.map((sku) => ({
          ...base,
          sku,
          weightGrams: 500,
          barcodes: sku === 'HAM' ? [label('40019', 0)] : [],
          aliases: sku === 'SAUSAGE' ? ['700021'] : [],
        })),
      );
      house.work.goods.putStock(weighed.map((sku) => ({ merchant: 'QH', sku, warehouse: '', location: 'A', onHand: 9_000, safetyStock: null, asOf: MORNING })));
    });
  });

  it('are found by article, counted with the weight on their label, and kept with it in the parcel and the journal', () => {
    const orderId = house.ready([line('40017', 2), line('HAM', 1), line('SAUSAGE', 3)]);
    const { scan, desk } = house.openDesk();
    scan(numberOf(orderId), null);
    expect(scan(label('40017', 512), orderId).verdict).toMatchObject({ kind: 'counted', left: 5, units: [{ sku: '40017', grams: 512 }] });
    expect(scan(label('40018', 300), orderId).verdict, 'another article').toMatchObject({ kind: 'refused', because: 'wrong_item', sku: '40018' });
    expect(scan(label('40017', 498), orderId).verdict).toMatchObject({ kind: 'counted', left: 4, units: [{ grams: 498 }] });
    expect(scan(label('40017', 505), orderId).verdict).toMatchObject({ kind: 'refused', because: 'too_many' });
    expect(scan(label('40019', 1250), orderId).verdict, 'by the number without a value').toMatchObject({
      kind: 'counted',
      left: 3,
      units: [{ sku: 'HAM', grams: 1250 }],
    });
    expect(scan(pieces('700021', 4), orderId).verdict, 'more than are needed').toMatchObject({ kind: 'refused', because: 'case_too_large' });
    expect(scan(pieces('700021', 3), orderId).verdict, 'an alias, and how many').toMatchObject({ kind: 'complete', units: [{ sku: 'SAUSAGE' }, {}, {}] });

    // 512 + 498 + 1250 by their labels and three times 500: goods of 500 g each would make it 750 g too heavy.
    const weighed = scan(weightText(3_860), orderId);
    expect(weighed.verdict.kind).toBe('closed');
    desk.flush();
    expect(house.pack.packs.lastPacked(orderId)?.units).toMatchObject([
      { sku: '40017', units: 1, grams: 512 },
      { sku: '40017', units: 1, grams: 498 },
      { sku: 'HAM', units: 1, grams: 1250 },
      { sku: 'SAUSAGE', units: 3 },
    ]);
    expect(house.pack.packs.lastPacked(orderId)?.teaches, 'what varies by nature teaches nothing').toBe(false);
    const [checked] = house.storage.journal.ofOrder(orderId as OrderId).filter(({ type }) => type === 'order.packChecked');
    expect(checked?.data['weights']).toEqual([
      ['40017', 512],
      ['40017', 498],
      ['HAM', 1250],
    ]);
  });

  it('say which article nobody knows, and are learned under their number without a value', () => {
    const orderId = house.ready([line('QH-MUG', 2)]);
    const { scan, desk } = house.openDesk();
    scan(numberOf(orderId), null);
    const unknown = scan(label('55555', 777), orderId).verdict;
    expect(unknown).toMatchObject({ kind: 'unknown_code', article: '55555', code: numbered('285555500000') });
    desk.flush();
    const learned = learnPackCode({ orderId, barcode: numbered('285555500000'), sku: 'QH-MUG', units: 1 }, 'boss', packer, house.pack);
    expect(learned.ok).toBe(true);
    expect(scan(label('55555', 640), orderId).verdict, 'another weight of it').toMatchObject({ kind: 'counted', units: [{ sku: 'QH-MUG', grams: 640 }] });
  });

  it('whose weight does not fit its own check digit are refused, although the code was read right', () => {
    const orderId = house.ready([line('40017', 1)]);
    const { scan, desk } = house.openDesk();
    scan(numberOf(orderId), null);
    const right = label('40017', 512);
    const wrong = numbered(`2840017${(Number(right.charAt(7)) + 1) % 10}0512`);
    expect(scan(wrong, orderId).verdict).toEqual({ kind: 'trouble', trouble: { because: 'value_digit' } });
    expect(scan(right, orderId).verdict.kind).toBe('complete');
    desk.flush();
    expect(house.openDesk().desk.show(orderId)?.state.packed, 'the count folds again from the journal of scans').toMatchObject([{ sku: '40017', grams: 512 }]);
  });

  it('open the most urgent order that waits for their article', () => {
    const urgent = house.ready([line('40018', 1)], { promisedShipAt: 1 });
    expect(house.openDesk().scan(label('40018', 420), null)).toMatchObject({
      verdict: { kind: 'complete' },
      view: { bench: { file: { order: { id: urgent } } } },
    });
  });
});
