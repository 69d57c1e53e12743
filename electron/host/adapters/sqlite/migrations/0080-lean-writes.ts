import type { Db } from '../database/open-database.ts';
import type { Migration } from '../database/migrate.ts';

const HOUR_MS = 3_600_000;
const DIMENSIONS = ['kind', 'merchant', 'owner', 'incident', 'due'] as const;
type Dimension = (typeof DIMENSIONS)[number];

const keyOf = (row: 'OLD' | 'NEW', dim: Dimension): string => (dim === 'due' ? `${row}.due_key / ${HOUR_MS}` : `${row}.${dim}`);
const joins = (dims: readonly Dimension[]): string =>
  `INSERT INTO queue_tally (dim, key, count) VALUES ${dims.map((dim) => `('${dim}', ${keyOf('NEW', dim)}, 1)`).join(', ')} ON CONFLICT (dim, key) DO UPDATE SET count = count + 1;`;
const leaves = (dims: readonly Dimension[]): string =>
  dims
    .map((dim) => `UPDATE queue_tally SET count = count - 1 WHERE dim = '${dim}' AND key = ${keyOf('OLD', dim)};`)
    .concat(dims.includes('due') ? `DELETE FROM queue_tally WHERE dim = 'due' AND key = ${keyOf('OLD', 'due')} AND count = 0;` : '')
    .join(' ');
const moves = (name: string, column: string, dim: Dimension): string =>
  `CREATE TRIGGER ${name} AFTER UPDATE OF ${column} ON exception_case WHEN OLD.active = 1 AND NEW.active = 1 AND ${keyOf('OLD', dim)} <> ${keyOf('NEW', dim)}
     BEGIN ${leaves([dim])} ${joins([dim])} END;`;

/** Makes a table anew under its old name. Its indexes and triggers come back as they were, but for those in `without`. */
function rebuild(db: Db, table: string, body: string, copy: string, without: readonly string[]): void {
  const standing = db
    .prepare<[string], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE tbl_name = ? AND type IN ('index', 'trigger') AND sql IS NOT NULL",
    )
    .all(table);
  db.exec(`CREATE TABLE ${table}_new (${body}) STRICT; INSERT INTO ${table}_new ${copy}; DROP TABLE ${table}; ALTER TABLE ${table}_new RENAME TO ${table};`);
  for (const { name, sql } of standing) if (!without.includes(name)) db.exec(sql);
}

const OUTBOX = `
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  lane TEXT NOT NULL,
  order_n INTEGER NOT NULL REFERENCES orders (n),
  order_ref TEXT,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  base_version INTEGER,
  occurred_at INTEGER NOT NULL,
  journal_n INTEGER REFERENCES journal (n),
  decision TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt_at INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sending', 'acknowledged', 'in_doubt', 'conflict', 'refused', 'parked', 'cancelled')),
  error TEXT,
  first_sent_at INTEGER,
  sent_at INTEGER,
  settled_at INTEGER`;

const CASE_COLUMNS = `n, id, order_n, kind, cause, strength, state, active, owner, next_text, next_due_at, waiting_for, incident, reporter, reports, reopened, outcome,
  opened_at, resolved_at, merchant, platform_order_no, clocks, clock_name, warn_at, due_at, due_key`;
const EXCEPTION_CASE = `
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  order_n INTEGER NOT NULL REFERENCES orders (n),
  kind TEXT NOT NULL,
  cause TEXT NOT NULL,
  strength TEXT,
  state TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active = (state IN ('open', 'working', 'waiting'))),
  owner TEXT NOT NULL,
  next_text TEXT,
  next_due_at INTEGER,
  waiting_for TEXT,
  incident TEXT NOT NULL,
  reporter TEXT NOT NULL,
  reports INTEGER NOT NULL,
  reopened INTEGER NOT NULL,
  outcome TEXT,
  opened_at INTEGER NOT NULL,
  resolved_at INTEGER,
  merchant TEXT NOT NULL,
  platform_order_no TEXT NOT NULL,
  clocks TEXT NOT NULL,
  clock_name TEXT,
  warn_at INTEGER,
  due_at INTEGER,
  due_key INTEGER NOT NULL`;

/**
 * Fewer pages per decision: what a commit waits for is the pages it dirtied.
 *
 *   exception_case.active  written by the store, checked here. As a column generated from `state` it made every index of the open cases be
 *                          written anew whenever an exception went from open to working, though not one of their entries changed
 *   queue_by_…             the indexes by kind, merchant and owner carry kind and merchant, which never change: a question with several filters
 *                          is answered along one of them without a look at the rows, and no decision writes more for it
 *   queue_tally            a trigger per column: an owner's change counts owners, not kinds and merchants too
 *   outbox                 no AUTOINCREMENT (nothing is ever removed, so no number can come again) and no index by decision: the changes of
 *                          a decision are found in the lane of their order
 *   hold                   one index by order instead of two
 *   search                 an order's old phone and name tell which rows go; no second index to look for them
 */
export const migration0080: Migration = {
  version: 80,
  name: 'lean-writes',
  up: (db) => {
    rebuild(db, 'outbox', OUTBOX, 'SELECT * FROM outbox ORDER BY seq', ['outbox_by_decision']);
    // The findings step aside: a table is not dropped while rows point to it.
    db.exec(`
      CREATE TABLE findings_aside (case_n INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
      INSERT INTO findings_aside SELECT case_n, body FROM case_findings;
      DELETE FROM case_findings;
    `);
    rebuild(db, 'exception_case', EXCEPTION_CASE, `(${CASE_COLUMNS}) SELECT ${CASE_COLUMNS} FROM exception_case ORDER BY n`, [
      'tally_leaves',
      'tally_joins',
      'queue_by_kind',
      'queue_by_merchant',
      'queue_by_owner',
    ]);
    db.exec(`
      CREATE INDEX queue_by_kind ON exception_case (kind, due_key, n, merchant) WHERE active = 1;
      CREATE INDEX queue_by_merchant ON exception_case (merchant, due_key, n, kind) WHERE active = 1;
      CREATE INDEX queue_by_owner ON exception_case (owner, due_key, n, kind, merchant) WHERE active = 1;

      INSERT INTO case_findings SELECT case_n, body FROM findings_aside;
      DROP TABLE findings_aside;

      CREATE TRIGGER tally_opens AFTER UPDATE OF active ON exception_case WHEN OLD.active = 0 AND NEW.active = 1 BEGIN ${joins(DIMENSIONS)} END;
      CREATE TRIGGER tally_settles AFTER UPDATE OF active ON exception_case WHEN OLD.active = 1 AND NEW.active = 0 BEGIN ${leaves(DIMENSIONS)} END;
      ${moves('tally_owner', 'owner', 'owner')}
      ${moves('tally_incident', 'incident', 'incident')}
      ${moves('tally_due', 'due_key', 'due')}

      DROP INDEX hold_active;
      DROP INDEX hold_by_order;
      CREATE INDEX hold_by_order ON hold (order_n, lifted_at);

      DROP INDEX order_name_gram_by_order;
      DROP INDEX order_phone_by_order;
    `);
  },
};
