import { describe, expect, it } from 'vitest';
import { createJournalStore } from '../../electron/host/adapters/sqlite/journal/journal-store.ts';
import type { OrderId } from '../../shared/core/order/order.ts';
import { createJournalWatch } from './journal-watch.ts';
import { openStationDatabase } from './station-database.ts';

function watchedJournal() {
  const { pool, close } = openStationDatabase();
  const { db } = pool.borrow();
  let count = 0;
  const ids = { next: () => `id-${(count += 1)}` };
  const journal = createJournalStore(db, { stationId: 'A', incarnationId: 'A-life' }, ids, 0);
  const note = (orderId: string | null, personal: Record<string, string> | null = null) =>
    db.transaction(() =>
      journal.append({
        type: 'note',
        at: 1,
        actor: { kind: 'person', userId: 'clerk' },
        orderId: orderId as OrderId,
        caseId: null,
        data: { text: '备注' },
        personal,
      }),
    )();
  const edit = (sql: string): void => {
    for (const name of db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name LIKE 'journal%'").pluck().all())
      db.exec(`DROP TRIGGER ${name}`);
    db.exec(sql);
  };
  return { note, edit, watch: () => createJournalWatch(db), close };
}

describe('whoever watches the journal', () => {
  it('agrees with the store that writes it', () => {
    const { note, watch, close } = watchedJournal();
    const watching = watch();
    note(null);
    expect(watching.check()).toEqual([]);
    note(null, { name: '李四' });
    note(null);
    expect(watching.check()).toEqual([]);
    close();
  });
  it.each([
    ["UPDATE journal SET data = '{}' WHERE n = 2", 'CHAIN BROKEN 2'],
    ["UPDATE journal SET actor = 'somebody' WHERE n = 1", 'CHAIN BROKEN 1'],
    ["UPDATE journal SET personal = '{}' WHERE n = 2", 'CHAIN BROKEN 2'],
    ['DELETE FROM journal WHERE n = 2', 'CHAIN BROKEN 3'],
  ])('sees %s', (sql, failure) => {
    const { note, edit, watch, close } = watchedJournal();
    note(null);
    note(null, { name: '李四' });
    note(null);
    edit(sql);
    expect(watch().check()[0]).toBe(failure);
    close();
  });
});
