import { useEffect, useRef, useState } from 'react';
import type { QueueColumn } from '../../../../shared/contract/queue-choices.ts';
import type { QueueRow } from '../../../../shared/contract/queue.contract.ts';

/** As long as a changed cell is marked. */
const MARKED_MS = 2_000;
/** Rows that were scrolled past long ago are compared with nothing. */
const KNOWN_AT_MOST = 1_000;

/** What each cell says; the passing of time is no change. */
const saidBy = (row: QueueRow): Readonly<Partial<Record<QueueColumn, string>>> => ({
  clock: JSON.stringify([row.clock?.name, row.clock?.dueAt, row.clock?.paused]),
  what: JSON.stringify([row.what, row.held, row.moreFindings]),
  next: JSON.stringify(row.nextAction),
  state: JSON.stringify([row.state, row.waitingFor]),
  owner: row.owner ?? '',
  incident: row.incident ?? '',
});

const NONE: ReadonlySet<string> = new Set();

/** The cells that became different while they were on the screen, as "case column": marked for two seconds, whoever changed them. */
export const useChangedCells = (list: string, rows: readonly QueueRow[]): ReadonlySet<string> => {
  /** Of one list: what only comes into sight with another has not changed. */
  const known = useRef(new Map<string, { readonly row: QueueRow; readonly said: ReturnType<typeof saidBy> }>());
  const [marked, setMarked] = useState(NONE);
  const knownOf = useRef(list);
  useEffect(() => {
    const { current } = known;
    const changed = new Set<string>();
    if (current.size > KNOWN_AT_MOST || knownOf.current !== list) current.clear();
    knownOf.current = list;
    for (const row of rows) {
      const before = current.get(row.caseId);
      // A row that was only moved by the wheel is the very same.
      if (before?.row === row) continue;
      const now = saidBy(row);
      current.set(row.caseId, { row, said: now });
      if (before === undefined) continue;
      for (const [column, said] of Object.entries(now)) if (before.said[column as QueueColumn] !== said) changed.add(`${row.caseId} ${column}`);
    }
    if (changed.size === 0) return;
    // Both outlive the next exchange of rows, which knows these changes already: a mark comes and ends by its own time.
    setTimeout(() => setMarked((before) => new Set([...before, ...changed])), 0);
    setTimeout(() => setMarked((before) => new Set([...before].filter((cell) => !changed.has(cell)))), MARKED_MS);
  }, [list, rows]);
  return marked;
};
