import { applyMigrations } from '../../electron/host/adapters/sqlite/database/migrate.ts';
import { openDatabase } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import { tinySchema } from '../fixtures/tiny-journal.ts';

/** Dies in the middle of a migration, with far more written than the page cache holds. */
const [file = ''] = process.argv.slice(2);
const db = openDatabase({ file });
db.pragma('cache_size = 10');
applyMigrations(db, [
  tinySchema,
  {
    version: 20,
    name: 'dies',
    up: () => {
      db.exec('CREATE TABLE half_way (x TEXT) STRICT; DELETE FROM entry');
      const insert = db.prepare('INSERT INTO half_way VALUES (?)');
      for (let row = 0; row < 2_000; row += 1) insert.run('x'.repeat(1_000));
      process.kill(process.pid, 'SIGKILL');
    },
  },
]);
