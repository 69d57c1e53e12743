import { useState } from 'react';
import type { ColumnLook } from '../../../../shared/contract/views.contract.ts';
import { useSteady } from '../../../lib/use-steady.ts';
import { completeColumns, isColumn } from '../model/columns.ts';

const KEY = 'sidebay.queue.columns';
type Drafts = Readonly<Record<string, readonly ColumnLook[]>>;

const read = (userId: string): Drafts => {
  try {
    const kept = JSON.parse(localStorage.getItem(`${KEY}.${userId}`) ?? '{}') as Readonly<Record<string, unknown>>;
    return Object.fromEntries(
      Object.entries(kept).flatMap(([id, columns]) => {
        return Array.isArray(columns) && columns.every(isColumn) ? [[id, completeColumns(columns)]] : [];
      }),
    );
  } catch {
    return {};
  }
};

/** Columns somebody changed and has not saved: kept per view at this computer, until they are saved or discarded. */
export const useColumnDraft = (userId: string, view: string) => {
  const [drafts, setDrafts] = useState(() => read(userId));
  const keep = (next: Drafts) => {
    setDrafts(next);
    try {
      localStorage.setItem(`${KEY}.${userId}`, JSON.stringify(next));
    } catch {
      // Not remembered: gone with the window.
    }
  };
  return {
    draft: drafts[view],
    change: useSteady((columns: readonly ColumnLook[]) => keep({ ...drafts, [view]: columns })),
    discard: useSteady(() => {
      const { [view]: _gone, ...others } = drafts;
      keep(others);
    }),
  };
};
