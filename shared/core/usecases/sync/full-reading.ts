import { ok, type Result } from '../../../kernel/result.ts';
import type { Actor, JsonObject } from '../../journal/journal-entry.ts';
import { refuse, type Refusal } from '../../order-file/decision.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { DifferencesDep } from '../../ports/differences.ts';
import type { JournalWriterDep, UnitOfWorkDep } from '../../ports/journal.ts';

/** What whoever reads everything says on the way. */
export type ReadingStep =
  | { readonly kind: 'began'; readonly expected: number }
  | { readonly kind: 'page'; readonly orders: number; readonly takenIn: number }
  | { readonly kind: 'ended'; readonly whole: boolean };

export const READING_STATES = ['none', 'running', 'done', 'broken_off'] as const;

/** A reading of everything the WMS has, as it stands, or the last one since the program began. */
export interface ReadingNow {
  readonly state: (typeof READING_STATES)[number];
  /** A person asked for it; the others are the daily one and the one after an outage. */
  readonly asked: boolean;
  readonly orders: number;
  /** Orders that should be in it, as far as is known here. */
  readonly expected: number;
  /** What the WMS had and this console had not heard of, or had heard otherwise. */
  readonly takenIn: number;
  /** Differences found meanwhile that ask a person. */
  readonly differences: number;
  /** When it ended, epoch milliseconds; null while it runs. */
  readonly endedAt: number | null;
}

/** The line to the WMS, as far as reading needs it; null where none is connected. */
export interface ReadingLine {
  readonly connection: 'up' | 'slow' | 'down' | 'paused';
  readonly sweep: () => Promise<unknown>;
}

export interface FullReadingDeps extends UnitOfWorkDep, JournalWriterDep, ClockDep {
  readonly differences: Pick<DifferencesDep['differences'], 'open'>;
  /** One began or ended. */
  readonly onChanged: () => void;
  readonly onDefect: (defect: unknown) => void;
}

const BY_READING: Actor = { kind: 'program', rule: 'full_reading' };
const NEVER: ReadingNow = { state: 'none', asked: false, orders: 0, expected: 0, takenIn: 0, differences: 0, endedAt: null };

/**
 * Follows every reading of everything, and lets a person ask for one. Who asks while one is under way gets that one: what it has not reached yet is
 * most of it, and two at once would say everything twice. That it was asked for is on disk before it begins, and what it found when it ends.
 */
export function createFullReading(deps: FullReadingDeps) {
  let now = NEVER;
  let known: ReadonlySet<number> = new Set();
  const note = (type: string, actor: Actor, data: JsonObject): void =>
    deps.unitOfWork.run(() => void deps.journal.append({ type, at: deps.clock.now(), actor, orderId: null, caseId: null, data, personal: null }));

  function end(whole: boolean): void {
    const differences = deps.differences.open().filter(({ n }) => !known.has(n)).length;
    now = { ...now, state: whole ? 'done' : 'broken_off', differences, endedAt: deps.clock.now() };
    const { asked, orders, takenIn } = now;
    if (asked) note('sync.readAllEnded', BY_READING, { whole, orders, takenIn, differences });
  }

  return {
    now: (): ReadingNow => now,
    follow: (step: ReadingStep): void => {
      if (step.kind === 'page') now = { ...now, orders: now.orders + step.orders, takenIn: now.takenIn + step.takenIn };
      else if (step.kind === 'ended') end(step.whole);
      else {
        known = new Set(deps.differences.open().map(({ n }) => n));
        now = { ...NEVER, state: 'running', expected: step.expected };
      }
      if (step.kind !== 'page') deps.onChanged();
    },
    /** Answers whether one was under way already. */
    ask: (line: ReadingLine | null, actor: Actor): Result<{ readonly joined: boolean }, Refusal> => {
      if (line === null) return refuse('reading_not_connected');
      if (line.connection === 'paused') return refuse('reading_paused');
      if (line.connection === 'down') return refuse('reading_wms_down');
      const joined = now.state === 'running';
      note('sync.readAllAsked', actor, { joined });
      line.sweep().catch(deps.onDefect);
      now = { ...now, asked: true };
      return ok({ joined });
    },
  };
}
