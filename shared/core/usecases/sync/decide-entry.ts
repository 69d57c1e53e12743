import type { WmsLevel } from '../../outbox/capability.ts';
import { mayStillArriveUntil, onDecision, type PersonDecision } from '../../outbox/outbox-rules.ts';
import type { OutboxEntry } from '../../outbox/outbox-entry.ts';
import type { Actor } from '../../journal/journal-entry.ts';
import { refuse, type Refusal } from '../../order-file/decision.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { JournalWriterDep } from '../../ports/journal.ts';
import type { InboundStore, OutboxStore } from '../../ports/outbox-store.ts';
import { ok, type Result } from '../../../kernel/result.ts';

export interface DecideEntryDeps extends JournalWriterDep, ClockDep {
  readonly outbox: Pick<OutboxStore, 'find' | 'settle'>;
  readonly inbound: Pick<InboundStore, 'forgetSwept'>;
  readonly level: WmsLevel;
  /** The steady clock that the times of sending are of. */
  readonly steadyNow: () => number;
}

const JOURNALED: Readonly<Record<PersonDecision['kind'], string>> = {
  again: 'sync.sentAgain',
  found: 'sync.vouched',
  give_up: 'sync.discarded',
  superseded: 'sync.superseded',
};

/** The word of a person about a change that waits for one, with the reason, in the transaction of the change. */
export function decideEntry(id: string, decision: PersonDecision, reason: string, actor: Actor, deps: DecideEntryDeps): Result<OutboxEntry, Refusal> {
  const entry = deps.outbox.find(id);
  if (entry === null) return refuse('change_not_found');
  const now = deps.steadyNow();
  const arrivesUntil = decision.kind === 'again' ? mayStillArriveUntil(entry, deps.level, now) : null;
  if (arrivesUntil !== null) return refuse('change_may_still_arrive', { minutes: Math.ceil((arrivesUntil - now) / 60_000) });
  const next = onDecision(entry, decision, deps.level, deps.clock.now());
  if (next === null) return refuse('change_not_open');
  deps.outbox.settle([{ entry: next, answer: null, followers: [] }], () => {
    // Under which reference the order stands there only the WMS says, and what waits behind it needs that; its feed may have left it out.
    if (decision.kind === 'found' && next.kind === 'order.create') deps.inbound.forgetSwept();
    deps.journal.append({
      type: JOURNALED[decision.kind],
      at: deps.clock.now(),
      actor,
      orderId: next.lane,
      caseId: null,
      data: { entry: id },
      personal: reason === '' ? null : { text: reason },
    });
  });
  return ok(next);
}
