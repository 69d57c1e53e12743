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
 * Puts the cursor where it stands among rows that were just exchanged, and says whether somebody went on to another row meanwhile. The host's word on
 * the anchor's place and the rows are two answers of two moments, and whoever went on was not asked about: what is among the rows counts. A cursor that
 * kept its place among the old ones would leave a row out at the next step, once its own is resolved.
 */
export function settleAmong(
  anchor: Pick<ExchangedAnchor, 'caseId' | 'stoodOn' | 'now'> | null,
  cursor: Pick<CursorState, 'now' | 'settle'>,
  rowAt: (offset: number) => QueueRow | undefined,
): boolean {
  const isAnchor = cursor.now()?.caseId === anchor?.caseId;
  if (anchor !== null && isAnchor) cursor.settle(anchor.now);
  const standing = cursor.now();
  if (standing === null) return false;
  const { offset, gone } = standsAt(standing, rowAt);
  if (!gone && (offset !== standing.offset || standing.gone)) cursor.settle(offset);
  return !isAnchor && anchor?.stoodOn === true;
}
