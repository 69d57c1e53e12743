import type { Migration } from '../database/migrate.ts';

/** The orders of one outage are listed beside the form and in its reconciliation. */
export const migration0375: Migration = {
  version: 375,
  name: 'manual-orders-by-outage',
  up: (db) => {
    db.exec('CREATE INDEX manual_order_by_outage ON manual_order (outage_id, entered_at) WHERE outage_id IS NOT NULL;');
  },
};
