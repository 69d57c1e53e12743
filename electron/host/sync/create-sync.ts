import type { ChannelCall } from '../../../shared/core/outage/channel-watch.ts';
import type { Settlement } from '../../../shared/core/outbox/settle-batch.ts';
import type { InboundStore, OutboxStore } from '../../../shared/core/ports/outbox-store.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { WmsConnector } from '../../../shared/core/ports/wms-connector.ts';
import { createConnection, type ConnectionStatus } from './connection.ts';
import { createInboxPump, type InboxPump, type InboxPumpDeps } from './inbox-pump.ts';
import { createOutboxPump, type OutboxPump } from './outbox-pump.ts';
import { systemTimers, type Timers } from './timers.ts';

/** What stands in the outbox, by what it waits for. */
export interface OutboxFigures {
  readonly waiting: number;
  readonly sending: number;
  readonly inDoubt: number;
  readonly conflict: number;
  readonly refused: number;
  readonly parked: number;
  readonly oldestWaitingAt: number | null;
}

export interface SyncStatus extends ConnectionStatus, OutboxFigures {
  readonly lastSweepAt: number | null;
  readonly asOf: number;
}

export interface Sync {
  readonly start: () => void;
  readonly stop: (patienceMs?: number) => Promise<void>;
  /** After a commit that queued something. */
  readonly wake: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  /** A person does not want to wait for the next attempt of the line. */
  readonly retryNow: () => void;
  readonly lookUp: OutboxPump['lookUp'];
  readonly sweep: InboxPump['sweep'];
  readonly status: () => SyncStatus;
  /** The clock all waiting is measured by. */
  readonly now: () => number;
}

export interface SyncDeps {
  readonly outbox: OutboxStore;
  readonly inbound: InboundStore;
  readonly connector: WmsConnector;
  readonly clock: Clock;
  readonly random: () => number;
  readonly timers?: Timers;
  /** How often each side looks when nobody wakes it. */
  readonly pace?: Partial<Pace>;
  readonly onSettled?: (settlements: readonly Settlement[]) => void;
  readonly onInbound?: (count: number) => void;
  readonly startListing?: InboxPumpDeps['startListing'];
  readonly onReading?: InboxPumpDeps['onReading'];
  readonly onConnection?: (status: ConnectionStatus) => void;
  readonly onDefect?: (defect: unknown) => void;
  readonly onCall?: ((call: ChannelCall) => void) | undefined;
  /** False while nothing may leave because people work by hand; reading goes on. */
  readonly maySend?: (() => boolean) | undefined;
}

export function outboxFigures(outbox: Pick<OutboxStore, 'counts' | 'oldestWaitingAt'>): OutboxFigures {
  const { pending, sending, in_doubt, conflict, refused, parked } = outbox.counts();
  return { waiting: pending, sending, inDoubt: in_doubt, conflict, refused, parked, oldestWaitingAt: outbox.oldestWaitingAt() };
}

export interface Pace {
  /** How old the knowledge may grow while all is well. */
  readonly pullEveryMs: number;
  /** For what nobody announces: an entry queued by another program. */
  readonly idleMs: number;
}
const USUAL_PACE: Pace = { pullEveryMs: 3_000, idleMs: 5_000 };

/** Both directions of one connector over one line. */
/** Wall time as it was when the program started, and from there on a clock that nobody can set. */
const steadyClock = ({ now, mono }: Clock): (() => number) => {
  const origin = now() - mono();
  return () => Math.round(origin + mono());
};

export function createSync({ outbox, inbound, clock, timers = systemTimers, pace = {}, onConnection, ...given }: SyncDeps): Sync {
  const deps = { ...given, ...USUAL_PACE, ...pace, now: steadyClock(clock), wallNow: clock.now };
  const connection = createConnection(deps);
  const out = createOutboxPump({ ...deps, store: outbox, connection, timers });
  const into = createInboxPump({ ...deps, store: inbound, connection, timers });
  connection.onChange(() => {
    onConnection?.(connection.status());
    if (connection.room() > 0) into.wake();
  });
  const wakeBoth = (): void => {
    out.wake();
    into.wake();
  };
  return {
    start() {
      out.start();
      into.start();
    },
    async stop(patienceMs) {
      await Promise.all([out.stop(patienceMs), into.stop()]);
    },
    wake: out.wake,
    pause: () => connection.setPaused(true),
    resume() {
      connection.setPaused(false);
      wakeBoth();
    },
    retryNow() {
      connection.askAgain();
      wakeBoth();
    },
    now: deps.now,
    lookUp: out.lookUp,
    sweep: into.sweep,
    status() {
      // Ages are what matters; a clock that was set since would make them lie.
      const toWall = (at: number | null): number | null => (at === null ? null : at + clock.now() - deps.now());
      const line = connection.status();
      return {
        ...line,
        lastContactAt: toWall(line.lastContactAt),
        nextProbeAt: toWall(line.nextProbeAt),
        ...outboxFigures(outbox),
        lastSweepAt: into.lastSweepAt(),
        asOf: clock.now(),
      };
    },
  };
}
