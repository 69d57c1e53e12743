import type { InboundRaw } from './wms-connector.ts';

export interface ParkedRecord {
  readonly key: string;
  readonly kind: string;
  readonly error: string;
  readonly arrivedAt: number;
}

/** Raw records waiting to be understood; `done`, `park` and `again` need a unit of work. */
export interface InboundRecords {
  readonly raw: (limit: number) => readonly InboundRaw[];
  readonly done: (key: string) => void;
  readonly park: (key: string, error: string) => void;
  /** What was taken in once and has to be once more is raw again, as it is shown now; what waits or is parked stays as it is. Says whether it did. */
  readonly again: (record: InboundRaw) => boolean;
  readonly parked: () => number;
  /** The parked ones with their reason, newest first. */
  readonly listParked: (limit: number) => readonly ParkedRecord[];
  /** Parked records become raw again when `reader` (the version of the program) is another than the one that parked them, or when a person asks (null). */
  readonly readAgain: (reader: string | null) => number;
  /** The WMS became another database and has not been read through since: an older version there is then no late page but lost work. */
  readonly isReadingAnew: () => boolean;
}
