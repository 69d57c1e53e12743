import type { doubtWhatWaited } from '../../electron/host/adapters/sqlite/safety/another-life.ts';
import type { Db } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import type { Settlement } from '../../shared/core/outbox/settle-batch.ts';
import type { OutboxEntry } from '../../shared/core/outbox/outbox-entry.ts';
import type { InboundRecords } from '../../shared/core/ports/inbound-records.ts';
import type { UnitOfWork } from '../../shared/core/ports/journal.ts';
import type { OutboxQueue } from '../../shared/core/ports/outbox-queue.ts';
import type { InboundStore, OutboxStore } from '../../shared/core/ports/outbox-store.ts';
import type { WmsConnector } from '../../shared/core/ports/wms-connector.ts';
import type { Listing } from '../../shared/core/usecases/sync/compare-listing.ts';
import type { InboundDeps, integrateInbound } from '../../shared/core/usecases/sync/integrate-inbound.ts';

export type Outbox = OutboxStore & OutboxQueue;
export type Inbound = InboundStore & InboundRecords;
export type Doubt = (...given: Parameters<typeof doubtWhatWaited>) => void;
export type OnSettled = (settlement: Settlement, before: Pick<OutboxEntry, 'state'>) => void;

/**
 * The seams between the parts of the engine. The engine under test is the shipped one, whole; a seeded bug puts something crooked into one
 * of these seams, so that no switch for it exists in the program itself.
 */
export interface Engine {
  readonly outbox: (sound: Outbox, unitOfWork: UnitOfWork) => Outbox;
  readonly inbound: (sound: Inbound, unitOfWork: UnitOfWork) => Inbound;
  readonly connector: (sound: WmsConnector) => WmsConnector;
  readonly settled: (sound: OnSettled) => OnSettled;
  readonly splits: (sound: UnitOfWork) => UnitOfWork;
  readonly integrate: (deps: InboundDeps, sound: typeof integrateInbound) => ReturnType<typeof integrateInbound>;
  readonly listing: (sound: Listing) => Listing;
  /** What a database that was put back makes of what waits in it. */
  readonly doubts: (sound: Doubt) => Doubt;
  /** The draws that spread attempts apart. */
  readonly random: (sound: () => number) => () => number;
  /** The name of a station's life, by how often it was put back. */
  readonly incarnation: (sound: string) => string;
  /** The database as the journal writes to it. */
  readonly journalDb: (sound: Db) => Db;
  readonly mono: (sound: () => number, wall: () => number) => () => number;
}

export const soundEngine: Engine = {
  outbox: (sound) => sound,
  inbound: (sound) => sound,
  connector: (sound) => sound,
  settled: (sound) => sound,
  splits: (sound) => sound,
  integrate: (deps, sound) => sound(deps),
  listing: (sound) => sound,
  doubts: (sound) => sound,
  random: (sound) => sound,
  incarnation: (sound) => sound,
  journalDb: (sound) => sound,
  mono: (sound) => sound,
};
