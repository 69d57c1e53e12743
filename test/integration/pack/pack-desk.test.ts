import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFrozenPlaces } from '../../../electron/host/adapters/sqlite/orders/order-lookups.ts';
import { OUTCOMES } from '../../../shared/core/finding/exception-kinds.ts';
import { reopen, resolve } from '../../../shared/core/order-file/decide/case-state.ts';
import { answerText, closeShortText, weightText } from '../../../shared/core/pack-check/pack-command.ts';
import type { OrderId } from '../../../shared/core/order/order.ts';
import { placeHold } from '../../../shared/core/order-file/decide/holds.ts';
import type { BenchScan } from '../../../shared/core/usecases/pack/pack-desk.ts';
import { answerPlace, type PlaceAnswer } from '../../../shared/core/usecases/stock/settle-place.ts';
import { letSerialGoAgain } from '../../../shared/core/usecases/pack/serial-back.ts';
import { learnPackCode } from '../../../shared/core/usecases/pack/learn-code.ts';
import { UNTRACKED } from '../../../shared/core/catalogue/tracking.ts';
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
  ] as const)('%s asks of the shelf what it should, until the exception is settled', (reason, codes, frozen) => {
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
    expect(isFrozen('QH', 'QH-SOCKS')).toBe(false);
    // Nobody answered what was asked of the shelf: with its exception the question comes back.
    house.work.recorder.onCase(one?.id ?? '', packer, (now, context) => reopen(now, one?.id ?? '', 'it was not there again', context));
    expect(isFrozen('QH', 'QH-SOCKS')).toBe(frozen);
    house.work.recorder.onCase(one?.id ?? '', packer, (now, context) =>
      resolve(now, one?.id ?? '', OUTCOMES[one?.kind ?? 'stock_out'][0] ?? '', '', { userId: 'boss', roles: ['supervisor'] }, context),
    );
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
