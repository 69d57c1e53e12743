import { expect } from 'vitest';
import { applyMigrations, schemaVersion, type Migration } from '../../electron/host/adapters/sqlite/database/migrate.ts';
import { openDatabase, type Db } from '../../electron/host/adapters/sqlite/database/open-database.ts';

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

/** What a step must add, and nothing else: everything that was there before stays word for word, with its rows. */
export function expectStep(
  db: Db,
  migrations: readonly Migration[],
  version: number,
  added: { readonly tables: readonly string[]; readonly indexes: readonly string[]; readonly triggers: readonly string[] },
): void {
  const names = (type: string): readonly string[] =>
    db
      .prepare<[string], string>(
        "SELECT name FROM sqlite_schema WHERE type = ? AND sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'order_text_%' ORDER BY name",
      )
      .pluck()
      .all(type);
  const rows = (tables: readonly string[]): unknown => tables.map((table) => [table, db.prepare(`SELECT * FROM "${table}"`).all()]);
  const kinds = ['table', 'index', 'trigger'];
  const [was, schema] = [
    kinds.map(names),
    schemaText(db)
      .split(';\n')
      .filter((text) => text !== ''),
  ];
  const [tables = []] = was;
  const kept = rows(tables);
  const from = schemaVersion(db);
  expect(stepTo(db, migrations, version)).toEqual({ from, to: version });
  expect(kinds.map((kind, i) => names(kind).filter((name) => !was[i]?.includes(name)))).toEqual([added.tables, added.indexes, added.triggers]);
  for (const statement of schema) expect(schemaText(db)).toContain(statement);
  expect(rows(tables)).toEqual(kept);
  expect(stepTo(db, migrations, version)).toEqual({ from: version, to: version });
}

/** An entry of the journal, as the version that made it left it. */
export const fillJournal = (db: Db): void =>
  void db.exec(`
    INSERT INTO meta VALUES ('station_id', 'kept');
    INSERT INTO life VALUES (1, 'station', 'life-1', 1, 5);
    INSERT INTO journal VALUES (1, 'id-1', 1, 5, 'person', 'amy', 'x', NULL, NULL, NULL, '{}', x'00', x'00');
    INSERT INTO journal_personal VALUES (1, x'01', '{"name":"张敏"}');
  `);

export const insertOrder = (db: Db, n: number, no: string, state = 'checked', verb = 'INSERT'): void =>
  void db
    .prepare(
      `${verb} INTO orders (n, id, kind, state, version, merchant, platform, platform_order_no, carrier, waybill, currency, has_address) VALUES (?, ?, 'sale', ?, 1, 'QH', 'TB', ?, '', '', 'CNY', 1)`,
    )
    .run(n, `order-${n}`, state, no);
