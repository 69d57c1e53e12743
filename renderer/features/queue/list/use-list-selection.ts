import { useRef } from 'react';
import type { QueueRow } from '../../../../shared/contract/queue.contract.ts';
import { useClient } from '../../../transport/console-context.ts';
import type { QueueQuestion } from '../api/use-queue-list.ts';
import type { CursorState } from './use-cursor.ts';

/** As many as one decision may touch. */
const SELECT_AT_MOST = 500;

interface ListSelectionInput {
  readonly question: QueueQuestion;
  readonly total: number;
  readonly first: number;
  readonly last: number;
  readonly rowAt: (offset: number) => QueueRow | undefined;
  readonly cursor: CursorState;
  readonly selected: ReadonlyMap<string, QueueRow>;
  readonly onSelect: (rows: ReadonlyMap<string, QueueRow>) => void;
  readonly step: (by: number) => void;
}

/** Ticking rows: one, a stretch with Shift, all of the list. The selection is kept by exception, whatever the list does meanwhile. */
export const useListSelection = ({ question, total, first, last, rowAt, cursor: { cursor }, selected, onSelect, step }: ListSelectionInput) => {
  const client = useClient();
  const lastTicked = useRef<number | null>(null);
  const offsetOf = (caseId: string): number | undefined => {
    if (cursor?.caseId === caseId) return cursor.offset;
    for (let offset = first; offset <= last; offset += 1) if (rowAt(offset)?.caseId === caseId) return offset;
    return undefined;
  };
  const tick = (row: QueueRow, whole: boolean) => {
    const next = new Map(selected);
    const at = offsetOf(row.caseId);
    if (whole && at !== undefined && lastTicked.current !== null) {
      for (let offset = Math.min(at, lastTicked.current); offset <= Math.max(at, lastTicked.current); offset += 1) {
        const between = rowAt(offset);
        if (between !== undefined) next.set(between.caseId, between);
      }
    } else if (!next.delete(row.caseId)) next.set(row.caseId, row);
    lastTicked.current = at ?? null;
    onSelect(next);
  };
  const tickAll = async () => {
    if (selected.size > 0 && selected.size >= Math.min(total, SELECT_AT_MOST)) return onSelect(new Map());
    const reply = await client.queue.list({ ...question, offset: 0, limit: SELECT_AT_MOST });
    if (reply.ok) onSelect(new Map(reply.value.rows.map((row) => [row.caseId, row])));
  };
  const extend = (by: 1 | -1) => {
    if (cursor === null) return;
    const next = new Map(selected).set(cursor.caseId, cursor.row);
    const row = rowAt(cursor.offset + by);
    if (row !== undefined) next.set(row.caseId, row);
    onSelect(next);
    step(by);
  };
  return { tick, tickAll, extend };
};
