import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { UnitOfWork } from '../../../shared/core/ports/journal.ts';
import type { Message, MessageChannel, Messages, Notifier, SendOutcome, Settled } from '../../../shared/core/ports/messages.ts';
import { nextTry } from '../../../shared/core/channel/retry.ts';
import { systemTimers, type Timers } from './timers.ts';

export interface MessagePumpDeps {
  readonly messages: Messages;
  readonly notifiers: readonly Notifier[];
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly timers?: Timers;
  /** In [0, 1); spreads the next attempts. */
  readonly draw?: () => number;
  /** Until when nobody is disturbed by this message; null when it may go now. */
  readonly quietUntil?: (message: Message, nowAt: number) => number | null;
  /** Whether the other side drops a second one of the same message. */
  readonly remembers?: (message: Message) => boolean;
  /** Writes down how a message ended, in the transaction that says so. */
  readonly onSettled?: (message: Message, outcome: Settled) => void;
  /** Told after the commit. */
  readonly onChanged?: () => void;
}

const AT_ONCE = 50;
/** Looked through for those whose channel does not rest. */
const MOST = 2000;
/** A timer cannot wait longer than 24.8 days, and a clock that was set back must not keep messages for long. */
const LONGEST_SLEEP_MS = 5 * 60_000;
const LONGEST_GOODBYE_MS = 2_000;

/** A way out that breaks has not sent this message; it must not keep the ones behind it. */
const whyNot = (error: unknown): SendOutcome => ({ ok: false, how: 'refused', error: error instanceof Error ? error.message : String(error) });
/** The same of a message that leaves the house: what broke may have been behind the sending. */
const perhaps = (error: unknown): SendOutcome => ({ ok: false, how: 'in_doubt', error: error instanceof Error ? error.message : String(error) });

/**
 * Sends what waits and keeps the proof.
 *
 *   waiting ──begin──▶ sending ──▶ sent        proof and journal in one transaction
 *      ▲                  ├──────▶ failed      certainly not taken, and would not be next time
 *      └── later, spread ─┤
 *                         └──────▶ in_doubt    perhaps taken: a person looks, nothing is repeated blindly
 *
 * Each channel is a lane of its own: one that hangs keeps nobody else waiting, and one that is out of order rests as a whole.
 */
export function createMessagePump(deps: MessagePumpDeps): { readonly wake: () => Promise<void>; readonly close: () => Promise<void> } {
  const { messages, notifiers, unitOfWork, clock, timers = systemTimers, draw = () => 0.5 } = deps;
  const byChannel = new Map<MessageChannel, Notifier>(notifiers.map((notifier) => [notifier.channel, notifier]));
  /** Lane to the instant until which it rests. A fact of this run only: after a restart the next attempt finds out again. */
  const resting = new Map<string, number>();
  const laneOf = (message: Message): string => message.outside?.channelId ?? message.channel;
  let running: Promise<void> | null = null;
  let again = false;
  let timer: unknown = null;
  let closed = false;
  let abandoned = false;

  const settle = (message: Message, outcome: Settled): void => {
    unitOfWork.run(() => {
      messages.settle(message.id, outcome);
      deps.onSettled?.(message, outcome);
    });
    deps.onChanged?.();
  };

  const settledBy = (message: Message, sent: SendOutcome): Settled => {
    const at = clock.now();
    if (sent.ok) return { state: 'sent', at, proof: sent.proof, error: null };
    const { error } = sent;
    if (sent.how !== 'later') return { state: sent.how === 'refused' ? 'failed' : 'in_doubt', at, proof: null, error };
    const nextAt = nextTry(message.attempts + 1, message.at, at, draw(), sent.afterMs);
    return nextAt === null ? { state: 'failed', at, proof: null, error } : { state: 'waiting', at, proof: null, error, nextAt };
  };

  const sendOne = async (message: Message): Promise<void> => {
    const notifier = byChannel.get(message.channel);
    const isOutside = message.outside !== undefined;
    const quiet = isOutside ? (deps.quietUntil?.(message, clock.now()) ?? null) : null;
    if (quiet !== null) return settle(message, { state: 'waiting', at: clock.now(), proof: null, error: 'quiet_hours', nextAt: quiet });
    // Inside the house a message may be shown or laid into the tray twice and is the same one: no need to say that it begins.
    if (isOutside) unitOfWork.run(() => messages.begin(message.id));
    const sent: SendOutcome =
      notifier === undefined ? { ok: false, how: 'refused', error: 'no_channel' } : await notifier.send(message).catch(isOutside ? perhaps : whyNot);
    // The file is closed already: at the next start this one was interrupted.
    if (abandoned) return;
    const outcome = settledBy(message, sent);
    if (!sent.ok && sent.how === 'later' && sent.rests && typeof outcome.nextAt === 'number') resting.set(laneOf(message), outcome.nextAt);
    settle(message, outcome);
  };

  const mayGo = (message: Message): boolean => (resting.get(laneOf(message)) ?? 0) <= clock.now();

  const drain = async (): Promise<void> => {
    for (;;) {
      const due = messages.waiting(MOST, clock.now()).filter(mayGo).slice(0, AT_ONCE);
      if (due.length === 0 || closed) return;
      const lanes = Map.groupBy(due, laneOf);
      await Promise.all(
        [...lanes.values()].map(async (lane) => {
          for (const message of lane) if (mayGo(message) && !closed) await sendOne(message);
        }),
      );
    }
  };

  const sleep = (): void => {
    timers.clear(timer);
    if (closed) return;
    const nowAt = clock.now();
    const rested = messages.waiting(1, nowAt).length === 0 ? null : Math.min(...[...resting.values()].filter((at) => at > nowAt));
    const dueAt = Math.min(messages.nextDueAt(nowAt) ?? Infinity, rested ?? Infinity);
    if (dueAt !== Infinity) timer = timers.set(Math.min(Math.max(dueAt - nowAt, 1), LONGEST_SLEEP_MS), () => void wake());
  };

  async function work(): Promise<void> {
    do {
      again = false;
      await drain();
    } while (again && !closed);
    sleep();
  }

  const wake = (): Promise<void> => {
    again = true;
    return (running ??= work().finally(() => {
      running = null;
    }));
  };

  /** What was on its way when the program ended: sent again where that is harmless, else a person looks. */
  for (const message of messages.interrupted()) {
    const at = clock.now();
    settle(
      message,
      deps.remembers?.(message) === true
        ? { state: 'waiting', at, proof: null, error: 'interrupted' }
        : { state: 'in_doubt', at, proof: null, error: 'interrupted' },
    );
  }

  return {
    wake,
    close: async () => {
      closed = true;
      timers.clear(timer);
      // Whoever closes the program does not wait for a server that is silent.
      if (running !== null) await Promise.race([running, new Promise<void>((resolve) => void timers.set(LONGEST_GOODBYE_MS, resolve))]);
      abandoned = true;
    },
  };
}
