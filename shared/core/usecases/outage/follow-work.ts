import { createOutageWork, type OutageWork } from '../../outage/outage-work.ts';
import type { Outage } from '../../outage/outage.ts';
import type { JournalReader } from '../../ports/journal.ts';

/** Entries read before others get their turn: a journal of weeks is read without holding up a decision. */
const PAGE = 2_000;

/** Reads the journal of an outage once, and from then on only what came since. */
export function createWorkFollower(journal: JournalReader, pause: () => Promise<void>) {
  let of: { readonly id: string; readonly work: OutageWork; reachedN: number } | null = null;
  let reading: Promise<unknown> = Promise.resolve();

  const begin = (outage: Outage) => {
    if (of?.id !== outage.id) of = { id: outage.id, work: createOutageWork(), reachedN: outage.firstN };
    return of;
  };
  const takePage = (state: NonNullable<typeof of>, toN: number): boolean => {
    let left = PAGE;
    for (const entry of journal.walk(state.reachedN)) {
      if (entry.n > toN) return false;
      state.work.take(entry);
      state.reachedN = entry.n;
      left -= 1;
      if (left === 0) return true;
    }
    return false;
  };
  const catchUp = async (outage: Outage): Promise<OutageWork> => {
    const state = begin(outage);
    const toN = outage.closed?.toN ?? journal.head();
    while (takePage(state, toN)) await pause();
    return state.work;
  };

  return {
    /** The work of this outage up to now, or up to its signature. One reading at a time. */
    workOf: (outage: Outage): Promise<OutageWork> => {
      const next = reading.then(() => catchUp(outage));
      reading = next.catch(() => undefined);
      return next;
    },
    /** The same without a pause, for the moment of signing: inside the unit of work nothing else may come between. */
    finish: (outage: Outage): OutageWork => {
      const state = begin(outage);
      while (takePage(state, journal.head()));
      return state.work;
    },
  };
}
