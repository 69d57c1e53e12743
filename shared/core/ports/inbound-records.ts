import type { InboundRaw } from './wms-connector.ts';

/** Raw records waiting to be understood; `done` and `park` need a unit of work. */
export interface InboundRecords {
  readonly raw: (limit: number) => readonly InboundRaw[];
  readonly done: (key: string) => void;
  readonly park: (key: string, error: string) => void;
  readonly parked: () => number;
}
