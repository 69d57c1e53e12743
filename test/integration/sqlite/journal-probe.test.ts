import { expect, it } from 'vitest';
import { journalProbe } from '../../../electron/host/adapters/sqlite/journal/journal-store.ts';
import { listening, planOf } from '../../fixtures/heard-statements.ts';
import { openSqliteStores } from '../../fixtures/order-stores.ts';

/* The thread that answers people asks this of every backup: a million entries read one after the other are half a second in which no scan is judged. */
it('an entry of the journal is found by its place, not by reading the journal', () => {
  const { db, journal, unitOfWork } = openSqliteStores();
  const actor = { kind: 'program', rule: 'test' } as const;
  unitOfWork.run(() => {
    for (let n = 0; n < 5; n += 1) journal.append({ type: 'order.noted', at: n, actor, orderId: null, caseId: null, data: { n }, personal: null });
  });
  const { heard, sources } = listening(db);
  const head = journalProbe.head(db);
  expect(head?.seq).toBe(5);
  expect(journalProbe.hashAt(heard, 5)).toBe(head?.hash);
  expect(sources.map((source) => planOf(db, source))).toEqual([expect.stringContaining('SEARCH j USING INTEGER PRIMARY KEY')]);
});
