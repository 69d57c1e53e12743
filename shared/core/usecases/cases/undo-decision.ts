import type { Actor, JournalEntry } from '../../journal/journal-entry.ts';
import type { Decision, Refusal } from '../../order-file/decision.ts';
import { touchedBy, touchSame, undo, undoBarrier, type NoUndo } from '../../order-file/decide/undo.ts';
import { entryToEvent, foldEntries } from '../../order-file/entry-to-event.ts';
import type { OrderEvent } from '../../order-file/order-events.ts';
import type { Order, OrderId } from '../../order/order.ts';
import type { JournalReader } from '../../ports/journal.ts';
import type { OutboxQueue } from '../../ports/outbox-queue.ts';
import { err, type Result } from '../../../kernel/result.ts';
import { isByItself } from './accept-suggestions.ts';
import type { DecisionRecorder, Recorded } from './record-decision.ts';

export interface UndoDeps {
  readonly journal: JournalReader;
  readonly outboxQueue: OutboxQueue;
  readonly recorder: DecisionRecorder;
  readonly now: () => number;
  /** Told inside the transaction which order is taken back, from how it stands to how it was. */
  readonly onTakenBack?: (was: Order, stands: Order, taken: readonly JournalEntry[]) => void;
  /** Takes back what was written beside the decision, in the same transaction, or says why it cannot be. */
  readonly beside?: (order: Order, decision: string, actor: Actor) => Refusal | null;
}

export type UndoHow = 'cancel' | 'compensate' | 'local';
export interface UndoOffer {
  readonly seq: number | null;
  readonly type: string;
  readonly possible: boolean;
  readonly how: UndoHow | 'none';
  readonly because: NoUndo | 'refused_there' | '';
}

/** What a decision of several entries is called by: the first of these in it. */
const CALLED_BY: readonly string[] = ['case.resolved', 'case.reopened', 'case.voided', 'order.corrected', 'case.opened', 'hold.lifted', 'hold.placed'];
const nameOf = (entries: readonly JournalEntry[]): string => CALLED_BY.find((type) => entries.some((entry) => entry.type === type)) ?? entries[0]?.type ?? '';

const nothing: UndoOffer = { seq: null, type: '', possible: false, how: 'none', because: 'nothing' };

const eventsOf = (entries: readonly JournalEntry[]): readonly OrderEvent[] => entries.flatMap((entry) => entryToEvent(entry) ?? []);

/** Entries that still count: neither taken back nor the taking back itself. */
function standing(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  const undoing = entries.filter((entry) => entry.type === 'decision.undone');
  const gone = new Set(undoing.flatMap((entry) => [entry.data['decision'] as string, entry.decision]));
  return entries.filter((entry) => entry.decision === undefined || !gone.has(entry.decision));
}

/** The entries of the last decision on an order that is not taken back (a person's, or one the program took in a person's place), or of the one that is named. */
function lastDecision(entries: readonly JournalEntry[], named?: string): readonly JournalEntry[] {
  const isMeant = (entry: JournalEntry): boolean =>
    named === undefined ? (entry.actor.kind === 'person' || isByItself(entry)) && entry.decision !== undefined : entry.decision === named;
  const last = entries.findLast((entry) => isMeant(entry) && entryToEvent(entry) !== null);
  const decision = last === undefined ? [] : entries.filter((entry) => entry.decision === last.decision);
  // Taking an order in is no decision about it: there is nothing before it to go back to.
  return decision.some((entry) => entry.type === 'order.imported') ? [] : decision;
}

/** Undo as a new decision: an unsent change is cancelled, a sent or in-doubt one gets its opposite behind it in the same lane. */
export function createUndo({ journal, outboxQueue, recorder, now, onTakenBack, beside }: UndoDeps) {
  /** What undo would do now, seen from all entries of the order. */
  function offer(ofOrder: readonly JournalEntry[], named?: string): UndoOffer {
    const all = standing(ofOrder);
    const entries = lastDecision(all, named);
    const head = entries.at(-1);
    if (head?.decision === undefined || head.orderId === null) return nothing;
    const events = eventsOf(entries);
    const main = nameOf(entries);
    const barrier = undoBarrier(events);
    if (barrier !== null) return { seq: head.n, type: main, possible: false, how: 'none', because: barrier };
    if (touchSame(touchedBy(events), touchedBy(eventsOf(all.filter((entry) => entry.n > head.n)))))
      return { seq: head.n, type: main, possible: false, how: 'none', because: 'changed_since' };
    const sent = outboxQueue.ofDecision(head.orderId, head.decision);
    if (sent.some((entry) => entry.state === 'refused')) return { seq: head.n, type: main, possible: false, how: 'none', because: 'refused_there' };
    // A merge takes fields over that nobody had to be told of; taken back, they must be told.
    const isMerge = events.some((event) => event.type === 'order.corrected' && event.data.rule === 'merge');
    const how = isMerge
      ? 'compensate'
      : sent.length === 0
        ? 'local'
        : sent.every((entry) => entry.state === 'pending' && entry.attempts === 0)
          ? 'cancel'
          : 'compensate';
    return { seq: head.n, type: main, possible: true, how, because: '' };
  }

  function take(orderId: OrderId, seq: number, actor: Actor, named?: string): Result<Recorded<Decision>, Refusal> {
    return recorder.onOrder(orderId, actor, (file, context) => {
      // Asked again inside the transaction: the pump may have sent the change since the screen was drawn.
      const entries = journal.ofOrder(orderId);
      const { possible, how, because, seq: offered } = offer(entries, named);
      if (offered !== seq) return err({ code: 'undo_not_last' });
      if (!possible || how === 'none') return err({ code: 'undo_not_possible', params: { because } });
      const taken = entries.find((entry) => entry.n === seq);
      const decision = taken?.decision;
      if (decision === undefined) return err({ code: 'undo_not_last' });
      const before = foldEntries(entries.filter((entry) => entry.n < (entries.find((one) => one.decision === decision)?.n ?? seq)));
      if (before === null) return err({ code: 'undo_not_possible', params: { because: 'nothing' } });
      const takenBack = entries.filter((entry) => entry.decision === decision);
      const touched = touchedBy(eventsOf(takenBack));
      const result = undo(before, file, { seq, decision, how }, touched, context);
      const stays = result.ok ? (beside?.(file.order, decision, actor) ?? null) : null;
      if (stays !== null) return err(stays);
      if (result.ok && how === 'cancel')
        outboxQueue.cancelUnsent(
          outboxQueue.ofDecision(orderId, decision).map((entry) => entry.id),
          now(),
        );
      if (result.ok && touched.fields) onTakenBack?.(before.order, file.order, takenBack);
      return result;
    });
  }

  return { offer, take };
}
