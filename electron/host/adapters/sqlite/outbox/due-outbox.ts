import { AT_ONCE, isChangeKind, NOT_UNDERSTOOD } from '../../../../../shared/core/outbox/outbox-entry.ts';
import { nextOfLane, shareOut, type LaneEntry } from '../../../../../shared/core/outbox/due-entries.ts';
import type { Db } from '../database/open-database.ts';

/** Rows looked at in one go: a few times what is sent in one. */
const AT_A_TIME = 256;

interface Place {
  readonly seq: number;
  readonly lane: string;
}
export interface DueReader {
  /** The numbers of the entries that may be sent now, oldest first. */
  readonly due: (now: number, limit: number) => readonly number[];
  readonly nextDueAt: () => number | null;
}

/**
 * What `dueEntries` says of the whole outbox, without reading the whole outbox: after an outage there are tens of thousands, and they are asked
 * for with every batch. The pending are walked from the oldest until there are enough of them, each beside its own lane only; what failed
 * before has an index of its own, for it may stand anywhere.
 */
export function createDueReader(db: Db, places: string, unsettled: string): DueReader {
  const selectLane = db.prepare<[string, string], LaneEntry>(
    `SELECT seq, lane, order_ref AS orderRef, kind, state, attempts, next_attempt_at AS nextAttemptAt FROM outbox NOT INDEXED WHERE seq IN (${places}) AND ${unsettled}`,
  );
  const walkAlong = (index: string, where: string) =>
    db.prepare<[number, number], Place>(
      `SELECT seq, lane FROM outbox INDEXED BY ${index} WHERE state = 'pending' AND ${where} AND next_attempt_at <= ? AND seq > ? ORDER BY seq LIMIT ${AT_A_TIME}`,
    );
  const fresh = walkAlong('outbox_unsettled', `${unsettled} AND attempts = 0`);
  const again = walkAlong('outbox_again', 'attempts > 0');
  const pending = walkAlong('outbox_unsettled', unsettled);

  function* walk(statement: typeof fresh, now: number): Generator<Place> {
    for (let after = 0, page = statement.all(now, after); page.length > 0; page = statement.all(now, after)) {
      yield* page;
      after = page.at(-1)?.seq ?? 0;
    }
  }
  /** The next of each lane, looked up once per question. */
  const lanes = (): ((lane: string) => LaneEntry | null) => {
    const known = new Map<string, LaneEntry | null>();
    return (lane) => {
      let next = known.get(lane);
      if (next === undefined) {
        const entries = selectLane.all(lane, lane).sort((a, b) => a.seq - b.seq);
        next = nextOfLane(entries.map((entry) => (isChangeKind(entry.kind) ? entry : { ...entry, kind: NOT_UNDERSTOOD })));
        known.set(lane, next);
      }
      return next;
    };
  };

  return {
    due: (now, limit) => {
      const nextOf = lanes();
      const oldest = (statement: typeof fresh): readonly LaneEntry[] => {
        const found: LaneEntry[] = [];
        if (limit > 0)
          for (const { seq, lane } of walk(statement, now)) {
            const next = nextOf(lane);
            if (next?.seq === seq) found.push(next);
            if (found.length === limit) break;
          }
        return found;
      };
      const due = [...oldest(fresh), ...oldest(again)].sort((a, b) => a.seq - b.seq);
      return shareOut(due, Math.max(0, limit)).map(({ seq }) => seq);
    },
    nextDueAt: () => {
      const nextOf = lanes();
      let earliest: number | null = null;
      for (const { seq, lane } of walk(pending, Number.MAX_SAFE_INTEGER)) {
        const next = nextOf(lane);
        if (next?.seq !== seq) continue;
        if (earliest === null || next.nextAttemptAt < earliest) earliest = next.nextAttemptAt;
        if (earliest <= AT_ONCE) break;
      }
      return earliest;
    },
  };
}
