import { describe, expect, it } from 'vitest';
import { readDocumentNumber } from '../../shared/core/document/document-number.ts';
import type { PrintJob } from '../../shared/core/print-journal/print-job.ts';
import type { PrintJournal } from '../../shared/core/ports/print-journal.ts';
import { anOrder } from '../fixtures/order-file.ts';
import { openMemoryStores, openSqliteStores, type OrderStores } from '../fixtures/order-stores.ts';

const rigs: readonly (readonly [string, () => OrderStores])[] = [
  ['in memory', openMemoryStores],
  ['SQLite', openSqliteStores],
];
const job = (id: string, parts: Partial<PrintJob> = {}): PrintJob => ({
  id,
  documentNo: 'P-1',
  kind: 'pick_list',
  copy: 1,
  reason: '',
  state: 'intended',
  waybill: '',
  contentHash: 'aa',
  orderIds: ['o1', 'o2'],
  intendedAt: 1,
  settledAt: null,
  by: 'amy',
  ...parts,
});

describe.each(rigs)('the print journal: %s', (_, openStores) => {
  const open = (): OrderStores & { readonly papers: PrintJournal } => {
    const stores = openStores();
    stores.unitOfWork.run(() => {
      for (const n of [1, 2]) stores.orderFiles.add({ order: anOrder({ id: `o${n}` as never, platformOrderNo: String(n) }), holds: [], cases: [] });
      stores.orderFiles.add({ order: anOrder({ id: 'gone' as never, platformOrderNo: '3', state: 'cancelled' }), holds: [], cases: [] });
    });
    return { ...stores, papers: stores.printJournal };
  };

  it('gives each number once, and none that was rolled back is missed', () => {
    const { unitOfWork, papers } = open();
    const first = unitOfWork.run(() => papers.nextNumber('pick_list'));
    expect(() =>
      unitOfWork.run(() => {
        papers.nextNumber('pick_list');
        throw new Error('no');
      }),
    ).toThrow('no');
    const second = unitOfWork.run(() => papers.nextNumber('pick_list'));
    expect([first, second].map((number) => readDocumentNumber(number))).toMatchObject([{ run: 1 }, { run: 2 }]);
    expect(unitOfWork.run(() => papers.nextNumber('label'))).toMatch(/^L-7F3A-000[1-2]-/u);
  });

  it('keeps papers, their answers and their orders', () => {
    const { unitOfWork, papers } = open();
    unitOfWork.run(() => papers.add(job('a')));
    unitOfWork.run(() => papers.add(job('b', { documentNo: 'L-1', kind: 'label', waybill: 'SF1', orderIds: ['o2'] })));
    expect(papers.unanswered()).toEqual([job('a'), expect.objectContaining({ id: 'b' })]);
    unitOfWork.run(() => papers.settle('a', 'confirmed', 9));
    expect(papers.find('a')).toEqual(job('a', { state: 'confirmed', settledAt: 9 }));
    expect(papers.unanswered().map(({ id }) => id)).toEqual(['b']);
    expect(papers.ofOrder('o2').map(({ id }) => id)).toEqual(['a', 'b']);
    expect(papers.ofDocument('P-1').map(({ id }) => id)).toEqual(['a']);
    expect(papers.recent(1).map(({ id }) => id)).toEqual(['b']);
    expect(papers.find('nobody')).toBeNull();
  });

  it('refuses a second unanswered paper of a document, the same copy again, and an order that may not be printed', () => {
    const { unitOfWork, papers } = open();
    const add = (one: PrintJob) => (): void => unitOfWork.run(() => papers.add(one));
    add(job('a'))();
    expect(add(job('b', { copy: 2, reason: 'wet' }))).toThrow('UNIQUE');
    unitOfWork.run(() => papers.settle('a', 'confirmed', 2));
    expect(add(job('b'))).toThrow('UNIQUE');
    expect(add(job('b', { copy: 2 }))).toThrow('CHECK');
    add(job('b', { copy: 2, reason: 'wet' }))();
    expect(add(job('c', { documentNo: 'P-2', orderIds: ['gone'] }))).toThrow('gate');
    expect(() => papers.add(job('d', { documentNo: 'P-3' }))).toThrow('unit of work');
  });
});
