import type { Migration } from '../database/migrate.ts';

/**
 * What a database that was put back to an earlier state cannot know: a waybill it holds as free may stick on a parcel, so its block gives none until
 * somebody looked; and a change it holds as unsent may have been sent, and still follows a new version until this database sends it itself.
 */
export const migration0940: Migration = {
  version: 940,
  name: 'another-life',
  up: (db) => {
    db.exec(`
      ALTER TABLE waybill_block ADD COLUMN doubted INTEGER NOT NULL DEFAULT 0 CHECK (doubted IN (0, 1));
      DROP TRIGGER outbox_base;
      CREATE TRIGGER outbox_base BEFORE UPDATE OF base_version ON outbox
        WHEN NEW.base_version IS NOT OLD.base_version AND OLD.first_sent_at IS NOT NULL AND coalesce(OLD.error, '') NOT LIKE '%"another_life"%'
        BEGIN SELECT RAISE(ABORT, 'outbox: the base version stays once a change may have been sent'); END;
    `);
  },
};
