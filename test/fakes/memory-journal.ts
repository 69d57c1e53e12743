import { createHash } from 'node:crypto';
import type { JournalEntry } from '../../shared/core/journal/journal-entry.ts';
import type { Ids } from '../../shared/core/ports/ids.ts';
import type { JournalReader, JournalWriter } from '../../shared/core/ports/journal.ts';
import { enlistedList, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

const GENESIS = '0'.repeat(64);
const hashOf = (before: string, { hash: _dropped, personal: __, personalErased: ___, ...sealed }: JournalEntry): string =>
  createHash('sha256').update(before).update(JSON.stringify(sealed)).digest('hex');

/** A chain like the real one, without salts: what it proves about personal data is the real one's to prove. */
export function createMemoryJournal(unitOfWork: MemoryUnitOfWork, ids: Ids): JournalWriter & JournalReader & { readonly entries: JournalEntry[] } {
  const entries = enlistedList<JournalEntry>(unitOfWork);
  return {
    entries,
    append: (draft) => {
      unitOfWork.assertRunning('the journal');
      const n = entries.length + 1;
      // As it would come back from a file: nobody can change an entry by changing what it was made of.
      const stored = structuredClone(draft);
      const entry: JournalEntry = { ...stored, n, seq: n, id: ids.next(), station: 'station', incarnation: 'life-1', personalErased: false, hash: '' };
      entries.push({ ...entry, hash: hashOf(entries.at(-1)?.hash ?? GENESIS, entry) });
      return n;
    },
    ofOrder: (orderId) => entries.filter((entry) => entry.orderId === orderId),
    ofDecision: (orderId, decision) => entries.filter((entry) => entry.orderId === orderId && entry.decision === decision),
    walk: (afterN = 0) => entries.slice(afterN),
    after: (n, limit) => entries.slice(n, n + limit),
    verify: () => {
      let head = GENESIS;
      for (const [index, entry] of entries.entries()) {
        if (entry.n !== index + 1 || hashOf(head, entry) !== entry.hash) return { whole: false, entries: index, brokenAt: entry.n, head };
        head = entry.hash;
      }
      return { whole: true, entries: entries.length, brokenAt: null, head };
    },
    head: () => entries.length,
  };
}
