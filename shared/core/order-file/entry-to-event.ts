import type { JournalEntry } from '../journal/journal-entry.ts';
import { evolve } from './evolve.ts';
import { ORDER_EVENT_TYPES, type OrderEvent } from './order-events.ts';
import type { OrderFile } from './order-file.ts';

/** An entry of the journal as an event of its order, or null when it is somebody else's. Entries are our own writing: trusted, never parsed twice. */
export const entryToEvent = (entry: JournalEntry): OrderEvent | null =>
  ORDER_EVENT_TYPES.has(entry.type) ? ({ type: entry.type, data: entry.data, personal: entry.personal } as unknown as OrderEvent) : null;

const byOf = (entry: JournalEntry): string => (entry.actor.kind === 'person' ? entry.actor.userId : entry.actor.kind === 'program' ? entry.actor.rule : 'cli');

/** The state of one order as its journal tells it. */
export function foldEntries(entries: Iterable<JournalEntry>, start: OrderFile | null = null): OrderFile | null {
  let file = start;
  for (const entry of entries) {
    const event = entryToEvent(entry);
    if (event !== null) file = evolve(file, event, { at: entry.at, by: byOf(entry) });
  }
  return file;
}
