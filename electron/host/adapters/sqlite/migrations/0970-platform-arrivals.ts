import type { Migration } from '../database/migrate.ts';

/** Twelve weeks of minutes: twice what a habit is learned from. */
const KEPT_MINUTES = 12 * 7 * 24 * 60;

/**
 * When orders of each platform came, so that their staying away is seen; and one outage open per channel instead of one at all.
 * A trigger writes the minutes, from the entry that says the order was taken in: no way in can forget it. What is old goes with the next one.
 */
export const migration0970: Migration = {
  version: 970,
  name: 'platform-arrivals',
  up: (db) => {
    db.exec(`
      CREATE TABLE platform_arrival (
        platform TEXT NOT NULL,
        minute INTEGER NOT NULL,
        PRIMARY KEY (platform, minute)
      ) STRICT, WITHOUT ROWID;
      INSERT OR IGNORE INTO platform_arrival (platform, minute)
        SELECT data ->> '$.order.platform', at / 60000 FROM journal
        WHERE type = 'order.imported' AND data ->> '$.order.source.importId' = 'wms' AND coalesce(data ->> '$.order.platform', '') <> ''
          AND at >= (SELECT at FROM journal ORDER BY n DESC LIMIT 1) - ${KEPT_MINUTES} * 60000;
      CREATE TRIGGER platform_arrival_noted AFTER INSERT ON journal
        WHEN NEW.type = 'order.imported' AND NEW.data ->> '$.order.source.importId' = 'wms' AND coalesce(NEW.data ->> '$.order.platform', '') <> ''
        BEGIN
          DELETE FROM platform_arrival WHERE platform = NEW.data ->> '$.order.platform' AND minute < NEW.at / 60000 - ${KEPT_MINUTES};
          INSERT OR IGNORE INTO platform_arrival (platform, minute) VALUES (NEW.data ->> '$.order.platform', NEW.at / 60000);
        END;

      ALTER TABLE outage ADD COLUMN channel TEXT NOT NULL DEFAULT 'wms';
      DROP INDEX outage_open;
      -- One at a time: a second failure of a channel belongs to the outage that is open.
      CREATE UNIQUE INDEX outage_open ON outage (channel) WHERE state NOT IN ('passed', 'closed');
    `);
  },
};
