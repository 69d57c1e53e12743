import { dueEntries, nextOfLane } from '../../shared/core/outbox/due-entries.ts';
import { isFinal, OUTBOX_STATES, type OutboxEntry } from '../../shared/core/outbox/outbox-entry.ts';
import { onSending } from '../../shared/core/outbox/outbox-rules.ts';
import type { InboundStore, OutboxCounts, OutboxStore } from '../../shared/core/ports/outbox-store.ts';
import type { InboundRaw } from '../../shared/core/ports/wms-connector.ts';

export interface MemoryOutboxStore extends OutboxStore {
  readonly queue: (entries: readonly OutboxEntry[]) => void;
  readonly all: () => readonly OutboxEntry[];
}

/** Keeps the store's promises in memory; what a crash would keep is what is in it. */
export function createMemoryOutboxStore(): MemoryOutboxStore {
  const entries = new Map<string, OutboxEntry>();
  /** Unsettled entries by lane, by seq: what makes `due` cheap. */
  const open = new Map<string, OutboxEntry[]>();
  const save = (entry: OutboxEntry): void => {
    const before = entries.get(entry.id);
    if (before && isFinal(before.state)) return;
    entries.set(entry.id, entry);
    const lane = (open.get(entry.lane) ?? []).filter((each) => each.id !== entry.id);
    if (!isFinal(entry.state)) lane.push(entry);
    if (lane.length === 0) open.delete(entry.lane);
    else
      open.set(
        entry.lane,
        lane.sort((a, b) => a.seq - b.seq),
      );
  };
  const all = (): readonly OutboxEntry[] => [...entries.values()];
  return {
    queue: (fresh) => fresh.forEach(save),
    all,
    due: (now, limit) => dueEntries([...open.values()].flat(), now, limit),
    nextDueAt: () =>
      [...open.values()].reduce<number | null>((least, lane) => {
        const at = nextOfLane(lane)?.nextAttemptAt;
        return at === undefined || (least !== null && least <= at) ? least : at;
      }, null),
    markSending: (ids, at) =>
      ids.flatMap((id) => {
        const entry = entries.get(id);
        if (entry?.state !== 'pending') return [];
        const marked = onSending(entry, at);
        save(marked);
        return [marked];
      }),
    settle: (settlements, also) => {
      for (const { entry, followers } of settlements) [entry, ...followers].forEach(save);
      also?.();
    },
    lane: (lane) => open.get(lane) ?? [],
    unsettledByLane: () => new Map([...open].map(([lane, unsettled]) => [lane, unsettled.map(({ state }) => state)])),
    find: (id) => entries.get(id) ?? null,
    list: ({ states, lane, attempted, limit = 10_000 }) =>
      all()
        .filter(
          (entry) =>
            (states === undefined || states.includes(entry.state)) && (lane === undefined || entry.lane === lane) && (!attempted || entry.attempts > 0),
        )
        .sort((a, b) => b.seq - a.seq)
        .slice(0, limit),
    counts: () => {
      const counts = Object.fromEntries(OUTBOX_STATES.map((state) => [state, 0])) as Record<OutboxEntry['state'], number>;
      for (const entry of entries.values()) counts[entry.state] += 1;
      return counts satisfies OutboxCounts;
    },
    oldestWaitingAt: () => {
      const waiting = all().filter((entry) => entry.state === 'pending' || entry.state === 'sending');
      return waiting.length === 0 ? null : Math.min(...waiting.map((entry) => entry.occurredAt));
    },
  };
}

export interface MemoryInboundStore extends InboundStore {
  readonly records: ReadonlyMap<string, InboundRaw>;
}
export function createMemoryInboundStore(): MemoryInboundStore {
  const records = new Map<string, InboundRaw>();
  let cursor = '';
  let instance: string | null = null;
  let sweptAt: number | null = null;
  return {
    records,
    cursor: () => cursor,
    saveInbound: (fresh, next) => {
      const before = records.size;
      for (const record of fresh) if (!records.has(record.key)) records.set(record.key, record);
      if (next !== null) cursor = next;
      return records.size - before;
    },
    instance: () => instance,
    beginInstance: (next) => {
      instance = next;
      cursor = '';
      sweptAt = null;
    },
    sweptAt: () => sweptAt,
    forgetSwept: () => void (sweptAt = null),
    noteSwept: (at) => void (sweptAt = at),
  };
}
