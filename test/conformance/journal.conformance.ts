import { describe, expect, it } from 'vitest';
import type { JournalDraft } from '../../shared/core/journal/journal-entry.ts';
import type { OrderId } from '../../shared/core/order/order.ts';
import type { OrderStores } from '../fixtures/order-stores.ts';

const draft = (parts: Partial<JournalDraft> = {}): JournalDraft => ({
  type: 'case.noted',
  at: 5,
  actor: { kind: 'person', userId: 'amy' },
  orderId: 'order-1' as OrderId,
  caseId: null,
  data: { a: 1 },
  personal: null,
  ...parts,
});

/** What a unit of work and the journal in it keep to. */
export function journalConformance(name: string, open: () => OrderStores): void {
  describe(`unit of work: ${name}`, () => {
    it('gives back what the work gave, after all of it was written', () => {
      const { unitOfWork, journal } = open();
      expect(unitOfWork.run(() => journal.append(draft()) * 10)).toBe(10);
      expect(journal.head()).toBe(1);
    });
    it('leaves nothing of work that threw, and goes on', () => {
      const { unitOfWork, journal } = open();
      unitOfWork.run(() => journal.append(draft()));
      const work = (): void => {
        for (let i = 0; i < 5; i += 1) journal.append(draft({ personal: { name: '沈听澜' } }));
        throw new Error('no such luck');
      };
      expect(() => unitOfWork.run(work)).toThrow('no such luck');
      expect([journal.head(), [...journal.walk()].length]).toEqual([1, 1]);
      expect(unitOfWork.run(() => journal.append(draft()))).toBe(2);
      expect(journal.verify()).toMatchObject({ whole: true, entries: 2 });
    });
    it('never nests, and the refused inner one undoes the outer', () => {
      const { unitOfWork, journal } = open();
      const nested = (): void => {
        journal.append(draft());
        unitOfWork.run(() => undefined);
      };
      expect(() => unitOfWork.run(nested)).toThrow('never runs inside another');
      expect(journal.head()).toBe(0);
    });
    it('never awaits: its commit would come before its work', () => {
      const { unitOfWork, journal } = open();
      expect(() => unitOfWork.run(() => Promise.resolve(journal.append(draft())))).toThrow('never awaits');
      expect(journal.head()).toBe(0);
    });
  });

  describe(`journal: ${name}`, () => {
    it('is written inside a unit of work only', () => {
      const { journal } = open();
      expect(() => journal.append(draft())).toThrow('inside a unit of work');
      expect(journal.head()).toBe(0);
    });
    it('gives back every entry as it was written, numbered without a hole', () => {
      const { unitOfWork, journal } = open();
      const drafts = [
        draft({
          actor: { kind: 'program', rule: 'sync' },
          orderId: null,
          decision: 'd1',
          data: { list: [1, 'two', null, { three: [] }], text: '楼下 "引号" \u2028 \u{1f4e6}' },
        }),
        draft({ actor: { kind: 'cli' }, caseId: 'case-1', decision: 'd1', personal: { text: '张敏 138****0000', empty: '' } }),
        draft({ data: {}, personal: {} }),
      ];
      unitOfWork.run(() => drafts.forEach((one) => journal.append(one)));
      const walked = [...journal.walk()];
      expect(walked).toMatchObject(drafts.map((one, i) => ({ ...one, n: i + 1, seq: i + 1, personalErased: false })));
      expect(walked.map((entry) => 'decision' in entry)).toEqual([true, true, false]);
      expect(new Set(walked.map(({ id, hash }) => `${id} ${hash}`)).size).toBe(3);
    });
    it('tells an order’s entries from others, oldest first, and a decision’s from the order’s', () => {
      const { unitOfWork, journal } = open();
      const [one, two] = ['order-1' as OrderId, 'order-2' as OrderId];
      unitOfWork.run(() => {
        for (const [orderId, decision] of [
          [one, 'd1'],
          [two, 'd1'],
          [null, 'd1'],
          [one, 'd2'],
          [one, 'd1'],
        ] as const)
          journal.append(draft({ orderId, decision }));
      });
      expect(journal.ofOrder(one).map(({ n }) => n)).toEqual([1, 4, 5]);
      expect(journal.ofDecision(one, 'd1').map(({ n }) => n)).toEqual([1, 5]);
      expect(journal.ofOrder('order-3' as OrderId)).toEqual([]);
    });
    it('is not changed by changing what it was written from or what was read', () => {
      const { unitOfWork, journal } = open();
      const data = { count: 1 };
      unitOfWork.run(() => journal.append(draft({ data })));
      data.count = 2;
      expect(journal.ofOrder('order-1' as OrderId)[0]?.data).toEqual({ count: 1 });
      expect(journal.verify().whole).toBe(true);
    });
    it('walks and verifies many, and every entry stands on the one before', () => {
      const { unitOfWork, journal } = open();
      expect(journal.verify()).toMatchObject({ whole: true, entries: 0, brokenAt: null });
      unitOfWork.run(() => {
        for (let n = 1; n <= 4_500; n += 1) journal.append(draft({ at: n, personal: n % 2 === 0 ? { n } : null }));
      });
      const walked = [...journal.walk()];
      expect(walked.map(({ n }) => n)).toEqual(Array.from({ length: 4_500 }, (_, i) => i + 1));
      expect(journal.verify()).toEqual({ whole: true, entries: 4_500, brokenAt: null, head: walked.at(-1)?.hash });
    });
  });
}
