import { isFinal, OUTBOX_STATES, type OutboxState } from '../../../../../shared/core/outbox/outbox-entry.ts';
import type { OutboxCounts } from '../../../../../shared/core/ports/outbox-store.ts';
import type { Db } from '../database/open-database.ts';
import { whenRolledBack } from '../database/transaction-rules.ts';

export interface OutboxTally {
  readonly counts: () => OutboxCounts;
  /** An entry came (from null) or went from one state to another, in a transaction. */
  readonly moved: (from: OutboxState | null, to: OutboxState) => void;
}

/**
 * How many changes wait, and for what: the strip on every screen asks after every batch. Counted once, then kept by whoever writes; counted
 * anew after a transaction that was taken back. What is settled for good is not counted, but for the refused: there may be millions.
 */
export function createOutboxTally(db: Db, unsettled: string): OutboxTally {
  const countUnsettled = db.prepare<[], { state: OutboxState; count: number }>(`SELECT state, count(*) AS count FROM outbox WHERE ${unsettled} GROUP BY state`);
  const countRefused = db.prepare<[], number>(`SELECT count(*) FROM outbox WHERE state = 'refused'`).pluck();
  let known: Record<OutboxState, number> | null = null;
  whenRolledBack(db, () => {
    known = null;
  });
  const isCounted = (state: OutboxState): boolean => state === 'refused' || !isFinal(state);

  function count(): Record<OutboxState, number> {
    const counts = Object.fromEntries(OUTBOX_STATES.map((state) => [state, 0])) as Record<OutboxState, number>;
    for (const { state, count: some } of countUnsettled.all()) counts[state] = some;
    counts.refused = countRefused.get() ?? 0;
    return counts;
  }
  return {
    counts: () => ({ ...(known ??= count()) }),
    moved: (from, to) => {
      if (known === null || from === to) return;
      if (from !== null && isCounted(from)) known[from] -= 1;
      if (isCounted(to)) known[to] += 1;
    },
  };
}
