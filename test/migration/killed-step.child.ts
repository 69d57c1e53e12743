import { applyMigrations } from '../../electron/host/adapters/sqlite/database/migrate.ts';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { openDatabase } from '../../electron/host/adapters/sqlite/database/open-database.ts';

/** Takes every step up to one, and dies when that one has done its work and is not yet committed. */
const [file = '', version = ''] = process.argv.slice(2);
const db = openDatabase({ file });
db.pragma('cache_size = 1');
applyMigrations(
  db,
  migrations.map((one) =>
    String(one.version) === version
      ? {
          ...one,
          up: () => {
            one.up(db);
            process.kill(process.pid, 'SIGKILL');
          },
        }
      : one,
  ),
);
