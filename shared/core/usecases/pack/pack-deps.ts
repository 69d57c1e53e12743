import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { InStoreLayout } from '../../barcode/in-store-code.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { JournalWriterDep, UnitOfWorkDep } from '../../ports/journal.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { OrderFilesDep } from '../../ports/order-files.ts';
import type { PackStoreDep } from '../../ports/pack-store.ts';
import type { ParcelFinderDep } from '../../ports/parcel-finder.ts';
import type { ScanJournalDep } from '../../ports/scan-journal.ts';
import type { TotePrefixesDep } from '../scanning/totes-known.ts';
import type { DecisionRecorder } from '../cases/record-decision.ts';

export interface PackDeps
  extends UnitOfWorkDep, JournalWriterDep, OrderFilesDep, ScanJournalDep, PackStoreDep, ParcelFinderDep, ClockDep, IdsDep, TotePrefixesDep {
  readonly recorder: DecisionRecorder;
  readonly catalogue: () => Catalogue;
  /** Codes of the merchants whose goods may lie on the bench. */
  readonly merchants: () => readonly string[];
  /** How this site's own numbers are made. */
  readonly inStoreLayouts: () => readonly InStoreLayout[];
  /** The site's day, as YYYYMMDD. */
  readonly today: () => number;
}
