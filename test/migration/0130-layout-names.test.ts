import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep, fillJournal } from './migration-harness.ts';

const layout = `INSERT INTO layout (headers, preset, mapping, used_at) VALUES ('a', NULL, '{}', 7)`;

describe('0130 layout names', () => {
  it('adds names of layouts beside the layouts and touches nothing else', () => {
    const db = databaseBefore(migrations, 130, ':memory:', (before) => {
      fillJournal(before);
      before.exec(layout);
    });
    expectStep(db, migrations, 130, { tables: ['layout_name'], indexes: [], triggers: [] });
  });

  it('has no name without a layout, and loses it with the layout', () => {
    const db = databaseBefore(migrations, 140);
    db.exec(`${layout}; INSERT INTO layout_name VALUES ('a', 'Qihe')`);
    expect(() => db.exec("INSERT INTO layout_name VALUES ('b', 'nobody')")).toThrow('constraint');
    expect(() => db.exec("INSERT INTO layout_name VALUES ('a', 'twice')")).toThrow('constraint');
    db.exec("DELETE FROM layout WHERE headers = 'a'");
    expect(db.prepare('SELECT count(*) FROM layout_name').pluck().get()).toBe(0);
  });
});
