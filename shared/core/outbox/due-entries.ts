import { isFinal, waitsForPerson, type OutboxEntry } from './outbox-entry.ts';

/** All the rules look at: a store may pass rows without their payloads. */
export type LaneEntry = Pick<OutboxEntry, 'seq' | 'lane' | 'kind' | 'state' | 'nextAttemptAt'>;

/**
 * Which entries may be sent now.
 *
 *   lane A:  [acknowledged] [sending] [pending]            -> none: one in flight per lane
 *   lane B:  [pending, due] [pending]                      -> the first
 *   lane C:  [pending, later] [pending, due]               -> none: order is kept
 *   lane D:  [conflict] [correct pending] [hold.place due] -> the hold: stopping goods never waits for a person
 *   lane E:  [create parked] [hold.place due]              -> none: the WMS does not know the order yet
 *
 * A stuck entry blocks its own lane only. Oldest queued first across lanes.
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
  return due.sort((a, b) => a.seq - b.seq).slice(0, Math.max(0, limit));
}

/** The one entry of a lane that is next, due or not; null while the lane is busy or waits for a person. `lane` holds unsettled entries by seq. */
export function nextOfLane<E extends LaneEntry>(lane: readonly E[]): E | null {
  let stuck = false;
  if (lane.some((entry) => entry.state === 'sending')) return null;
  for (const entry of lane) {
    if (waitsForPerson(entry.state)) {
      if (entry.kind === 'order.create') return null;
      stuck = true;
    } else if (entry.state === 'pending' && (!stuck || entry.kind === 'hold.place')) {
      return entry;
    }
  }
  return null;
}
