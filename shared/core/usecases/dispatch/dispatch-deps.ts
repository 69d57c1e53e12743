import type { Knowledge } from '../../dispatch/load-check.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { JournalWriterDep, UnitOfWorkDep } from '../../ports/journal.ts';
import type { LoadStoreDep } from '../../ports/loads.ts';
import type { OrderFilesDep } from '../../ports/order-files.ts';
import type { PackStore } from '../../ports/pack-store.ts';
import type { ParcelFinderDep } from '../../ports/parcel-finder.ts';
import type { ScanJournalDep } from '../../ports/scan-journal.ts';
import type { TotePrefixesDep } from '../scanning/totes-known.ts';
import type { DecisionRecorder } from '../cases/record-decision.ts';

export interface DispatchDeps extends UnitOfWorkDep, JournalWriterDep, OrderFilesDep, ScanJournalDep, LoadStoreDep, ParcelFinderDep, ClockDep, TotePrefixesDep {
  readonly recorder: DecisionRecorder;
  readonly packs: Pick<PackStore, 'lastPacked'>;
  readonly knowledge: () => Knowledge;
  readonly rules: () => { readonly freshForMs: number; readonly firstScanWithinMs: number };
  /** The number of the next manifest; inside a unit of work. */
  readonly nextNumber: () => string;
}
