import type { OutboxState } from '../../../../../shared/core/outbox/outbox-entry.ts';
import type { OutboxStore } from '../../../../../shared/core/ports/outbox-store.ts';
import type { Db } from '../database/open-database.ts';

/** Reads where the lanes stand, a row at a time and without what the changes carry: nearly all of fifty thousand lanes stand alike and share one list. */
export function createStandingReader(db: Db, unsettled: string): OutboxStore['unsettledByLane'] {
  const select = db.prepare<[], { readonly lane: string; readonly state: OutboxState }>(
    `SELECT lane, state FROM outbox INDEXED BY outbox_unsettled WHERE ${unsettled}`,
  );
  return () => {
    const byLane = new Map<string, readonly OutboxState[]>();
    const shared = new Map<string, readonly OutboxState[]>();
    for (const { lane, state } of select.iterate()) {
      const states = [...(byLane.get(lane) ?? []), state];
      const key = states.join();
      const known = shared.get(key);
      if (known === undefined) shared.set(key, states);
      byLane.set(lane, known ?? states);
    }
    return byLane;
  };
}
