import { expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep } from './migration-harness.ts';

it('0900 keeps what the label of a packed unit says it weighs, of units that were packed and never of nothing', () => {
  const db = databaseBefore(migrations, 900, ':memory:', (before) => {
    before.exec(`INSERT INTO pack_check VALUES (1, 'o', 1, 'packed', 'w', 'QH', 'box', NULL, 0, 1, 'p')`);
    before.exec(`INSERT INTO packed_goods VALUES (1, 0, 'HAM', 2, NULL, NULL, NULL)`);
  });
  expectStep(db, migrations, 900, { tables: ['packed_weight'], indexes: [], triggers: ['packed_weight_as_it_was'] });
  db.exec('INSERT INTO packed_weight VALUES (1, 0, 512)');
  expect(() => db.exec('UPDATE packed_weight SET grams = 9')).toThrow('never changed');
  expect(() => db.exec('INSERT INTO packed_weight VALUES (1, 1, 512)')).toThrow('FOREIGN KEY');
  expect(() => db.exec(`INSERT INTO packed_goods VALUES (1, 1, 'HAM', 1, NULL, NULL, NULL); INSERT INTO packed_weight VALUES (1, 1, 0)`)).toThrow('CHECK');
});
