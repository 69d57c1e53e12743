import { describe, expect, it } from 'vitest';
import { evolve } from '../../shared/core/order-file/evolve.ts';
import type { OrderFile } from '../../shared/core/order-file/order-file.ts';
import { emptyRecipient } from '../../shared/core/order/recipient.ts';
import { aCase, aClock, aFileWith, aHold, aLine, anOrder, NOON } from '../fixtures/order-file.ts';
import type { OrderStores } from '../fixtures/order-stores.ts';

const full = (): OrderFile => {
  const order = anOrder({
    state: 'checked',
    wmsRef: 'W-77',
    wmsVersion: 4,
    waybill: 'YT 001',
    carrier: '',
    currency: '',
    source: { importId: 'i', row: 9 },
    buyerNote: '门口 "放"',
    sellerNote: '\u{1f4e6}',
    lines: [aLine(), aLine({ lineNo: 2, kind: 'fee', sku: 'POST', quantity: 1, unitPrice: '0.10' }), aLine({ lineNo: 7, sku: 'KIT', reserved: 1 })],
  });
  const paused = aClock({ pauses: [{ from: NOON, to: null, reason: 'wait_customer' }] });
  const worked = aCase(order, {
    state: 'waiting',
    owner: 'amy',
    nextAction: { text: '再打', dueAt: NOON },
    waitingFor: 'customer',
    incident: 'inc',
    reports: 3,
    reopened: 1,
    clocks: [paused, aClock({ name: 'finding' })],
  });
  const done = aCase(order, {
    kind: 'special_request',
    strength: 'condition',
    state: 'resolved',
    outcome: 'accepted',
    resolvedAt: NOON,
    findings: [],
    clocks: [],
  });
  return {
    order,
    cases: [worked, done],
    holds: [aHold({ kind: 'address', caseId: worked.id }), aHold({ liftedAt: NOON, liftedBy: 'amy', reviewAt: NOON, liftableBy: 'supervisor' })],
  };
};

/** What every place where order files live keeps to. */
export function orderFilesConformance(name: string, open: () => OrderStores): void {
  describe(`order files: ${name}`, () => {
    it('moves no deadline while the hours stay, and none outside a unit of work', () => {
      const { unitOfWork, orderFiles } = open();
      unitOfWork.run(() => orderFiles.add(full()));
      expect(unitOfWork.run(() => orderFiles.moveDeadlines())).toBe(0);
      expect(() => orderFiles.moveDeadlines()).toThrow('unit of work');
    });

    it('gives back every field as it was put', () => {
      const { unitOfWork, orderFiles } = open();
      const empty = {
        order: anOrder({ recipient: emptyRecipient, lines: [], orderedAt: null, paidAt: null, promisedShipAt: null, hasAddress: false }),
        holds: [],
        cases: [],
      };
      const files = [full(), empty];
      unitOfWork.run(() => files.forEach(orderFiles.add));
      for (const file of files) expect(orderFiles.load(file.order.id)).toEqual(file);
      expect(orderFiles.load('nobody')).toBeNull();
    });

    it('finds by exception, by number, and by the WMS reference', () => {
      const { unitOfWork, orderFiles } = open();
      const file = full();
      unitOfWork.run(() => orderFiles.add(file));
      const { id, merchant, platform, platformOrderNo } = file.order;
      expect(file.cases.map((one) => orderFiles.orderOfCase(one.id))).toEqual([id, id]);
      expect(file.cases.map((one) => orderFiles.loadByCase(one.id))).toEqual([file, file]);
      expect(orderFiles.loadByCase('x')).toBeNull();
      expect(orderFiles.findByNumber(merchant, platform, platformOrderNo)).toBe(id);
      expect(orderFiles.findByWmsRef('W-77')).toBe(id);
      const others = [orderFiles.findByNumber('other', platform, platformOrderNo), orderFiles.findByNumber(merchant, 'other', platformOrderNo)];
      expect([...others, orderFiles.findByNumber(merchant, platform, 'x'), orderFiles.findByWmsRef('x'), orderFiles.orderOfCase('x')]).toEqual([
        null,
        null,
        null,
        null,
        null,
      ]);
    });

    it('takes an order once: neither its id nor its number comes twice', () => {
      const { unitOfWork, orderFiles } = open();
      const file = full();
      unitOfWork.run(() => orderFiles.add(file));
      expect(() => unitOfWork.run(() => orderFiles.add(file))).toThrow(/UNIQUE|never replaced/u);
      expect(() => unitOfWork.run(() => orderFiles.add({ ...file, holds: [], cases: [], order: { ...file.order, id: anOrder().id } }))).toThrow(
        /UNIQUE|never replaced/u,
      );
      expect(orderFiles.load(file.order.id)).toEqual(file);
      const elsewhere = { holds: [], cases: [], order: { ...file.order, id: anOrder().id, wmsRef: null, platform: 'JD' } };
      unitOfWork.run(() => orderFiles.add(elsewhere));
      expect(orderFiles.load(elsewhere.order.id)).toEqual(elsewhere);
    });

    it('writes what changed, whatever changed', () => {
      const { unitOfWork, orderFiles } = open();
      const before = full();
      unitOfWork.run(() => orderFiles.add(before));
      const [worked, done] = before.cases;
      const [hold] = before.holds;
      if (worked === undefined || done === undefined || hold === undefined) throw new Error('no such parts');
      const { order } = before;
      const steps: readonly ((file: OrderFile) => OrderFile)[] = [
        (file) => ({ ...file, order: { ...file.order, version: 2, recipient: { ...file.order.recipient, name: '李雷', postcode: '310000' } } }),
        (file) => ({ ...file, order: { ...file.order, buyerNote: '', sellerNote: 'x', carrier: 'SF', waybill: '' } }),
        (file) => ({ ...file, order: { ...file.order, wmsRef: 'W-78', wmsVersion: 9 } }),
        (file) => ({
          ...file,
          order: { ...file.order, lines: file.order.lines.map((line) => (line.lineNo === 7 ? { ...line, sku: 'KIT2', quantity: 9, reserved: 0 } : line)) },
        }),
        (file) => ({ ...file, order: { ...file.order, lines: [...file.order.lines, aLine({ lineNo: 8 })] } }),
        (file) => ({ ...file, holds: file.holds.map((one) => (one.id === hold.id ? { ...one, liftedAt: 7, liftedBy: 'ben' } : one)) }),
        (file) => ({ ...file, order: { ...file.order, state: 'allocated', version: 3 } }),
        (file) => ({
          ...file,
          holds: [...file.holds.map((one) => (one.id === hold.id ? { ...one, liftedAt: null, liftedBy: null } : one)), aHold({ placedAt: NOON + 1 })],
        }),
        (file) => ({
          ...file,
          cases: file.cases.map((one) =>
            one.id === worked.id
              ? { ...one, state: 'resolved', outcome: 'corrected', resolvedAt: 8, waitingFor: null, nextAction: null, owner: null, incident: null, reports: 4 }
              : one,
          ),
        }),
        (file) => ({
          ...file,
          cases: file.cases.map((one) =>
            one.id === done.id ? { ...one, state: 'working', outcome: null, resolvedAt: null, reopened: 1, clocks: [aClock()] } : one,
          ),
        }),
        (file) => ({ ...file, cases: file.cases.map((one) => (one.id === worked.id ? { ...one, findings: [] } : one)) }),
        (file) => ({ ...file, cases: [...file.cases, aCase(order, { kind: 'sku_mismatch' })] }),
        (file) => ({ ...file, order: { ...file.order, state: 'cancelled' } }),
      ];
      let file: OrderFile = before;
      for (const step of steps) {
        const after = step(file);
        unitOfWork.run(() => orderFiles.save(file, after));
        expect(orderFiles.load(order.id)).toEqual(after);
        file = after;
      }
      expect([orderFiles.findByWmsRef('W-77'), orderFiles.findByWmsRef('W-78')]).toEqual([null, order.id]);
    });

    it('says where an order stands with the WMS, and takes what it says of it, without a look at the rest of the file', () => {
      const { unitOfWork, orderFiles } = open();
      const file = full();
      unitOfWork.run(() => orderFiles.add(file));
      expect([orderFiles.atWms(file.order.id), orderFiles.atWms('nobody')]).toEqual([{ wmsRef: 'W-77', wmsVersion: 4 }, null]);
      const known = { wmsRef: 'W-78', wmsVersion: 5 };
      expect(() => orderFiles.knowAtWms(file.order.id, known)).toThrow('unit of work');
      expect(() => unitOfWork.run(() => orderFiles.knowAtWms(full().order.id, known))).toThrow('before it was added');
      unitOfWork.run(() => orderFiles.knowAtWms(file.order.id, known));
      const event = { type: 'order.wmsKnown', data: known, personal: null } as const;
      expect(orderFiles.load(file.order.id)).toEqual(evolve(file, event, { at: NOON, by: 'sync' }));
      expect(orderFiles.atWms(file.order.id)).toEqual(known);
    });

    it('takes the holds and the new state of one decision together', () => {
      const { unitOfWork, orderFiles } = open();
      const { case: _dropped, ...held } = aFileWith();
      unitOfWork.run(() => orderFiles.add(held));
      const lifted: OrderFile = {
        ...held,
        holds: held.holds.map((hold) => ({ ...hold, liftedAt: 1, liftedBy: 'x' })),
        order: { ...held.order, state: 'allocated' },
      };
      unitOfWork.run(() => orderFiles.save(held, lifted));
      expect(orderFiles.load(held.order.id)).toEqual(lifted);
    });

    it('ties a tote to one order, and frees it when the order lets go', () => {
      const { unitOfWork, orderFiles } = open();
      const [carried, other] = [full(), full()].map((file, n) => ({ ...file, order: { ...file.order, wmsRef: null, ...(n === 0 && { tote: 'T-0417' }) } }));
      if (carried === undefined || other === undefined) throw new Error('no such files');
      unitOfWork.run(() => [carried, other].forEach(orderFiles.add));
      expect(orderFiles.load(carried.order.id)).toEqual(carried);
      expect(['T-0417', 't-0417', 'T-0418'].map(orderFiles.findByTote)).toEqual([carried.order.id, carried.order.id, null]);
      const tied = { ...other, order: { ...other.order, tote: 't-0417' } };
      expect(() => unitOfWork.run(() => orderFiles.save(other, tied))).toThrow('UNIQUE');
      const { tote: _tote, ...free } = carried.order;
      unitOfWork.run(() => {
        orderFiles.save(carried, { ...carried, order: free });
        orderFiles.save(other, tied);
      });
      expect([orderFiles.load(carried.order.id)?.order, orderFiles.load(other.order.id)?.order]).toEqual([free, tied.order]);
      const moved = { ...tied, order: { ...tied.order, tote: 'T-0418' } };
      unitOfWork.run(() => orderFiles.save(tied, moved));
      expect(['T-0417', 'T-0418'].map(orderFiles.findByTote)).toEqual([null, other.order.id]);
    });

    it('leaves no trace of work that threw', () => {
      const { unitOfWork, orderFiles, search, queue } = open();
      const kept = full();
      unitOfWork.run(() => orderFiles.add(kept));
      const lost = full();
      const work = (): void => {
        orderFiles.add({ ...lost, order: { ...lost.order, wmsRef: 'W-lost' } });
        orderFiles.save(kept, {
          ...kept,
          order: { ...kept.order, carrier: 'SF', recipient: { ...kept.order.recipient, name: '韩梅梅' } },
          cases: kept.cases.map((one) => ({ ...one, owner: 'eve' })),
        });
        throw new Error('no such luck');
      };
      expect(() => unitOfWork.run(work)).toThrow('no such luck');
      expect(orderFiles.load(kept.order.id)).toEqual(kept);
      expect([orderFiles.load(lost.order.id), orderFiles.findByWmsRef('W-lost')]).toEqual([null, null]);
      expect([search.find('韩梅梅', 9), search.find(lost.order.platformOrderNo, 9)]).toEqual([[], []]);
      expect(queue.counts('eve', { nowAt: 0, endOfTodayAt: 0 })).toMatchObject({ open: 1, mine: 0 });
      unitOfWork.run(() => orderFiles.add({ ...lost, order: { ...lost.order, wmsRef: null } }));
    });

    it('refuses to write outside a unit of work, and to save what was never added', () => {
      const { unitOfWork, orderFiles } = open();
      const [file, stranger] = [full(), full()];
      expect(() => orderFiles.add(file)).toThrow('unit of work');
      expect(orderFiles.load(file.order.id)).toBeNull();
      unitOfWork.run(() => orderFiles.add(file));
      expect(() => orderFiles.save(file, { ...file, order: { ...file.order, carrier: 'SF' } })).toThrow('unit of work');
      expect(() => unitOfWork.run(() => orderFiles.save(stranger, stranger))).toThrow('before it was added');
      expect(orderFiles.load(file.order.id)).toEqual(file);
    });
  });
}
