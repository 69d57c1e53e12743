import { useCallback, useRef, useState } from 'react';
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
  /** Where it stands this very moment: two quick presses of a key come before anything is drawn again. */
  readonly now: () => Cursor | null;
  readonly set: (row: QueueRow, offset: number) => void;
  /** Its row stands elsewhere now, or left and would stand there. */
  readonly settle: (offset: number, gone: boolean) => void;
}

export const useCursor = (): CursorState => {
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const latest = useRef<Cursor | null>(null);
  const move = useCallback((next: Cursor | null) => {
    latest.current = next;
    setCursor(next);
  }, []);
  const now = useCallback(() => latest.current, []);
  const set = useCallback((row: QueueRow, offset: number) => move({ caseId: row.caseId, offset, row, gone: false }), [move]);
  const settle = useCallback(
    (offset: number, gone: boolean) => {
      const before = latest.current;
      if (before !== null && (before.offset !== offset || before.gone !== gone)) move({ ...before, offset, gone });
    },
    [move],
  );
  return { cursor, now, set, settle };
};
