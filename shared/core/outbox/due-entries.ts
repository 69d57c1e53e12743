import { isFinal, isFree, NOT_UNDERSTOOD, waitsForPerson, type OutboxEntry } from './outbox-entry.ts';

/** All the rules look at: a store may pass rows without their payloads. */
export type LaneEntry = Pick<OutboxEntry, 'seq' | 'lane' | 'orderRef' | 'kind' | 'state' | 'attempts' | 'nextAttemptAt'>;

/**
 * Which entries may be sent now.
 *
 *   lane A:  [acknowledged] [sending] [pending]            -> none: one in flight per lane
 *   lane B:  [pending, due] [pending]                      -> the first
 *   lane C:  [pending, later] [pending, due]               -> none: order is kept
 *   lane D:  [conflict] [correct pending] [hold.place due] -> the hold: stopping goods never waits for a person
 *   lane E:  [create parked] [hold.place due]              -> none: the WMS does not know the order yet
 *   lane F:  [note parked] [correct due]                   -> the correction: nothing builds on a note
 *   lane G:  [ship pending] [create due]                   -> the creation: what happened before it was entered waits for it
 *
 * A stuck entry blocks its own lane only. Across lanes the oldest goes first, and what failed before never takes more than half of the
 * places (none while there is only one): a hundred changes that fail again and again leave the way free for the others, and the
 * others leave it free for them.
 */
export function dueEntries<E extends LaneEntry>(entries: readonly E[], now: number, limit: number): readonly E[] {
  const lanes = new Map<string, E[]>();
  for (const entry of [...entries].sort((a, b) => a.seq - b.seq)) {
    if (isFinal(entry.state)) continue;
    const lane = lanes.get(entry.lane);
    if (lane) lane.push(entry);
    else lanes.set(entry.lane, [entry]);
  }
  const due: E[] = [];
  for (const lane of lanes.values()) {
    const next = nextOfLane(lane);
    if (next !== null && next.nextAttemptAt <= now) due.push(next);
  }
  return shareOut(
    due.sort((a, b) => a.seq - b.seq),
    Math.max(0, limit),
  );
}

/** Of due entries, oldest first, those that get the places: the first `places` that never failed and the first that did are enough to know. */
export function shareOut<E extends LaneEntry>(due: readonly E[], places: number): readonly E[] {
  if (due.length <= places) return due;
  const fresh = due.filter((entry) => entry.attempts === 0);
  const again = due.filter((entry) => entry.attempts > 0);
  const forAgain = Math.min(again.length, Math.max(Math.floor(places / 2), places - fresh.length));
  return [...fresh.slice(0, places - forAgain), ...again.slice(0, forAgain)].sort((a, b) => a.seq - b.seq);
}

/** The one entry of a lane that is next, due or not; null while the lane is busy or waits for a person. `lane` holds unsettled entries by seq. */
export function nextOfLane<E extends LaneEntry>(lane: readonly E[]): E | null {
  let stuck = false;
  if (lane.some((entry) => entry.state === 'sending')) return null;
  const creation = lane.find(({ kind }) => kind === 'order.create');
  if (creation !== undefined) return creation.state === 'pending' ? creation : null;
  for (const entry of lane) {
    if (waitsForPerson(entry.state)) {
      if (entry.kind === NOT_UNDERSTOOD && entry.orderRef === null) return null;
      stuck ||= !(entry.state === 'parked' && isFree(entry.kind));
    } else if (entry.state === 'pending' && (!stuck || entry.kind === 'hold.place')) {
      return entry;
    }
  }
  return null;
}
