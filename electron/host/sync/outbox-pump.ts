import { CHANGE_KINDS, type ChangeKind, type OutboxEntry, type OutboxState } from '../../../shared/core/outbox/outbox-entry.ts';
import { nextStep, onLookUp, onLookUpFailed, onParked, onRestart } from '../../../shared/core/outbox/outbox-rules.ts';
import { settleBatch, settlementOf, toBatches, type SendOutcome, type Settlement } from '../../../shared/core/outbox/settle-batch.ts';
import type { WmsFailure } from '../../../shared/core/outbox/wms-answer.ts';
import type { OutboxStore } from '../../../shared/core/ports/outbox-store.ts';
import type { WmsConnector } from '../../../shared/core/ports/wms-connector.ts';
import { err, type Result } from '../../../shared/kernel/result.ts';
import type { Connection } from './connection.ts';
import type { Timers } from './timers.ts';

/**
 * Timers and I/O around the rules of the outbox; it decides nothing itself.
 *
 *   wake ─▶ turn: due entries ─▶ mark sending (durable) ─▶ send ─▶ settle (durable) ─▶ turn …
 *
 * What it keeps: nothing leaves before `sending` is on disk; what was under way when the program ended is settled by the level
 * before anything new is sent; at most the breaker's window is under way.
 */
export interface OutboxPump {
  readonly start: () => void;
  /** Waits for what is under way, or cancels it when the patience ends. What stays unanswered is settled at the next start. */
  readonly stop: (patienceMs?: number) => Promise<void>;
  /** A new entry was committed. Cheap, may be called often. */
  readonly wake: () => void;
  /** A person asks the WMS about one entry now; the state it is in afterwards, or why nobody could say. */
  readonly lookUp: (id: string) => Promise<Result<OutboxState, WmsFailure | 'unknown_entry'>>;
}

export interface OutboxPumpDeps {
  readonly store: OutboxStore;
  readonly connector: WmsConnector;
  readonly connection: Connection;
  readonly timers: Timers;
  /** A steady clock: no change of the computer's clock moves it. */
  readonly now: () => number;
  readonly random: () => number;
  readonly idleMs: number;
  /** False while nothing may leave; the WMS is still asked how it is. */
  readonly maySend?: (() => boolean) | undefined;
  /** Entries reached another state: screens should look again. */
  readonly onSettled?: (settlements: readonly Settlement[]) => void;
  /** A defect in a store or connector; the pump goes on with the next turn. */
  readonly onDefect?: (defect: unknown) => void;
}

const MAX_BATCH = 50;
/** Marked, put into words and sent in one go, and its answers written in one transaction: what a clerk who presses Enter meanwhile may have to wait for. */
const SENT_AT_ONCE = MAX_BATCH;
const SOON_MS = 10;
const STOP_PATIENCE_MS = 3_000;
/** A disk that was full is tried again this often. */
const DISK_FULL_RETRY_MS = 1_000;
const ALL = Number.MAX_SAFE_INTEGER;

/** What a restart may change of an entry. */
const isSameEntry = (a: OutboxEntry, b: OutboxEntry): boolean =>
  a.state === b.state && a.nextAttemptAt === b.nextAttemptAt && a.firstSentAt === b.firstSentAt && a.sentAt === b.sentAt;

export function createOutboxPump(deps: OutboxPumpDeps): OutboxPump {
  const { store, connector, connection, timers, now, random } = deps;
  const { level } = connector.profile;
  const cancel = new AbortController();
  const underWay = new Set<Promise<void>>();
  const lookingUp = new Map<string, Promise<Result<OutboxState, WmsFailure>>>();
  /** Answers that could not be written: the disk was full. They are written before anything else is sent. */
  const owed: { readonly batch: readonly OutboxEntry[]; readonly outcome: SendOutcome }[] = [];
  let isRecovered = false;
  let sending = 0;
  let running = false;
  let timer: unknown = null;
  let timerAt = Number.POSITIVE_INFINITY;
  let maxBatch: number | null = null;
  let kinds: readonly ChangeKind[] = CHANGE_KINDS;

  const maySend = (): boolean => deps.maySend?.() ?? true;

  const settle = (settlements: readonly Settlement[]): void => {
    store.settle(settlements);
    deps.onSettled?.(settlements);
  };

  function turnIn(delayMs: number): void {
    const at = now() + delayMs;
    if (!running || at >= timerAt) return;
    if (timer !== null) timers.clear(timer);
    timerAt = at;
    timer = timers.set(delayMs, () => {
      timer = null;
      timerAt = Number.POSITIVE_INFINITY;
      if (running) turn();
    });
  }

  function track(work: Promise<void>): void {
    const guarded = work
      .catch((defect: unknown) => deps.onDefect?.(defect))
      .finally(() => {
        underWay.delete(guarded);
        turnIn(0);
      });
    underWay.add(guarded);
  }

  /** What was under way when the last life ended, once. */
  function recover(): void {
    const before = [
      ...store.list({ states: ['sending', 'in_doubt', 'parked'], limit: ALL }),
      ...store.list({ states: ['pending'], attempted: true, limit: ALL }),
    ];
    const after = before.flatMap((entry) => {
      const next = onRestart(entry, level, now());
      return isSameEntry(entry, next) ? [] : { entry: next, answer: null, followers: [] };
    });
    if (after.length > 0) settle(after);
    isRecovered = true;
  }

  /** The answers to one call; false where there are none. */
  function writeOwed(): boolean {
    const [next] = owed;
    if (next === undefined) return false;
    settle(settleBatch(next.batch, next.outcome, { level, now: now(), rand: random, lane: store.lane }));
    owed.shift();
    return true;
  }

  function turn(): void {
    try {
      if (!isRecovered) recover();
      // Nothing else with them: before the next call's a clerk who pressed Enter meanwhile gets the disk.
      if (writeOwed()) return turnIn(0);
      if (connection.mayProbe()) track(probe());
      else if (connection.room() > 0 && maxBatch === null) {
        if (underWay.size === 0) track(learn());
      } else if (connection.room() > 0 && maySend()) sendDue(Math.min(MAX_BATCH, maxBatch ?? 1));
    } catch (defect) {
      deps.onDefect?.(defect);
    }
    turnIn(untilNext());
  }

  /** While the WMS is away it is asked how it is, not given work. */
  async function probe(): Promise<void> {
    connection.probing();
    await connection.during(
      () => connector.health(cancel.signal),
      ({ at }) => at,
    );
  }

  async function learn(): Promise<void> {
    const can = await connection.during(() => connector.capabilities(cancel.signal));
    if (!can.ok) return;
    ({ maxBatch, kinds } = can.value);
  }

  function sendDue(batchLimit: number): void {
    const room = connection.room() - sending - lookingUp.size;
    if (room <= 0) return;
    const at = now();
    const due = store.due(at, Math.min(room, SENT_AT_ONCE) + lookingUp.size).filter((entry) => !lookingUp.has(entry.id));
    const steps = Map.groupBy(due, (entry) => nextStep(entry, level, at, kinds));
    const unsayable = steps.get('park') ?? [];
    if (unsayable.length > 0) settle(unsayable.map((entry) => ({ entry: onParked(entry), answer: null, followers: [] })));
    for (const entry of steps.get('look_up') ?? []) track(lookUpThenSettle(entry).then(() => undefined));
    const toSend = (steps.get('send') ?? []).slice(0, Math.min(room, SENT_AT_ONCE));
    if (toSend.length === 0) return;
    const marked = store.markSending(
      toSend.map((entry) => entry.id),
      at,
    );
    for (const batch of toBatches(marked, batchLimit)) track(sendBatch(batch));
    // The line has room for more: a decision made meanwhile comes first.
    if (marked.length === SENT_AT_ONCE && room > SENT_AT_ONCE) turnIn(0);
  }

  async function sendBatch(batch: readonly OutboxEntry[]): Promise<void> {
    sending += batch.length;
    try {
      const outcome = await connection.during(() => connector.send(batch, cancel.signal));
      owed.push({ batch, outcome });
    } finally {
      sending -= batch.length;
    }
  }

  /** One question at a time about a change: who asks meanwhile gets the answer to the one under way. */
  function lookUpThenSettle(entry: OutboxEntry): Promise<Result<OutboxState, WmsFailure>> {
    const underWayNow = lookingUp.get(entry.id);
    if (underWayNow !== undefined) return underWayNow;
    const asked = askThenSettle(entry).finally(() => lookingUp.delete(entry.id));
    lookingUp.set(entry.id, asked);
    return asked;
  }

  async function askThenSettle(asked: OutboxEntry): Promise<Result<OutboxState, WmsFailure>> {
    const found = await connection.during(() => connector.lookUp(asked.id, cancel.signal));
    // A person may have decided meanwhile; an answer about the sending before says nothing of the next one.
    const entry = store.find(asked.id) ?? asked;
    if (entry.state !== asked.state || entry.sentAt !== asked.sentAt) return found.ok ? { ok: true, value: entry.state } : err(found.error);
    const next = found.ok ? onLookUp(entry, found.value, level, now()) : onLookUpFailed(entry, found.error, now(), random());
    const settlement = settlementOf(next, found.ok && found.value.found ? found.value.answer : null, { lane: store.lane });
    if (next !== entry) settle([settlement]);
    return found.ok ? { ok: true, value: next.state } : err(found.error);
  }

  function untilNext(): number {
    // While paused nothing opens by itself, however long ago the WMS was to be asked again.
    if (owed.length > 0 || !isRecovered) return DISK_FULL_RETRY_MS;
    if (connection.isPaused()) return deps.idleMs;
    // Held back for people to ask for: whoever lifts that wakes the pump.
    if (!maySend() && connection.opensAt() === null) return deps.idleMs;
    const opensAt = connection.opensAt();
    if (opensAt !== null) return Math.max(SOON_MS, opensAt - now());
    if (connection.room() === 0 || underWay.size > 0) return deps.idleMs;
    const dueAt = store.nextDueAt();
    return dueAt === null ? deps.idleMs : Math.min(deps.idleMs, Math.max(SOON_MS, dueAt - now()));
  }

  return {
    start() {
      if (running) return;
      running = true;
      turnIn(0);
    },
    async stop(patienceMs = STOP_PATIENCE_MS) {
      running = false;
      if (timer !== null) timers.clear(timer);
      timer = null;
      timerAt = Number.POSITIVE_INFINITY;
      const patience = timers.set(patienceMs, () => cancel.abort());
      await Promise.all(underWay);
      timers.clear(patience);
      try {
        while (writeOwed());
      } catch (defect) {
        deps.onDefect?.(defect);
      }
    },
    wake: () => turnIn(0),
    async lookUp(id) {
      const entry = store.find(id);
      if (entry === null) return err('unknown_entry');
      if (entry.state !== 'in_doubt' && entry.state !== 'pending') return { ok: true, value: entry.state };
      const result = await lookUpThenSettle(entry);
      turnIn(0);
      return result;
    },
  };
}
