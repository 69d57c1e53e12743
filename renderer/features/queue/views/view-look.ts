import { BUILT_IN_VIEWS } from '../../../../shared/contract/queue-choices.ts';
import type { ColumnLook, SavedViewDto, ViewLook } from '../../../../shared/contract/views.contract.ts';
import { completeColumns, START_COLUMNS } from '../model/columns.ts';
import { type QueueAddress, isBuiltIn, START } from '../model/queue-address.ts';

/** What the queue shows now, as it would be saved. */
export const lookOf = ({ base, chips, sort, thenBy, group }: QueueAddress, columns: readonly ColumnLook[]): ViewLook => ({
  base,
  chips,
  sort,
  group,
  thenBy: [...thenBy],
  columns: [...columns],
});

/** What a view looks like when nobody has changed it; a view that is not here any more looks like the whole queue. */
export const lookOfView = (id: string, views: readonly SavedViewDto[]): ViewLook => {
  const saved = views.find((view) => view.id === id);
  if (saved !== undefined) return { ...saved.look, columns: [...completeColumns(saved.look.columns)] };
  return lookOf({ ...START, base: isBuiltIn(id) ? id : START.base }, START_COLUMNS);
};

export const addressOf = (view: string, { base, chips, sort, thenBy, group }: ViewLook): QueueAddress => ({ view, base, chips, sort, thenBy, group });

/** Filters are equal in whatever order they were chosen. */
const plain = ({ chips, ...look }: ViewLook): string =>
  JSON.stringify([
    Object.entries(chips)
      .map(([name, value]) => [name, Array.isArray(value) ? value.toSorted((a, b) => a.localeCompare(b)) : value])
      .toSorted(([a], [b]) => String(a).localeCompare(String(b))),
    look.base,
    look.sort,
    look.thenBy,
    look.group,
    look.columns.map(({ id, shown, pinned, width }) => [id, shown, pinned, width]),
  ]);
export const isSameLook = (a: ViewLook, b: ViewLook): boolean => plain(a) === plain(b);

/** All views in a person's order; those that were never moved stand behind, the ones every queue has first. */
export const arranged = (order: readonly string[], views: readonly SavedViewDto[]): readonly string[] => {
  const known = [...BUILT_IN_VIEWS, ...views.map(({ id }) => id)];
  const placed = order.filter((id) => known.includes(id));
  return [...placed, ...known.filter((id) => !placed.includes(id))];
};
