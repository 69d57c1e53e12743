import type { Migration } from '../database/migrate.ts';

const FOR_EVER = ['n', 'id', 'life', 'at', 'actor_kind', 'actor', 'type', 'order_id', 'case_id', 'decision', 'data', 'personal_digest', 'hash'];
const row = (which: 'NEW' | 'OLD'): string => `(${FOR_EVER.map((column) => `${which}.${column}`).join(', ')})`;

/**
 * What may be erased of an entry stands in the entry's own row: in a table beside it every decision wrote a page more. It is still outside
 * the hashed text, and erasing it is the one change of an entry the file allows.
 */
export const migration0975: Migration = {
  version: 975,
  name: 'journal-in-one-row',
  up: (db) => {
    db.exec(`
      DROP TRIGGER journal_never_changes;
      ALTER TABLE journal ADD COLUMN salt BLOB;
      ALTER TABLE journal ADD COLUMN personal TEXT CHECK ((personal IS NULL) = (salt IS NULL));
      UPDATE journal SET salt = p.salt, personal = p.body FROM journal_personal p WHERE p.n = journal.n;
      DROP TABLE journal_personal;

      CREATE TRIGGER journal_never_changes BEFORE UPDATE ON journal
        WHEN NEW.salt IS NOT NULL OR NEW.personal IS NOT NULL OR ${row('NEW')} IS NOT ${row('OLD')}
        BEGIN SELECT RAISE(ABORT, 'journal: entries never change, only what is personal is erased'); END;
    `);
  },
};
