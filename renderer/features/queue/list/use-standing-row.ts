import { useEffect } from 'react';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { asked, type QueueQuestion } from '../api/use-queue-list.ts';
import type { ListPlace } from '../place/place-memory.ts';
import type { CursorState } from './use-cursor.ts';

interface StandingRowInput {
  readonly question: QueueQuestion;
  /** The exception in the address, or found by the search. */
  readonly opened: string | null;
  /** The one that had the cursor when the list was left. */
  readonly left: string | null;
  readonly isReady: boolean;
  readonly cursor: CursorState;
  readonly reveal: (offset: number) => void;
  readonly onStood: (part: Partial<ListPlace>) => void;
}

/** Puts the cursor on what was opened elsewhere, and the list goes there; one that comes back has its cursor again, and stays where it was scrolled to. */
export const useStandingRow = ({ question, opened, left, isReady, cursor: state, reveal, onStood }: StandingRowInput): void => {
  const client = useClient();
  const standsOn = state.cursor?.caseId ?? null;
  useEffect(() => {
    if (standsOn !== null) onStood({ on: standsOn });
  }, [onStood, standsOn]);

  const questionKey = JSON.stringify(question);
  useEffect(() => {
    const wanted = opened ?? (state.now() === null ? left : null);
    if (wanted === null || !isReady || state.now()?.caseId === wanted) return undefined;
    let isOver = false;
    const find = async () => {
      const { index } = await answered(client.queue.position({ ...asked(question), caseId: wanted }));
      if (isOver || index === null) return;
      const row = (await answered(client.queue.list({ ...asked(question), offset: index, limit: 1, withGroups: false }))).rows[0];
      // Whoever went on meanwhile stands where they went.
      if (isOver || row?.caseId !== wanted || (opened === null && state.now() !== null)) return;
      state.set(row, index);
      if (opened !== null) reveal(index);
    };
    void find().catch(() => undefined);
    return () => {
      isOver = true;
    };
    // Only a new address or a new list is a reason to look again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [opened, questionKey, isReady]);
};
