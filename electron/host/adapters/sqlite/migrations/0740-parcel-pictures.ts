import type { Migration } from '../database/migrate.ts';

/**
 * What was taken of an open box at the bench. The row stays when the picture is erased, so that its absence has a time and a name; the files lie beside
 * the database under their content, and go once no row needs them.
 */
export const migration0740: Migration = {
  version: 740,
  name: 'parcel-pictures',
  up: (db) => {
    db.exec(`
      CREATE TABLE parcel_picture (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        order_n INTEGER NOT NULL REFERENCES orders (n),
        work TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('photo', 'film')),
        sha256 TEXT NOT NULL,
        mime TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        thumb_sha256 TEXT NOT NULL,
        thumb_mime TEXT NOT NULL,
        taken_at INTEGER NOT NULL,
        taken_by TEXT NOT NULL,
        erased_at INTEGER,
        files_gone INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      -- Sent again because its answer was lost, a picture is the same one.
      CREATE UNIQUE INDEX parcel_picture_once ON parcel_picture (order_n, work, sha256);
      CREATE INDEX parcel_picture_by_age ON parcel_picture (taken_at) WHERE erased_at IS NULL;
      CREATE INDEX parcel_picture_to_clear ON parcel_picture (n) WHERE erased_at IS NOT NULL AND files_gone = 0;
      CREATE INDEX parcel_picture_by_content ON parcel_picture (sha256) WHERE erased_at IS NULL;
      CREATE INDEX parcel_picture_by_thumb ON parcel_picture (thumb_sha256) WHERE erased_at IS NULL;
      CREATE INDEX photo_by_content ON photo (sha256);

      CREATE TRIGGER parcel_picture_stays
        BEFORE UPDATE OF n, id, order_n, work, kind, sha256, mime, bytes, thumb_sha256, thumb_mime, taken_at, taken_by ON parcel_picture
        BEGIN SELECT RAISE(ABORT, 'parcel_picture: what was taken stays'); END;
      CREATE TRIGGER parcel_picture_erased_for_good BEFORE UPDATE OF erased_at ON parcel_picture WHEN OLD.erased_at IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'parcel_picture: erased for good'); END;
      CREATE TRIGGER parcel_picture_never_vanishes BEFORE DELETE ON parcel_picture
        BEGIN SELECT RAISE(ABORT, 'parcel_picture: never removed'); END;
    `);
  },
};
