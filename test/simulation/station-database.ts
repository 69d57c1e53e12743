import Database from 'better-sqlite3';
import { applyMigrations } from '../../electron/host/adapters/sqlite/database/migrate.ts';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { openDatabase, type Db } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import { createStatementPool, type StatementPool } from './statement-pool.ts';

export interface StationDatabase {
  readonly pool: StatementPool;
  readonly close: () => void;
}

let template: Buffer | null = null;
/** An empty database of the newest version; made once and copied, for a run makes thousands. */
function freshDatabase(): Db {
  if (template === null) {
    const made = openDatabase({ file: ':memory:' });
    applyMigrations(made, migrations);
    template = made.serialize();
    made.close();
  }
  const db = new Database(template);
  for (const pragma of ['foreign_keys = ON', 'recursive_triggers = ON', 'trusted_schema = OFF', 'synchronous = FULL']) db.pragma(pragma);
  return db;
}

export function openStationDatabase(): StationDatabase {
  const connection = freshDatabase();
  return { pool: createStatementPool(connection), close: () => void connection.close() };
}
