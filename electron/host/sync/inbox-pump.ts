import type { WmsFailure } from '../../../shared/core/outbox/wms-answer.ts';
import type { InboundStore } from '../../../shared/core/ports/outbox-store.ts';
import type { InboundRaw, WmsConnector } from '../../../shared/core/ports/wms-connector.ts';
import type { Listing } from '../../../shared/core/usecases/sync/compare-listing.ts';
import type { ReadingStep } from '../../../shared/core/usecases/sync/full-reading.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { Connection } from './connection.ts';
import { createPageWalk, CURSOR_LIES } from './page-walk.ts';
import type { Timers } from './timers.ts';

/**
 * Fetches what is new at the WMS and keeps it raw; understanding it is somebody else's work and may be done again later.
 * Records and the cursor behind them commit together: a crash repeats a page (keys make that harmless) and never skips one.
 */
export interface InboxPump {
  readonly start: () => void;
  readonly stop: () => Promise<void>;
  readonly wake: () => void;
  /** Reads everything again from the beginning; how many records were new. */
  readonly sweep: () => Promise<Result<number, WmsFailure>>;
  readonly lastSweepAt: () => number | null;
}

export interface InboxPumpDeps {
  readonly store: InboundStore;
  readonly connector: WmsConnector;
  readonly connection: Connection;
  readonly timers: Timers;
  /** A steady clock. */
  readonly now: () => number;
  /** Wall time: how old the last full reading is, also across restarts. */
  readonly wallNow: () => number;
  readonly random: () => number;
  readonly pullEveryMs: number;
  /** A page was kept; raw records want to be understood. */
  readonly onInbound?: (count: number) => void;
  /** A full reading begins; what is read is held against what is known. */
  readonly startListing?: (() => Listing) | undefined;
  /** How far a full reading is, whoever wanted it. */
  readonly onReading?: ((step: ReadingStep) => void) | undefined;
  readonly onDefect?: (defect: unknown) => void;
}

/** Cursors of real systems lie: what a feed left out is found by reading everything, this often. */
const SWEEP_EVERY_MS = 86_400_000;
/** Where there is no feed, everything is read this often. */
const SWEEP_ONLY_EVERY_MS = 60_000;

export function createInboxPump(deps: InboxPumpDeps): InboxPump {
  const { store, connector, connection, timers, now } = deps;
  const cancel = new AbortController();
  let running = false;
  let timer: unknown = null;
  let atWork: Promise<void> | null = null;
  const { feed } = connector.profile;
  let sweeping: Promise<Result<number, WmsFailure>> | null = null;

  function turnIn(delayMs: number): void {
    if (!running || atWork !== null) return;
    if (timer !== null) timers.clear(timer);
    timer = timers.set(delayMs, () => {
      timer = null;
      if (!running) return;
      atWork = turn()
        .catch((defect: unknown) => deps.onDefect?.(defect))
        .finally(() => {
          atWork = null;
          // A little apart, so that stations do not ask in step.
          turnIn(deps.pullEveryMs * (0.9 + deps.random() * 0.2));
        });
    });
  }

  async function turn(): Promise<void> {
    // The outbox pump probes while the line is down; here waiting is enough.
    if (connection.room() === 0) return;
    const health = await connection.during(
      () => connector.health(cancel.signal),
      ({ at }) => at,
    );
    if (!health.ok) return;
    const isFirstContact = store.instance() === null;
    if (store.instance() !== health.value.instance) store.beginInstance(health.value.instance);
    if (feed === 'cursor' && (await pull()) && isFirstContact) store.noteSwept(deps.wallNow());
    const sweptAt = store.sweptAt();
    const age = sweptAt === null ? Number.POSITIVE_INFINITY : deps.wallNow() - sweptAt;
    // A clock that was set back makes the last reading lie ahead; then nobody knows how old it is.
    if (running && (age < 0 || age >= (feed === 'cursor' ? SWEEP_EVERY_MS : SWEEP_ONLY_EVERY_MS))) await sweep();
  }

  /** True when there was nothing more. */
  async function pull(): Promise<boolean> {
    const walk = createPageWalk();
    for (;;) {
      const from = store.cursor();
      const page = await connection.during(() => connector.pullChanges(from, cancel.signal));
      if (!page.ok) return false;
      keep(keyed(page.value.records), page.value.next);
      if (!page.value.more) return true;
      if (!running || !walk.leadsOn(from, page.value)) return false;
    }
  }

  /** One reading at a time; who asks meanwhile gets the one under way. */
  const sweep = (): Promise<Result<number, WmsFailure>> => (sweeping ??= readAll().finally(() => (sweeping = null)));

  async function readAll(): Promise<Result<number, WmsFailure>> {
    const listing = deps.startListing?.();
    deps.onReading?.({ kind: 'began', expected: listing?.expected ?? 0 });
    let whole = false;
    try {
      const read = await readPages(listing);
      whole = read.ok;
      return read;
    } finally {
      deps.onReading?.({ kind: 'ended', whole });
    }
  }

  async function readPages(listing: Listing | undefined): Promise<Result<number, WmsFailure>> {
    let from = '';
    let fresh = 0;
    const walk = createPageWalk();
    for (;;) {
      const askedAt = now();
      const page = await connection.during(() => connector.sweep(from, cancel.signal));
      if (!page.ok) return page;
      const records = keyed(page.value.records);
      const missed = keep(records, null);
      fresh += missed;
      const again = listing?.page(records, askedAt) ?? 0;
      if (again > 0) deps.onInbound?.(again);
      deps.onReading?.({ kind: 'page', orders: records.filter(({ kind }) => kind === 'order').length, takenIn: missed + again });
      if (!page.value.more) break;
      if (!walk.leadsOn(from, page.value)) return err(CURSOR_LIES);
      from = page.value.next;
    }
    listing?.complete();
    store.noteSwept(deps.wallNow());
    return ok(fresh);
  }

  /** Keys are unique within one database of the WMS; a restored one counts anew. */
  function keyed(records: readonly InboundRaw[]): readonly InboundRaw[] {
    const instance = store.instance() ?? '';
    return records.map((record) => ({ ...record, key: `${instance}/${record.key}` }));
  }

  function keep(records: readonly InboundRaw[], cursor: string | null): number {
    const fresh = store.saveInbound(records, cursor);
    // Asked every time: what could not be taken in for want of room waits there too.
    deps.onInbound?.(fresh);
    return fresh;
  }

  return {
    start() {
      if (running) return;
      running = true;
      turnIn(0);
    },
    async stop() {
      running = false;
      if (timer !== null) timers.clear(timer);
      timer = null;
      cancel.abort();
      await atWork;
    },
    wake: () => turnIn(0),
    sweep,
    lastSweepAt: store.sweptAt,
  };
}
