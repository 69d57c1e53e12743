import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import type { Db } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import { databaseBefore, schemaText, stepTo } from './migration-harness.ts';

const fill = (db: Db): void => void db.exec("INSERT INTO meta (key, value) VALUES ('station_id', 'kept')");

describe('0020 users', () => {
  it('adds people beside the journal and touches nothing else', () => {
    const db = databaseBefore(migrations, 20, ':memory:', fill);
    const before = schemaText(db);
    expect(stepTo(db, migrations, 20)).toEqual({ from: 10, to: 20 });
    for (const statement of before.split(';\n')) expect(schemaText(db)).toContain(statement);
    expect(db.prepare("SELECT value FROM meta WHERE key = 'station_id'").pluck().get()).toBe('kept');
    expect(stepTo(db, migrations, 20)).toEqual({ from: 20, to: 20 });
  });

  it('keeps its rules in the file itself', () => {
    const db = databaseBefore(migrations, 20);
    stepTo(db, migrations, 20);
    db.exec("INSERT INTO user VALUES ('a', 'Amy', '', '[\"clerk\"]', 1, 'en', 1, NULL)");
    const refused = [
      "DELETE FROM user WHERE id = 'a'",
      "INSERT OR REPLACE INTO user VALUES ('a', 'Eve', '', '[]', 1, 'en', 1, NULL)",
      "UPDATE user SET roles = 'administrator'",
      'UPDATE user SET active = 2',
      "INSERT INTO credential VALUES ('nobody', 'pin', 'x', 1)",
      "INSERT INTO credential VALUES ('a', 'badge', 'x', 1)",
      "INSERT INTO sign_in_attempt VALUES ('a', 'pin', 0, 1)",
      "INSERT INTO session VALUES ('s', 'w', 'a', 'pin', 1, 2, NULL, 3, NULL)",
    ];
    for (const statement of refused) expect(() => db.exec(statement)).toThrow(/constraint|people for ever|malformed JSON/);
    db.exec("INSERT INTO session VALUES ('s1', 'w', 'a', 'pin', 1, 2, NULL, NULL, NULL)");
    expect(() => db.exec("INSERT INTO session VALUES ('s2', 'w', 'a', 'pin', 1, 2, NULL, NULL, NULL)")).toThrow('UNIQUE');
  });
});
