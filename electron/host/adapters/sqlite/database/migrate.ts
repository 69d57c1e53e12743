import { assertDurable, type Db } from './open-database.ts';
import { StorageError, toStorageError } from './storage-error.ts';

/** One step forward. Numbered by tens so that a repair can be put between; never changed once released. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly up: (db: Db) => void;
}

export interface MigrationReport {
  readonly from: number;
  readonly to: number;
  readonly applied: readonly string[];
}

export const schemaVersion = (db: Db): number => Number(db.pragma('user_version', { simple: true }));

const assertOrdered = (migrations: readonly Migration[]): void => {
  let last = 0;
  for (const { version, name } of migrations) {
    if (!Number.isInteger(version) || version <= last) throw new Error(`migration ${version} ${name} is out of order`);
    last = version;
  }
};

/** A database from the future is refused before anything is written: an older program would not see what it must not break. */
const pendingMigrations = (db: Db, migrations: readonly Migration[]): readonly Migration[] => {
  assertOrdered(migrations);
  const found = schemaVersion(db);
  const known = migrations.at(-1)?.version ?? 0;
  if (found > known) throw new StorageError('storage_from_the_future', { found, known });
  return migrations.filter((migration) => migration.version > found);
};

/** Applies what is missing; schema, data and `user_version` of one step commit together. No backup: for new files and tests. */
export const applyMigrations = (db: Db, migrations: readonly Migration[]): MigrationReport => {
  const from = schemaVersion(db);
  const applied: string[] = [];
  for (const migration of pendingMigrations(db, migrations)) {
    const step = db.transaction(() => {
      db.pragma('defer_foreign_keys = ON'); // foreign_keys itself cannot change inside a transaction
      migration.up(db);
      const broken = db.pragma('foreign_key_check') as readonly unknown[];
      if (broken.length > 0) throw new Error(`migration ${migration.version} ${migration.name} leaves ${broken.length} rows without their parent`);
      db.pragma(`user_version = ${migration.version}`);
    });
    try {
      step.immediate();
    } catch (cause) {
      throw toStorageError(cause, db.name);
    }
    applied.push(`${migration.version} ${migration.name}`);
  }
  assertDurable(db);
  return { from, to: schemaVersion(db), applied };
};

export interface MigrateOptions {
  /** Called before the first step on a file that already holds data; a backup that fails stops the migration. */
  readonly backup: (fromVersion: number) => Promise<unknown>;
}

export const migrate = async (db: Db, migrations: readonly Migration[], { backup }: MigrateOptions): Promise<MigrationReport> => {
  const from = schemaVersion(db);
  if (pendingMigrations(db, migrations).length > 0 && from > 0) await backup(from);
  return applyMigrations(db, migrations);
};
