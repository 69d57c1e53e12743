import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep, fillJournal } from './migration-harness.ts';

const fill =
  "INSERT INTO import VALUES ('i', 1, NULL, 'amy', 'a.csv', 'h', NULL, '{}', 'done', '{}'); INSERT INTO set_aside VALUES (1, 'r', 'i', 'a.csv', 7, NULL, 'x', '{}', '[]', 'waiting')";

describe('0090 mending edits', () => {
  it('adds what is typed into waiting rows beside them and touches nothing else', () => {
    const db = databaseBefore(migrations, 90, ':memory:', (before) => {
      fillJournal(before);
      before.exec(fill);
    });
    expectStep(db, migrations, 90, { tables: ['set_aside_edit'], indexes: ['set_aside_by_reason', 'set_aside_of_import_by_reason'], triggers: [] });
  });

  it('keeps its rules in the file itself', () => {
    const db = databaseBefore(migrations, 100);
    db.exec(`${fill}; INSERT INTO set_aside_edit VALUES ('r', '[]', NULL)`);
    for (const refused of [
      "INSERT INTO set_aside_edit VALUES ('r', '[]', NULL)",
      "INSERT INTO set_aside_edit VALUES ('nobody', '[]', NULL)",
      "UPDATE set_aside_edit SET cells = 'half a li'",
      "UPDATE set_aside_edit SET doubt = '{'",
    ])
      expect(() => db.exec(refused), refused).toThrow(/constraint|malformed/u);
  });
});
