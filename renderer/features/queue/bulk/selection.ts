import type { z } from 'zod';
import type { chosenSchema } from '../../../../shared/contract/bulk.contract.ts';
import type { QueueRow } from '../../../../shared/contract/queue.contract.ts';

/** Exceptions the host remembers as a whole: those of a list or a group, as they were when somebody chose them. */
interface Taken {
  readonly selectionId: string;
  /** The group that was taken whole; null for the whole list. */
  readonly group: string | null;
  readonly caseIds: ReadonlySet<string>;
}

/**
 * What is ticked. It is kept by exception, so that whatever the list does meanwhile neither adds to it nor takes from it. Rows that were
 * never loaded are in it by id alone.
 */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly taken: readonly Taken[];
  /** The one row that is ticked, when it is only one and was loaded. */
  readonly rows: ReadonlyMap<string, QueueRow>;
}

export const NOTHING: Selection = { ids: new Set(), taken: [], rows: new Map() };

export const withRow = ({ ids, taken, rows }: Selection, row: QueueRow): Selection => ({
  taken,
  ids: new Set(ids).add(row.caseId),
  rows: new Map(rows).set(row.caseId, row),
});

export const withoutRow = (selection: Selection, caseId: string): Selection => withoutAll(selection, new Set([caseId]));

const withoutAll = ({ ids, taken, rows }: Selection, gone: ReadonlySet<string>): Selection => {
  const left = new Set([...ids].filter((id) => !gone.has(id)));
  return left.size === 0
    ? NOTHING
    : {
        ids: left,
        taken: taken.filter(({ caseIds }) => [...caseIds].some((id) => left.has(id))),
        rows: new Map([...rows].filter(([id]) => left.has(id))),
      };
};

export const toggled = (selection: Selection, row: QueueRow): Selection =>
  selection.ids.has(row.caseId) ? withoutRow(selection, row.caseId) : withRow(selection, row);

/** All of a list or group; when all of it is ticked already, none of it. */
export const withWhole = (selection: Selection, selectionId: string, caseIds: readonly string[], group: string | null): Selection => {
  const whole = new Set(caseIds);
  if (caseIds.every((id) => selection.ids.has(id))) return withoutAll(selection, whole);
  return { rows: selection.rows, ids: new Set([...selection.ids, ...caseIds]), taken: [...selection.taken, { selectionId, group, caseIds: whole }] };
};

/** Stands for every group: the list was ticked as a whole. No group has this key. */
export const WHOLE_LIST = '*';

/** How much of each group is ticked, as far as it is known: wholes by what is left of them, single rows by their group. */
export const tickedGroups = ({ ids, taken, rows }: Selection, groupOf: (row: QueueRow) => string): ReadonlyMap<string, true | 'mixed'> => {
  const found = new Map<string, true | 'mixed'>();
  for (const row of rows.values()) found.set(groupOf(row), 'mixed');
  for (const { group, caseIds } of taken) {
    let left = 0;
    for (const id of caseIds) if (ids.has(id)) left += 1;
    if (left > 0) found.set(group ?? WHOLE_LIST, left === caseIds.size ? true : 'mixed');
  }
  return found;
};

/** As it is sent: ids of their own, and the remembered wholes less what was unticked. */
export const toChosen = ({ ids, taken }: Selection): z.input<typeof chosenSchema> => {
  const covered = new Set(taken.flatMap(({ caseIds }) => [...caseIds]));
  return {
    caseIds: [...ids].filter((id) => !covered.has(id)),
    taken: taken.map(({ selectionId, caseIds }) => ({ selectionId, without: [...caseIds].filter((id) => !ids.has(id)) })),
  };
};
