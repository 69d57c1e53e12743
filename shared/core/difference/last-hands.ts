import type { WmsOrder } from '../inbox/wms-order.ts';
import type { Actor, JournalEntry } from '../journal/journal-entry.ts';

/** Who last wrote a field on this side, and when. */
export interface Hand {
  readonly actor: Actor;
  readonly at: number;
}

/** Corrections that only repeat here what stood over there: the hand was theirs. */
const FOLLOWING: ReadonlySet<string> = new Set(['wms', 'merge']);

/** By field: the newest correction made here. `entries` are the order's, oldest first; what the program took over from the WMS is no hand of ours. */
export function handsHere(entries: readonly Pick<JournalEntry, 'type' | 'actor' | 'at' | 'data'>[]): ReadonlyMap<string, Hand> {
  const hands = new Map<string, Hand>();
  for (const { type, actor, at, data } of entries) {
    if (type !== 'order.corrected' || (actor.kind === 'program' && FOLLOWING.has(actor.rule))) continue;
    const fields = data['fields'];
    if (Array.isArray(fields)) for (const field of fields) if (typeof field === 'string') hands.set(field, { actor, at });
  }
  return hands;
}

/** By field: what the WMS says of its own side. An empty name is none; a field told twice counts by its newest. */
export function handsThere({ edits = [] }: Pick<WmsOrder, 'edits'>): ReadonlyMap<string, { readonly by: string | null; readonly at: number }> {
  const newestLast = edits.toSorted((a, b) => a.at - b.at);
  return new Map(newestLast.map(({ field, by, at }) => [field, { by: by.trim() === '' ? null : by, at }]));
}
