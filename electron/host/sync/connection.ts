import { breakerRoom, mayProbe, newBreaker, onAskedAgain, onContact, onFailedContact, onProbing, type Breaker } from '../../../shared/core/outbox/breaker.ts';
import type { ChannelCall } from '../../../shared/core/outage/channel-watch.ts';
import type { WmsFailure } from '../../../shared/core/outbox/wms-answer.ts';
import type { Result } from '../../../shared/kernel/result.ts';

/** Slower than this and people should know why the screen lags behind. */
const SLOW_MS = 3_000;

export type ConnectionState = 'up' | 'down' | 'slow' | 'paused';

export interface ConnectionStatus {
  readonly connection: ConnectionState;
  /** When the WMS last said something we understood: the age of everything we believe about it. */
  readonly lastContactAt: number | null;
  readonly lastFailure: { readonly kind: WmsFailure['kind']; readonly detail: string; readonly at: number } | null;
  readonly breaker: Breaker['phase'];
  /** While the breaker is open: when the WMS is asked again. */
  readonly nextProbeAt: number | null;
}

/** What both pumps know of the line to one WMS. Every call is made through `during`, so that no contact goes unnoticed. */
export interface Connection {
  /** `otherSideAt` reads the WMS's own clock out of an answer that shows it. */
  readonly during: <T>(call: () => Promise<Result<T, WmsFailure>>, otherSideAt?: (answer: T) => number) => Promise<Result<T, WmsFailure>>;
  /** How many changes may be under way. */
  readonly room: () => number;
  readonly mayProbe: () => boolean;
  readonly probing: () => void;
  readonly opensAt: () => number | null;
  readonly askAgain: () => void;
  readonly setPaused: (paused: boolean) => void;
  readonly isPaused: () => boolean;
  readonly status: () => ConnectionStatus;
  readonly onChange: (listener: () => void) => () => void;
}

export interface ConnectionDeps {
  readonly now: () => number;
  readonly random: () => number;
  /** Every call and how it went. */
  readonly onCall?: ((call: ChannelCall) => void) | undefined;
}

export function createConnection({ now, random, onCall }: ConnectionDeps): Connection {
  let breaker = newBreaker();
  let paused = false;
  let lastContactAt: number | null = null;
  let lastFailure: ConnectionStatus['lastFailure'] = null;
  let lastTookMs = 0;
  let known: ConnectionState = 'down';
  const listeners = new Set<() => void>();

  const state = (): ConnectionState => {
    if (paused) return 'paused';
    if (lastContactAt === null || breaker.phase !== 'closed' || (lastFailure !== null && lastFailure.at > lastContactAt)) return 'down';
    return lastTookMs > SLOW_MS ? 'slow' : 'up';
  };
  const tell = (): void => {
    const current = state();
    if (current === known) return;
    known = current;
    for (const listener of listeners) listener();
  };

  return {
    async during(call, otherSideAt) {
      const startedAt = now();
      const outcome = await call();
      const at = now();
      lastTookMs = at - startedAt;
      if (outcome.ok) {
        lastContactAt = at;
        lastFailure = null;
        breaker = onContact(breaker);
      } else {
        lastFailure = { kind: outcome.error.kind, detail: outcome.error.detail, at };
        breaker = onFailedContact(breaker, at, random());
      }
      onCall?.({
        at,
        tookMs: lastTookMs,
        ok: outcome.ok,
        ...(outcome.ok && otherSideAt !== undefined && { otherSideAt: otherSideAt(outcome.value) }),
      });
      tell();
      return outcome;
    },
    room: () => (paused ? 0 : breakerRoom(breaker)),
    mayProbe: () => !paused && mayProbe(breaker, now()),
    probing: () => {
      breaker = onProbing(breaker);
    },
    opensAt: () => breaker.openUntil,
    askAgain: () => {
      breaker = onAskedAgain(breaker, now());
    },
    setPaused: (next) => {
      paused = next;
      tell();
    },
    isPaused: () => paused,
    status: () => ({ connection: state(), lastContactAt, lastFailure, breaker: breaker.phase, nextProbeAt: breaker.openUntil }),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
