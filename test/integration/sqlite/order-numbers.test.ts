import { describe, expect, it } from 'vitest';
import { anOrder } from '../../fixtures/order-file.ts';
import { openSqliteStores } from '../../fixtures/order-stores.ts';

describe('the place of an order', () => {
  it('is forgotten with the order that was taken back: the next one gets it', () => {
    const { unitOfWork, orderFiles, journal, outbox, db } = openSqliteStores();
    const [lost, kept] = [anOrder(), anOrder()];
    expect(() =>
      unitOfWork.run(() => {
        orderFiles.add({ order: lost, holds: [], cases: [] });
        throw new Error('taken back');
      }),
    ).toThrow('taken back');
    const tell = (lane: typeof lost.id): void =>
      unitOfWork.run(() => {
        const journalN = journal.append({ type: 'case.noted', at: 1, actor: { kind: 'cli' }, orderId: lane, caseId: null, data: {}, personal: null });
        outbox.enqueue({ id: lane, lane, orderRef: null, kind: 'note.add', payload: {}, baseVersion: null, occurredAt: 1, journalN, decision: 'd' });
      });
    expect(() => tell(lost.id)).toThrow('not here');
    unitOfWork.run(() => orderFiles.add({ order: kept, holds: [], cases: [] }));
    expect(() => tell(lost.id)).toThrow('not here');
    tell(kept.id);
    expect(db.prepare('SELECT lane, order_n FROM outbox').all()).toEqual([{ lane: kept.id, order_n: 1 }]);
  });
});
