import { applyMigrations, schemaVersion, type Migration } from '../../electron/host/adapters/sqlite/migrate.ts';
import { openDatabase, type Db } from '../../electron/host/adapters/sqlite/open-database.ts';

/** A database as the version before `version` left it, for the test of one migration. `fill` puts rows of that time into it. */
export const databaseBefore = (migrations: readonly Migration[], version: number, file = ':memory:', fill: (db: Db) => void = () => {}): Db => {
  const db = openDatabase({ file });
  applyMigrations(
    db,
    migrations.filter((migration) => migration.version < version),
  );
  fill(db);
  return db;
};

/** Takes exactly one step and says from where to where. */
export const stepTo = (db: Db, migrations: readonly Migration[], version: number): { readonly from: number; readonly to: number } => {
  const { from, to } = applyMigrations(
    db,
    migrations.filter((migration) => migration.version <= version),
  );
  return { from, to };
};

/** Everything in the schema as text, to compare two ways that must lead to the same place. */
export const schemaText = (db: Db): string =>
  db.prepare<[], string>("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type, name").pluck().all().join(';\n');

export { schemaVersion };
