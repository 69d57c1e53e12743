import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { JournalReader, JournalWriter, UnitOfWorkDep } from '../../ports/journal.ts';
import type { OrderFilesDep } from '../../ports/order-files.ts';
import type { Photos } from '../../ports/photos.ts';
import type { SpotLotsDep } from '../../ports/spot-lots.ts';
import type { Actor, JsonObject } from '../../journal/journal-entry.ts';
import type { OrderId } from '../../order/order.ts';
import type { Sha256 } from '../../sampling/lot-draw.ts';
import { asData, type SpotEntries, type SpotEntryType } from '../../sampling/spot-entries.ts';
import type { DecisionRecorder } from '../cases/record-decision.ts';

export interface SpotDeps extends UnitOfWorkDep, ClockDep, IdsDep, SpotLotsDep, OrderFilesDep {
  readonly journal: JournalWriter & Pick<JournalReader, 'after' | 'head' | 'ofOrder' | 'verify'>;
  readonly recorder: DecisionRecorder;
  readonly photos: Pick<Photos, 'link'>;
  readonly sha256: Sha256;
  /** The secret seed of a lot: the same at every call, told to nobody before the draw. */
  readonly seedOf: (lot: string) => string;
  /** The site's date of an instant. */
  readonly dateOf: (at: number) => string;
  readonly hasTwin: (merchant: string, sku: string) => boolean;
  /** Told after the commit, of orders a decision touched. */
  readonly onRecorded: (recorded: { readonly orderIds: readonly OrderId[]; readonly queued: number }) => void;
  /** Lets others have a turn in the midst of long work. */
  readonly pause: () => Promise<void>;
}

/** Inside a unit of work. Returns the entry's place. `personal` is what may quote somebody and can be erased. */
export const note = <T extends SpotEntryType>(
  deps: Pick<SpotDeps, 'journal'>,
  type: T,
  data: SpotEntries[T],
  at: number,
  actor: Actor,
  personal: JsonObject | null = null,
): number => deps.journal.append({ type, at, actor, orderId: null, caseId: null, data: asData(data), personal });
