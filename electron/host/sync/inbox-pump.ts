import type { WmsFailure } from '../../../shared/core/outbox/wms-answer.ts';
import type { InboundStore } from '../../../shared/core/ports/outbox-store.ts';
import type { InboundRaw, WmsConnector } from '../../../shared/core/ports/wms-connector.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import type { Connection } from './connection.ts';
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
  readonly now: () => number;
  readonly random: () => number;
  /** New raw records are committed and want to be understood. */
  readonly onInbound?: (count: number) => void;
  readonly onDefect?: (defect: unknown) => void;
}

/** How old the knowledge may grow while all is well. */
const EVERY_MS = 3_000;
const DAY_MS = 86_400_000;

export function createInboxPump(deps: InboxPumpDeps): InboxPump {
  const { store, connector, connection, timers, now } = deps;
  const cancel = new AbortController();
  let running = false;
  let timer: unknown = null;
  let atWork: Promise<void> | null = null;
  let sweptAt: number | null = null;

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
          turnIn(EVERY_MS * (0.9 + deps.random() * 0.2));
        });
    });
  }

  async function turn(): Promise<void> {
    // The outbox pump probes while the line is down; here waiting is enough.
    if (connection.room() === 0) return;
    const health = await connection.during(() => connector.health(cancel.signal));
    if (!health.ok) return;
    if (store.instance() !== health.value.instance) store.beginInstance(health.value.instance);
    else if (sweptAt !== null && now() - sweptAt > DAY_MS) await sweep();
    await pull();
  }

  async function pull(): Promise<void> {
    for (;;) {
      const page = await connection.during(() => connector.pullChanges(store.cursor(), cancel.signal));
      if (!page.ok) return;
      keep(page.value.records, page.value.next);
      if (!page.value.more || !running) return;
    }
  }

  async function sweep(): Promise<Result<number, WmsFailure>> {
    let from = '';
    let fresh = 0;
    for (;;) {
      const page = await connection.during(() => connector.sweep(from, cancel.signal));
      if (!page.ok) return page;
      fresh += keep(page.value.records, null);
      if (!page.value.more) break;
      from = page.value.next;
    }
    sweptAt = now();
    return ok(fresh);
  }

  /** Keys are unique within one database of the WMS; a restored one counts anew. */
  function keep(records: readonly InboundRaw[], cursor: string | null): number {
    const instance = store.instance() ?? '';
    const fresh = store.saveInbound(
      records.map((record) => ({ ...record, key: `${instance}/${record.key}` })),
      cursor,
    );
    if (fresh > 0) deps.onInbound?.(fresh);
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
    lastSweepAt: () => sweptAt,
  };
}
