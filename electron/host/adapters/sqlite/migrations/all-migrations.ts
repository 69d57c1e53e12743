import type { Migration } from '../database/migrate.ts';
import { migration0010 } from './0010-journal.ts';
import { migration0020 } from './0020-users.ts';
import { migration0030 } from './0030-orders.ts';
import { migration0040 } from './0040-outbox.ts';
import { migration0050 } from './0050-intake.ts';
import { migration0060 } from './0060-search.ts';
import { migration0070 } from './0070-messages.ts';
import { migration0080 } from './0080-lean-writes.ts';
import { migration0090 } from './0090-mending-edits.ts';
import { migration0100 } from './0100-queue-views.ts';
import { migration0130 } from './0130-layout-names.ts';
import { migration0150 } from './0150-differences.ts';
import { migration0180 } from './0180-address-lessons.ts';
import { migration0200 } from './0200-scans.ts';
import { migration0300 } from './0300-outages.ts';
import { migration0350 } from './0350-manual-orders.ts';
import { migration0360 } from './0360-print-journal.ts';
import { migration0370 } from './0370-waybill-pools.ts';
import { migration0375 } from './0375-manual-orders-by-outage.ts';
import { migration0400 } from './0400-stock-promises.ts';
import { migration0410 } from './0410-stock-desk.ts';
import { migration0450 } from './0450-message-delivery.ts';
import { migration0460 } from './0460-request-checklist.ts';
import { migration0500 } from './0500-packs.ts';
import { migration0510 } from './0510-loads.ts';
import { migration0550 } from './0550-spot-check.ts';
import { migration0600 } from './0600-late-indexes.ts';
import { migration0601 } from './0601-outbox-again.ts';
import { migration0660 } from './0660-stock-by-warehouse.ts';
import { migration0670 } from './0670-stock-transfers.ts';
import { migration0680 } from './0680-suggestion-records.ts';
import { migration0700 } from './0700-manual-matches.ts';
import { migration0720 } from './0720-drill-results.ts';
import { migration0740 } from './0740-parcel-pictures.ts';
import { migration0830 } from './0830-serials-any-case.ts';
import { migration0840 } from './0840-serials-back.ts';
import { migration0870 } from './0870-totes.ts';
import { migration0900 } from './0900-weighed-pieces.ts';
import { migration0901 } from './0901-asked-places.ts';
import { migration0940 } from './0940-another-life.ts';
import { migration0965 } from './0965-gone-holds.ts';
import { migration0970 } from './0970-platform-arrivals.ts';
import { migration0975 } from './0975-journal-in-one-row.ts';

/** In order. A released migration never changes; the next one gets the next ten. */
export const migrations: readonly Migration[] = [
  migration0010,
  migration0020,
  migration0030,
  migration0040,
  migration0050,
  migration0060,
  migration0070,
  migration0080,
  migration0090,
  migration0100,
  migration0130,
  migration0150,
  migration0180,
  migration0200,
  migration0300,
  migration0350,
  migration0360,
  migration0370,
  migration0375,
  migration0400,
  migration0410,
  migration0450,
  migration0460,
  migration0500,
  migration0510,
  migration0550,
  migration0600,
  migration0601,
  migration0660,
  migration0670,
  migration0680,
  migration0700,
  migration0720,
  migration0740,
  migration0830,
  migration0840,
  migration0870,
  migration0900,
  migration0901,
  migration0940,
  migration0965,
  migration0970,
  migration0975,
];
