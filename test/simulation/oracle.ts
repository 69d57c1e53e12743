import { mergeableFields } from '../../shared/core/difference/merge.ts';
import { fieldValue } from '../../shared/core/order-file/evolve.ts';
import type { Order } from '../../shared/core/order/order.ts';
import type { JournalEntry } from '../../shared/core/journal/journal-entry.ts';
import { isFinal, type OutboxState } from '../../shared/core/outbox/outbox-entry.ts';
import { createJournalWatch, type JournalWatch } from './journal-watch.ts';
import { createFeedWatch, type FeedWatch } from './feed-watch.ts';
import { createSpreadWatch, type SpreadWatch } from './spread-watch.ts';
import type { Effect, SimWms } from './sim-wms.ts';
import type { Station } from './station.ts';

interface Row {
  readonly id: string;
  readonly seq: number;
  readonly lane: string;
  readonly kind: string;
  readonly state: OutboxState;
}
interface Ack {
  readonly seq: number;
  readonly changes: number;
}
interface Watched {
  readonly station: Station;
  readonly rows: () => readonly Row[];
  readonly row: (id: string) => Row | undefined;
  /** The code of the error that an entry last met. */
  readonly codeOf: (id: string) => string | null;
  readonly journal: JournalWatch;
  readonly queuedBy: (journalN: number) => number;
  readonly head: () => number;
  readonly openDifferences: () => ReadonlySet<string>;
  readonly feed: FeedWatch;
  readonly spread: SpreadWatch;
  readonly known: Map<string, Row>;
  readonly acks: Ack[];
  /** Entries of lives that a backup took the place of. */
  readonly forgotten: Set<string>;
  seen: number;
}

/** Looks over the shoulder of every station and of the WMS; what it finds wrong is a failure of the run. */
export class Oracle {
  readonly failures: string[] = [];
  /** Entries for which a person said what the WMS could not say. */
  readonly vouched = new Set<string>();
  /** Entries by station, life and number: one name for one entry, whatever is put back. */
  private readonly named = new Map<string, string>();
  private readonly watched = new Map<string, Watched>();
  /** Which stations ever changed an order of the WMS. */
  private readonly changedBy = new Map<string, Set<string>>();
  private readonly lastApplied = new Map<string, number>();
  private readonly wms: () => SimWms;

  constructor(wms: () => SimWms) {
    this.wms = wms;
  }

  watch(station: Station, forgotten = new Set<string>(), acks: Ack[] = []): void {
    const { db } = station;
    const rows = db.prepare<[], Row>('SELECT id, seq, lane, kind, state FROM outbox ORDER BY seq');
    const row = db.prepare<[string], Row>('SELECT id, seq, lane, kind, state FROM outbox WHERE id = ?');
    const code = db.prepare<[string], string | null>(`SELECT json_extract(error, '$.code') FROM outbox WHERE id = ?`).pluck();
    const queued = db.prepare<[number], number>('SELECT count(*) FROM outbox WHERE journal_n = ?').pluck();
    const head = db.prepare<[], number>('SELECT coalesce(max(n), 0) FROM journal').pluck();
    const open = db
      .prepare<[], string>("SELECT orders.id FROM difference JOIN orders ON orders.n = order_n WHERE closed_at IS NULL AND difference.kind <> 'unfollowed'")
      .pluck();
    this.watched.set(station.name, {
      feed: createFeedWatch(db, station.shown),
      spread: createSpreadWatch(db),
      station,
      rows: () => rows.all(),
      row: (id) => row.get(id),
      codeOf: (id) => code.get(id) ?? null,
      journal: createJournalWatch(db, this.named),
      queuedBy: (n) => queued.get(n) ?? 0,
      head: () => head.get() ?? 0,
      openDifferences: () => new Set(open.all()),
      known: new Map(),
      acks,
      forgotten,
      seen: -1,
    });
  }

  /** A backup took the place of a station's database: what was said to be saved since is gone, and said to be; what it did over there stays done. */
  putBack(station: Station): void {
    const before = this.watched.get(station.name);
    if (before === undefined) return;
    const forgotten = new Set([...before.forgotten, ...before.known.keys()]);
    this.watch(station, forgotten);
    const after = this.watched.get(station.name);
    after?.acks.push(...before.acks.filter(({ seq }) => seq <= after.head()));
    for (const row of after?.rows() ?? []) forgotten.delete(row.id);
    for (const lane of this.lastApplied.keys()) if (lane.startsWith(`${station.name}/`)) this.lastApplied.delete(lane);
    // What the other life did comes back as news, not as an echo.
    for (const names of this.changedBy.values()) names.add('another life');
  }

  /** The clerk was told that this is saved. */
  acknowledged(station: string, ack: Ack): void {
    this.watched.get(station)?.acks.push(ack);
  }

  onEffect({ change }: Effect): void {
    const wms = this.wms();
    const count = wms.effects.get(change.id) ?? 0;
    if (count > 1) this.failures.push(`DUPLICATE ${change.kind} ${change.id} x${count}`);
    const watched = this.watched.get(change.id.slice(0, 1));
    const row = watched?.row(change.id);
    if (change.orderRef !== null) this.changedBy.set(change.orderRef, (this.changedBy.get(change.orderRef) ?? new Set()).add(change.id.slice(0, 1)));
    if (row === undefined && watched?.forgotten.has(change.id) === true) return void this.changedBy.get(change.orderRef ?? '')?.add('another life');
    if (row === undefined) return void this.failures.push(`GHOST ${change.kind} ${change.id}`);
    if (change.baseVersion === null || wms.wasRestored) return;
    const lane = `${watched?.station.name}/${row.lane}`;
    if ((this.lastApplied.get(lane) ?? 0) > row.seq) this.failures.push(`ORDER ${change.kind} ${change.id} after ${this.lastApplied.get(lane)}`);
    this.lastApplied.set(lane, row.seq);
  }

  /** After every step: only what changed is looked at. */
  check(): void {
    for (const watched of this.watched.values()) {
      const writes = watched.station.writes();
      if (writes === watched.seen) continue;
      watched.seen = writes;
      this.checkStation(watched);
    }
  }

  private checkStation(watched: Watched): void {
    const { effects, wasRestored } = this.wms();
    const rows = watched.rows();
    const { known } = watched;
    if (rows.length < known.size) this.failures.push(`LOST ${known.size - rows.length} entries at ${watched.station.name}`);
    const sending = new Set<string>();
    let differences: ReadonlySet<string> | null = null;
    for (const row of rows) {
      const before = known.get(row.id);
      if (row.state === 'sending') {
        if (sending.has(row.lane)) this.failures.push(`TWO UNDER WAY in ${row.lane}`);
        sending.add(row.lane);
      }
      if (row.state === 'conflict') {
        differences ??= watched.openDifferences();
        if (!differences.has(row.lane)) this.failures.push(`HIDDEN CONFLICT ${row.id}`);
      }
      if (before?.state === row.state) continue;
      if (before !== undefined && isFinal(before.state)) this.failures.push(`FINAL CHANGED ${row.id} ${before.state} -> ${row.state}`);
      const count = effects.get(row.id) ?? 0;
      if (row.state === 'acknowledged' && count !== 1 && !wasRestored && !this.vouched.has(row.id)) this.failures.push(`ACKNOWLEDGED WITHOUT EFFECT ${row.id}`);
      if ((row.state === 'refused' || row.state === 'cancelled' || row.state === 'conflict') && count !== 0)
        this.failures.push(`${row.state.toUpperCase()} BUT APPLIED ${row.id}`);
      known.set(row.id, row);
    }
    for (const failure of [...watched.feed(), ...watched.spread()]) this.failures.push(`${failure} at ${watched.station.name}`);
    for (const failure of watched.journal.check()) this.failures.push(`${failure} at ${watched.station.name}`);
    const lastAck = watched.acks.at(-1);
    if (lastAck !== undefined && watched.head() < lastAck.seq) this.failures.push(`LOST journal ${lastAck.seq} at ${watched.station.name}`);
    if (lastAck !== undefined && watched.queuedBy(lastAck.seq) !== lastAck.changes) this.failures.push(`HALF SAVED ${lastAck.seq} at ${watched.station.name}`);
  }

  /** When all faults are over and all people came by. */
  reckon(): void {
    for (const watched of this.watched.values()) {
      const life = watched.station.life();
      if (life === null) {
        this.failures.push(`DOWN ${watched.station.name}`);
        continue;
      }
      for (const ack of watched.acks) if (watched.queuedBy(ack.seq) !== ack.changes) this.failures.push(`HALF SAVED ${ack.seq} at ${watched.station.name}`);
      if (!life.journal.verify().whole) this.failures.push(`CHAIN at ${watched.station.name}`);
      for (const row of watched.rows()) if (!isFinal(row.state)) this.failures.push(`STUCK ${row.state} ${row.kind} ${row.id} ${watched.codeOf(row.id) ?? ''}`);
      const status = life.sync.status();
      if (status.connection !== 'up' && status.connection !== 'slow') this.failures.push(`NOT CONNECTED ${status.connection} at ${watched.station.name}`);
      this.reckonOrders(watched);
    }
  }

  private reckonOrders(watched: Watched): void {
    const life = watched.station.life();
    const wms = this.wms();
    const seen = watched.openDifferences();
    const rows = watched.rows();
    for (const there of wms.orders.values()) {
      const id = life?.orderFiles.findByWmsRef(there.ref) ?? null;
      const file = id === null ? null : (life?.orderFiles.load(id) ?? null);
      if (file === null || life === null) {
        this.failures.push(`UNKNOWN HERE ${there.ref} at ${watched.station.name}`);
        continue;
      }
      if (!watched.journal.isFold(file.order.id)) this.failures.push(`NOT THE FOLD ${there.ref} at ${watched.station.name}`);
      const ofOrder = rows.filter(({ lane }) => lane === file.order.id);
      // Where nobody else touched an order and nothing was refused, what the WMS shows of it is this station's own echo.
      const isAlone =
        !wms.foreign.has(there.ref) && !wms.wasRestored && [...(this.changedBy.get(there.ref) ?? [])].every((name) => name === watched.station.name);
      if (isAlone && ofOrder.every(({ state }) => state === 'acknowledged') && followedWms(life.journal.ofOrder(file.order.id)))
        this.failures.push(`FOLLOWED ITS OWN ECHO ${there.ref} at ${watched.station.name}`);
      // A refusal, and a change that a person gave up, leave the two sides different, and visibly so.
      const isVisible = seen.has(file.order.id) || ofOrder.some(({ id: entry, state }) => state === 'refused' || watched.codeOf(entry) === 'given_up');
      const differing = mergeableFields(file.order).filter((field) => fieldValue(file.order, field) !== fieldValue(there as unknown as Order, field));
      if (differing.length > 0 && !isVisible) this.failures.push(`SILENT DIFFERENCE ${there.ref} ${differing.join(' ')} at ${watched.station.name}`);
      if (wms.wasRestored || isVisible) continue;
      const placed = new Set(there.holds.map(({ holdId }) => holdId));
      for (const hold of file.holds) if (hold.liftedAt === null && !placed.has(hold.id)) this.failures.push(`HOLD NOT THERE ${there.ref} ${hold.id}`);
    }
  }
}

const followedWms = (entries: readonly JournalEntry[]): boolean => entries.some(({ type, data }) => type === 'order.corrected' && data['rule'] === 'wms');
