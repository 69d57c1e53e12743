import type { QueueRow } from '../../../../shared/contract/queue.contract.ts';
import type { ExchangedAnchor } from '../api/use-queue-list.ts';
import type { Cursor, CursorState } from './use-cursor.ts';

type RowAt = (offset: number) => QueueRow | undefined;

/** How far a row may have moved before the cursor was told. */
const NEAR = 12;

/**
 * Where the row under the cursor stands among the rows that are shown. They are exchanged a moment before the cursor hears of it: whoever resolves a
 * row and goes on at once would leave out the one below it, which has moved up into its place.
 */
export function standsAt(cursor: Pick<Cursor, 'caseId' | 'offset' | 'gone'>, rowAt: RowAt): Pick<Cursor, 'offset' | 'gone'> {
  const { caseId, offset, gone } = cursor;
  for (let by = 0; by <= NEAR; by += 1)
    for (const at of new Set([offset + by, offset - by])) if (rowAt(at)?.caseId === caseId) return { offset: at, gone: false };
  // Nothing is loaded there, or it was the last one: what was said of it last counts.
  return { offset, gone: gone || rowAt(offset) !== undefined };
}

/** Where a row would stand by those around it: at the first below it that is still there, else behind the last above it. Null: none of them is near. */
function placeAmong({ offset, gone }: Pick<Cursor, 'offset' | 'gone'>, rowBefore: RowAt, rowAt: RowAt): number | null {
  const placeNow = (row: QueueRow, was: number): number | null => {
    const { offset: at } = standsAt({ caseId: row.caseId, offset: was, gone: false }, rowAt);
    return rowAt(at)?.caseId === row.caseId ? at : null;
  };
  // One that had left before has the row below it in its own place.
  for (let was = gone ? offset : offset + 1; was <= offset + NEAR; was += 1) {
    const row = rowBefore(was);
    const at = row === undefined ? null : placeNow(row, was);
    if (at !== null) return at;
  }
  for (let was = offset - 1; was >= Math.max(0, offset - NEAR); was -= 1) {
    const row = rowBefore(was);
    const at = row === undefined ? null : placeNow(row, was);
    if (at !== null) return at + 1;
  }
  return null;
}

/**
 * How the cursor stands after an exchange: on its row, on the place its row left, or on another row, where somebody went meanwhile.
 */
export type Settled = 'onRow' | 'onPlace' | 'wentOn';

/**
 * Puts the cursor where it stands among rows that were just exchanged, and says how. The host's word on
 * the anchor's place and the rows are two answers of two moments, and whoever went on was not asked about: what is among the rows counts. A row that
 * left together with others above it has its place by the rows around it. A cursor that kept its place among the old ones would leave a row out at
 * the next step. A row that alone was put far away, since its clock stopped or it has another owner now, counts as one that left: whoever decided on
 * it goes on with the next, not with the last of the list.
 */
export function settleAmong(
  anchor: Pick<ExchangedAnchor, 'caseId' | 'stoodOn' | 'now'> | null,
  cursor: Pick<CursorState, 'now' | 'settle'>,
  rowBefore: RowAt,
  rowAt: RowAt,
): Settled {
  const standing = cursor.now();
  if (standing === null) return 'onRow';
  const isAnchor = standing.caseId === anchor?.caseId;
  const said = isAnchor ? { offset: anchor.now ?? standing.offset, gone: anchor.now === null } : standing;
  const place = isAnchor || said.gone ? placeAmong(standing, rowBefore, rowAt) : null;
  if (isAnchor && !said.gone && place !== null && Math.abs(said.offset - place) > NEAR) {
    cursor.settle(place, true);
    return 'onPlace';
  }
  const { offset, gone } = standsAt({ ...said, caseId: standing.caseId }, rowAt);
  if (!gone) cursor.settle(offset, false);
  // That a row left is the host's to say: it may only have moved further than was looked.
  else cursor.settle(said.gone ? (place ?? standing.offset) : said.offset, said.gone);
  if (!isAnchor && anchor?.stoodOn === true) return 'wentOn';
  return said.gone && gone ? 'onPlace' : 'onRow';
}
