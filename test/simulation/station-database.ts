import Database from 'better-sqlite3';
import { applyMigrations } from '../../electron/host/adapters/sqlite/database/migrate.ts';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { openDatabase } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import { createStatementPool, type StatementPool } from './statement-pool.ts';

export interface StationDatabase {
  readonly pool: StatementPool;
  /** All that is in it, as a backup holds it. */
  readonly copy: () => Buffer;
  readonly close: () => void;
}

let template: Buffer | null = null;
/** An empty database of the newest version; made once and copied, for a run makes thousands. */
function emptyDatabase(): Buffer {
  if (template === null) {
    const made = openDatabase({ file: ':memory:' });
    applyMigrations(made, migrations);
    template = made.serialize();
    made.close();
  }
  return template;
}

export function openStationDatabase(content = emptyDatabase()): StationDatabase {
  const connection = new Database(content);
  for (const pragma of ['foreign_keys = ON', 'recursive_triggers = ON', 'trusted_schema = OFF', 'synchronous = FULL']) connection.pragma(pragma);
  return { pool: createStatementPool(connection), copy: () => connection.serialize(), close: () => void connection.close() };
}
