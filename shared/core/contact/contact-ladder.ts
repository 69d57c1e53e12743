import type { ExceptionKind } from '../finding/exception-kinds.ts';
import { MINUTE_MS } from '../../kernel/durations.ts';

export interface Rung {
  readonly channel: 'call' | 'text' | 'mail' | 'chat';
  readonly to: 'customer' | 'merchant';
  /** After the rung before it, at the earliest. */
  readonly waitMinutes: number;
}
export interface Attempt {
  readonly channel: string;
  readonly to: string;
  readonly result: string;
  readonly at: number;
}
export interface LadderStep extends Rung {
  readonly state: 'done' | 'now' | 'later';
  /** When it was climbed, or from when it may be. */
  readonly at: number;
  /** How it ended, when it is done. */
  readonly result: string | null;
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** Call, text when nobody answers, call at another hour, then the merchant; the day after once more. */
const BY_CUSTOMER: readonly Rung[] = [
  { channel: 'call', to: 'customer', waitMinutes: 0 },
  { channel: 'text', to: 'customer', waitMinutes: 0 },
  { channel: 'call', to: 'customer', waitMinutes: HOUR },
  { channel: 'mail', to: 'merchant', waitMinutes: HOUR },
  { channel: 'call', to: 'customer', waitMinutes: DAY },
  { channel: 'text', to: 'customer', waitMinutes: 0 },
];
/** What is short is the merchant's to decide: written first, so that there is proof. */
const BY_MERCHANT: readonly Rung[] = [
  { channel: 'chat', to: 'merchant', waitMinutes: 0 },
  { channel: 'mail', to: 'merchant', waitMinutes: 0 },
  { channel: 'call', to: 'merchant', waitMinutes: HOUR },
];

const REACHED: ReadonlySet<string> = new Set(['reached', 'refused']);

/**
 * The ladder of an exception: what was tried, what comes next and from when. Each attempt climbs the first rung it fits that is not
 * climbed; attempts the ladder does not foresee climb none. Once somebody was reached nothing more is owed.
 */
export function contactLadder(kind: ExceptionKind, attempts: readonly Attempt[], openedAt: number): readonly LadderStep[] {
  const rungs = kind === 'stock_out' || kind === 'duplicate_order' ? BY_MERCHANT : BY_CUSTOMER;
  const left = [...attempts].sort((a, b) => a.at - b.at);
  const steps: LadderStep[] = [];
  let since = openedAt;
  let isOver = false;
  for (const rung of rungs) {
    const at = left.findIndex(({ channel, to }) => channel === rung.channel && to === rung.to);
    const attempt = left[at];
    if (attempt !== undefined) {
      left.splice(at, 1);
      since = attempt.at;
      isOver ||= REACHED.has(attempt.result);
      steps.push({ ...rung, state: 'done', at: attempt.at, result: attempt.result });
      continue;
    }
    if (isOver) return steps;
    const from = since + rung.waitMinutes * MINUTE_MS;
    steps.push({ ...rung, state: steps.some(({ state }) => state === 'now') ? 'later' : 'now', at: from, result: null });
    since = from;
  }
  return steps;
}

/** What follows on an attempt that is being recorded: the rung after it and from when; null when nothing is owed any more. */
export const rungAfter = (kind: ExceptionKind, before: readonly Attempt[], attempt: Attempt, openedAt: number): LadderStep | null =>
  nextRung(contactLadder(kind, [...before, attempt], openedAt));

/** The rung to climb next; null when nothing is owed any more. */
export const nextRung = (steps: readonly LadderStep[]): LadderStep | null => steps.find(({ state }) => state === 'now') ?? null;
