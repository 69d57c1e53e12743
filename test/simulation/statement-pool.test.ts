import { describe, expect, it } from 'vitest';
import { openStationDatabase } from './station-database.ts';

describe('a pool of compiled statements', () => {
  it('lends a statement to one user at a time, and as if it were new', () => {
    const { pool, close } = openStationDatabase();
    const sql = "SELECT upto, name FROM late_index WHERE name = 'outbox_of_lane'";
    const first = pool.borrow();
    expect(first.db.prepare(sql).pluck().get()).toBe(0);
    first.giveBack();
    const [second, third] = [pool.borrow(), pool.borrow()];
    expect(second.db.prepare(sql).get()).toEqual({ upto: 0, name: 'outbox_of_lane' });
    expect(third.db.prepare(sql).pluck().all()).toEqual([0]);
    close();
  });
  it('counts what may have been written, and nothing that was only read', () => {
    const { pool, close } = openStationDatabase();
    const { db } = pool.borrow();
    const [read, write] = [db.prepare('SELECT count(*) FROM meta'), db.prepare("INSERT INTO meta (key, value) VALUES ('a', 'b')")];
    read.get();
    expect(pool.writes()).toBe(0);
    write.run();
    expect(pool.writes()).toBe(1);
    db.exec("DELETE FROM meta WHERE key = 'a'");
    expect(pool.writes()).toBe(2);
    close();
  });
  it('lets a new process remember nothing of the one before', () => {
    const { pool, close } = openStationDatabase();
    const [first, second] = [pool.borrow().db, pool.borrow().db];
    expect(first).not.toBe(second);
    expect(first.inTransaction).toBe(false);
    first.transaction(() => expect(second.inTransaction).toBe(true)).immediate();
    close();
  });
});
