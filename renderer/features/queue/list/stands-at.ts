import type { QueueRow } from '../../../../shared/contract/queue.contract.ts';
import type { ExchangedAnchor } from '../api/use-queue-list.ts';
import type { Cursor, CursorState } from './use-cursor.ts';

/** How far a row may have moved before the cursor was told. */
const NEAR = 12;

/**
 * Where the row under the cursor stands among the rows that are shown. They are exchanged a moment before the cursor hears of it: whoever resolves a
 * row and goes on at once would leave out the one below it, which has moved up into its place.
 */
export function standsAt(cursor: Pick<Cursor, 'caseId' | 'offset' | 'gone'>, rowAt: (offset: number) => QueueRow | undefined): Pick<Cursor, 'offset' | 'gone'> {
  const { caseId, offset, gone } = cursor;
  for (let by = 0; by <= NEAR; by += 1)
    for (const at of new Set([offset + by, offset - by])) if (rowAt(at)?.caseId === caseId) return { offset: at, gone: false };
  // Nothing is loaded there, or it was the last one: what was said of it last counts.
  return { offset, gone: gone || rowAt(offset) !== undefined };
}

/**
 * Whether somebody went on to another row while the rows were exchanged. That row is found among the new ones at once: were it resolved before its
 * place is asked for, the cursor would stay where it stood among the old ones, and the next step from there leaves a row out.
 */
export function wentOn(
  { caseId, stoodOn }: Pick<ExchangedAnchor, 'caseId' | 'stoodOn'>,
  cursor: Pick<CursorState, 'now' | 'settle'>,
  rowAt: (offset: number) => QueueRow | undefined,
): boolean {
  const standing = cursor.now();
  if (!stoodOn || standing === null || standing.caseId === caseId) return false;
  const { offset, gone } = standsAt(standing, rowAt);
  if (!gone) cursor.settle(offset);
  return true;
}
