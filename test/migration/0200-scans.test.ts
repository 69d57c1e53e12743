import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep, fillJournal, insertOrder } from './migration-harness.ts';

const scan = (no: number, source = 'wedge'): string =>
  `INSERT INTO scan (line, no, source, scanner, raw, started_at, ended_at, presses, work, user_id, kept_at)
   VALUES ('w', ${no}, '${source}', 's', 'code', 1, 2, 5, 'pack:o', 'amy', 3)`;

describe('0200 scans', () => {
  it('adds the scans beside everything else and touches nothing', () => {
    const db = databaseBefore(migrations, 200, ':memory:', (before) => {
      fillJournal(before);
      insertOrder(before, 1, 'A-1');
    });
    expectStep(db, migrations, 200, {
      tables: ['scan'],
      indexes: ['scan_by_time', 'scan_by_work'],
      triggers: ['scan_as_it_came', 'scan_judged_once'],
    });
  });

  it('keeps its rules in the file itself', () => {
    const db = databaseBefore(migrations, 210);
    db.exec(`${scan(1)}; UPDATE scan SET verdict = 'counted' WHERE place = 1; ${scan(2)}`);
    for (const refused of [scan(1), scan(0), scan(3, 'thought')]) expect(() => db.exec(refused), refused).toThrow('constraint');
    expect(() => db.exec(`UPDATE scan SET raw = 'other' WHERE place = 2`)).toThrow('stays as it came');
    expect(() => db.exec(`UPDATE scan SET verdict = 'refused' WHERE place = 1`)).toThrow('already');
    db.exec('DELETE FROM scan WHERE place = 2');
    db.exec(scan(2));
    expect(db.prepare('SELECT max(place) FROM scan').pluck().get()).toBe(3);
  });
});
