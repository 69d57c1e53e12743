import type { Migration } from '../database/migrate.ts';

/** Changes that were tried before and wait to be tried again: few, anywhere among tens of thousands, and asked for with every batch. */
export const migration0601: Migration = {
  version: 601,
  name: 'outbox-again',
  up: (db) => {
    db.exec(`CREATE INDEX outbox_again ON outbox (seq) WHERE state = 'pending' AND attempts > 0`);
  },
};
