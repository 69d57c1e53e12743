import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep, fillJournal, insertOrder } from './migration-harness.ts';

describe('0050 intake', () => {
  it('adds imports, the mending list, goods and stock beside the orders and touches nothing else', () => {
    const db = databaseBefore(migrations, 50, ':memory:', (before) => {
      fillJournal(before);
      insertOrder(before, 1, 'A-1');
    });
    expectStep(db, migrations, 50, {
      tables: ['import', 'layout', 'product', 'set_aside', 'stock_level'],
      indexes: ['import_by_content', 'import_newest', 'product_by_sku', 'set_aside_waiting'],
      triggers: [],
    });
  });

  it('keeps its rules in the file itself', () => {
    const db = databaseBefore(migrations, 60);
    db.exec("INSERT INTO import VALUES ('i', 1, NULL, 'amy', 'a.csv', 'h', NULL, '{}', 'reading', '{}')");
    db.exec("INSERT INTO set_aside VALUES (1, 'r', 'i', 'a.csv', 7, NULL, 'x', '{}', '[]', 'waiting')");
    db.exec("INSERT INTO stock_level VALUES ('QH', 'A', '', 5, NULL, 1); INSERT INTO product VALUES ('QH', 'A', '{}')");
    for (const refused of [
      "UPDATE import SET state = 'lost'",
      "INSERT INTO set_aside VALUES (2, 's', 'nobody', 'a.csv', 7, NULL, 'x', '{}', '[]', 'waiting')",
      "INSERT INTO set_aside VALUES (2, 'r', 'i', 'a.csv', 7, NULL, 'x', '{}', '[]', 'waiting')",
      "UPDATE set_aside SET state = 'lost'",
      "INSERT INTO stock_level VALUES ('QH', 'A', '', 6, NULL, 1)",
      "INSERT INTO stock_level VALUES ('QH', 'B', '', 'many', NULL, 1)",
      "INSERT INTO product VALUES ('QH', 'A', '{}')",
      "DELETE FROM import WHERE id = 'i'",
    ])
      expect(() => db.exec(refused), refused).toThrow(/constraint|cannot store/u);
  });
});
