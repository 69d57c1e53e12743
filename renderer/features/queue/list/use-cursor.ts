import { useCallback, useState } from 'react';
import type { QueueRow } from '../../../../shared/contract/queue.contract.ts';

/** Where a person stands in the list. It is a row, not a place: whatever comes or goes around it, it stays with its exception. */
export interface Cursor {
  readonly caseId: string;
  readonly offset: number;
  readonly row: QueueRow;
  /** The row left the list; it stays where it was, greyed, until the cursor leaves it. */
  readonly gone: boolean;
}

export interface CursorState {
  readonly cursor: Cursor | null;
  readonly set: (row: QueueRow, offset: number) => void;
  readonly settle: (offset: number | null) => void;
  readonly clear: () => void;
}

export const useCursor = (): CursorState => {
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const set = useCallback((row: QueueRow, offset: number) => setCursor({ caseId: row.caseId, offset, row, gone: false }), []);
  const settle = useCallback((offset: number | null) => setCursor((before) => before && { ...before, offset: offset ?? before.offset, gone: offset === null }), []);
  const clear = useCallback(() => setCursor(null), []);
  return { cursor, set, settle, clear };
};
