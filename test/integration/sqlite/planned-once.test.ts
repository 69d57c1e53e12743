import { describe, expect, it } from 'vitest';
import { createDifferenceStore } from '../../../electron/host/adapters/sqlite/orders/difference-store.ts';
import { createInboundStore } from '../../../electron/host/adapters/sqlite/outbox/inbound-store.ts';
import { createJournalWalk } from '../../../electron/host/adapters/sqlite/journal/journal-store.ts';
import type { Db } from '../../../electron/host/adapters/sqlite/database/open-database.ts';
import { createOutageStore } from '../../../electron/host/adapters/sqlite/manual/outage-store.ts';
import { ATMOST, preparedOnce } from '../../../electron/host/adapters/sqlite/database/planned-once.ts';
import { createPrintJournalStore } from '../../../electron/host/adapters/sqlite/manual/print-journal-store.ts';
import { createScanStore } from '../../../electron/host/adapters/sqlite/bench/scan-store.ts';
import { listening, planOf } from '../../fixtures/heard-statements.ts';
import { openSqliteStores } from '../../fixtures/order-stores.ts';

describe('a statement that is planned once', () => {
  it('returns as many rows as it is bound, and is compiled once however often it is asked for', () => {
    const { db } = openSqliteStores();
    const { heard, sources } = listening(db);
    const prepared = preparedOnce<[number], { n: number }>(heard);
    const rows = (most: number) => prepared(`SELECT value AS n FROM json_each('[1, 2, 3]') ORDER BY n ${ATMOST}`).all(most);
    expect(rows(2)).toEqual([{ n: 1 }, { n: 2 }]);
    expect(rows(1)).toEqual([{ n: 1 }]);
    expect(sources).toHaveLength(1);
  });
  it('walks along its index, whatever is bound: nothing is read only to be sorted', () => {
    const { db, unitOfWork } = openSqliteStores();
    const { heard, sources } = listening(db);
    createInboundStore(heard, unitOfWork, () => 0);
    createJournalWalk(heard);
    createOutageStore(heard);
    createScanStore(heard);
    const planned = sources.filter((source) => source.includes(ATMOST));
    expect(planned).toHaveLength(4);
    for (const source of planned) expect(planOf(db, source)).not.toContain('TEMP B-TREE');
  });
});

describe('what is open', () => {
  it('in the inbox is found by its index, never by reading every record there ever was', () => {
    const { db, unitOfWork } = openSqliteStores();
    const { heard, sources } = listening(db);
    createInboundStore(heard, unitOfWork, () => 0);
    const byState = sources.filter((source) => / inbound .*WHERE .*state = '(raw|parked)'/u.test(source));
    expect(byState).toHaveLength(5);
    for (const source of byState) expect(planOf(db, source)).toContain('INDEX inbound_open');
  });
  it.each([
    ['differences', createDifferenceStore, 'difference_open'],
    ['papers not answered for', (db: Db) => createPrintJournalStore(db, '7F3A'), 'print_job_unanswered'],
  ])('of %s too', (_what, create, index) => {
    const { db } = openSqliteStores();
    const { heard, sources } = listening(db);
    create(heard);
    const lists = sources.filter((source) => source.includes(`INDEXED BY ${index}`));
    expect(lists).toHaveLength(1);
    for (const source of lists) expect(planOf(db, source)).toContain(`INDEX ${index}`);
  });
});
