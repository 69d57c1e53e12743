import { useRef } from 'react';
import { CLOCK_GROUPS, type ClockGroup } from '../../../../shared/core/exception-case/clock-group.ts';
import { EXCEPTION_KINDS } from '../../../../shared/core/finding/exception-kinds.ts';
import type { QueueFilter, QueueRow } from '../../../../shared/contract/queue.contract.ts';
import { useClient } from '../../../transport/console-context.ts';
import type { QueueQuestion } from '../api/use-queue-list.ts';
import { type Selection, toggled, withRow, withWhole } from '../bulk/selection.ts';
import type { QueueGroup } from '../model/queue-address.ts';
import type { CursorState } from './use-cursor.ts';

interface ListSelectionInput {
  readonly question: QueueQuestion;
  readonly first: number;
  readonly last: number;
  readonly rowAt: (offset: number) => QueueRow | undefined;
  readonly cursor: CursorState;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly step: (by: number) => void;
}

/** The rows of one group, as a question of their own. */
const wholeOf = (filter: QueueFilter, group: QueueGroup, key: string): { readonly filter: QueueFilter; readonly clockGroup?: ClockGroup } => {
  switch (group) {
    case 'none':
      return { filter };
    case 'clock': {
      const clockGroup = CLOCK_GROUPS.find((one) => one === key);
      return { filter, ...(clockGroup !== undefined && { clockGroup }) };
    }
    case 'kind':
      return { filter: { ...filter, kinds: EXCEPTION_KINDS.filter((one) => one === key) } };
    case 'merchant':
      return { filter: { ...filter, merchants: [key] } };
    case 'owner':
      return { filter: { ...filter, owners: [key] } };
    case 'incident':
      return { filter: { ...filter, incident: key } };
  }
};

/** Ticking rows: one, a stretch with Shift, a group, all of the list. What was never loaded is the host's to remember. */
export const useListSelection = ({ question, first, last, rowAt, cursor: { cursor }, selection, onSelect, step }: ListSelectionInput) => {
  const client = useClient();
  /** A stretch begins at it, in the same list. */
  const lastTicked = useRef<{ readonly question: QueueQuestion; readonly offset: number } | null>(null);
  const offsetOf = (caseId: string): number | undefined => {
    if (cursor?.caseId === caseId) return cursor.offset;
    for (let offset = first; offset <= last; offset += 1) if (rowAt(offset)?.caseId === caseId) return offset;
    return undefined;
  };
  const tick = (row: QueueRow, whole: boolean) => {
    const at = offsetOf(row.caseId);
    const from = lastTicked.current?.question === question ? lastTicked.current.offset : null;
    lastTicked.current = at === undefined ? null : { question, offset: at };
    if (!whole || at === undefined || from === null) return onSelect(toggled(selection, row));
    const start = Math.min(at, from);
    let next = selection;
    for (let offset = start; offset <= Math.max(at, from); offset += 1) {
      const between = rowAt(offset);
      if (between !== undefined) next = withRow(next, between);
    }
    onSelect(next);
  };
  const tickWhole = async (part: ReturnType<typeof wholeOf>, group: string | null) => {
    const reply = await client.bulk.select({ filter: part.filter, ...(part.clockGroup !== undefined && { clockGroup: part.clockGroup }) });
    if (reply.ok) onSelect(withWhole(selection, reply.value.selectionId, reply.value.caseIds, group));
  };
  const extend = (by: 1 | -1) => {
    if (cursor === null) return;
    let next = withRow(selection, cursor.row);
    const row = rowAt(cursor.offset + by);
    if (row !== undefined) next = withRow(next, row);
    onSelect(next);
    step(by);
  };
  return {
    tick,
    tickAll: () => void tickWhole({ filter: question.filter }, null),
    tickGroup: (key: string) => void tickWhole(wholeOf(question.filter, question.group, key), key),
    extend,
  };
};
