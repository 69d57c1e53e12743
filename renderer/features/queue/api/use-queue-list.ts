import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallError } from '../../../../shared/contract/define-contract.ts';
import type { QueueCounts, QueueFilter, QueueRow, SortKey } from '../../../../shared/contract/queue.contract.ts';
import { answered, CallFailed } from '../../../transport/answered.ts';
import { useClient, useConsoleEvents } from '../../../transport/console-context.ts';
import type { RowGroup } from '../model/display-rows.ts';
import type { QueueGroup, QueueSort } from '../model/queue-address.ts';

export interface QueueQuestion {
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
  readonly descending: boolean;
  readonly thenBy: readonly SortKey[];
  readonly group: QueueGroup;
}

/** As it is sent. */
export const asked = ({ thenBy, ...question }: QueueQuestion) => ({ ...question, thenBy: [...thenBy] });

/** Rows travel a window at a time. */
export const WINDOW = 100;
export const windowOf = (offset: number): number => Math.floor(offset / WINDOW);
/** However often the host says that something changed, the list asks again at most this often. */
const CALM_MS = 400;

interface Meta {
  readonly total: number;
  readonly groups: readonly RowGroup[];
  readonly counts: QueueCounts;
  readonly asOf: number;
}

export interface ExchangedAnchor {
  readonly caseId: string;
  /** Somebody stands on it; else it is only the first row on the screen. */
  readonly stoodOn: boolean;
  readonly before: number;
  readonly now: number | null;
  /** By how many rows the whole list grew. */
  readonly grownBy: number;
}

export interface QueueList {
  readonly meta: Meta | undefined;
  readonly rowAt: (offset: number) => QueueRow | undefined;
  readonly error: CallError | null;
  readonly retry: () => void;
  /** Soon asks for all rows once more. */
  readonly again: () => void;
  /** Counts up with every exchange of all rows at once. */
  readonly generation: number;
  /** Where the anchor stands in this generation; null when it left the list or nobody asked. */
  readonly anchor: ExchangedAnchor | null;
}

export interface Anchor {
  readonly caseId: string;
  readonly offset: number;
  readonly stoodOn: boolean;
}

/**
 * The rows of one question. All windows on the screen change together: when the host says that the queue is different, the next
 * generation is fetched whole, with the new place of the anchor row, and only then shown.
 */
export const useQueueList = (question: QueueQuestion, firstWindow: number, lastWindow: number, anchorNow: () => Anchor | null): QueueList => {
  const client = useClient();
  const queries = useQueryClient();
  const [generation, setGeneration] = useState(0);
  const [anchor, setAnchor] = useState<QueueList['anchor']>(null);
  const [refreshError, setRefreshError] = useState<CallError | null>(null);
  const key = JSON.stringify(question);
  const [seen, setSeen] = useState<{ readonly key: string; readonly meta: Meta } | null>(null);

  const windows: number[] = [];
  for (let at = firstWindow; at <= Math.max(firstWindow, lastWindow); at += 1) windows.push(at);
  const windowQuery = (of: number, at: number) => ({
    queryKey: ['rows', key, of, at],
    queryFn: () => answered(client.queue.list({ ...asked(question), offset: at * WINDOW, limit: WINDOW })),
    staleTime: Infinity,
    gcTime: 30_000,
  });
  const pages = useQueries({ queries: windows.map((at) => windowQuery(generation, at)) });

  const loaded = pages.find((page) => page.data !== undefined)?.data;
  // While another stretch is on its way, what is known of the whole list still holds.
  if (loaded !== undefined && seen?.meta !== loaded) setSeen({ key, meta: loaded });
  const meta = loaded ?? (seen?.key === key ? seen.meta : undefined);

  const work = useRef({ running: false, again: false, timer: undefined as ReturnType<typeof setTimeout> | undefined });
  const latest = useRef<() => Promise<void>>(() => Promise.resolve());
  const schedule = useCallback(() => {
    work.current.timer ??= setTimeout(() => {
      work.current.timer = undefined;
      void latest.current();
    }, CALM_MS);
  }, []);
  const refresh = async (): Promise<void> => {
    if (work.current.running) {
      work.current.again = true;
      return;
    }
    work.current.running = true;
    const next = generation + 1;
    const placeOf = async (row: Anchor | null) =>
      row === null ? null : (await answered(client.queue.position({ ...asked(question), caseId: row.caseId }))).index;
    let held = anchorNow();
    try {
      let [now, fetched] = await Promise.all([placeOf(held), Promise.all(windows.map((at) => queries.fetchQuery(windowQuery(next, at))))]);
      // Somebody went on meanwhile: the row that stays where it is on the screen is the one they stand on now.
      for (let moved = anchorNow(); moved?.caseId !== held?.caseId; moved = anchorNow()) {
        held = moved;
        now = await placeOf(moved);
      }
      const grownBy = (fetched[0]?.total ?? 0) - (meta?.total ?? 0);
      setAnchor(held === null ? null : { caseId: held.caseId, stoodOn: held.stoodOn, before: held.offset, now, grownBy });
      setGeneration(next);
      setRefreshError(null);
    } catch (failure) {
      setRefreshError(failure instanceof CallFailed ? failure.error : { code: 'internal' });
    }
    work.current.running = false;
    if (work.current.again) {
      work.current.again = false;
      schedule();
    }
  };
  useEffect(() => {
    latest.current = refresh;
  });
  useEffect(() => {
    const { current } = work;
    return () => clearTimeout(current.timer);
  }, []);
  useConsoleEvents((event) => {
    if (event.name === 'hostRestarted') schedule();
    if (event.name === 'changed' && event.payload.topics.some((topic) => topic === 'queue' || topic === '*')) schedule();
  });

  return {
    meta,
    generation,
    anchor,
    rowAt: (offset) => {
      const at = windowOf(offset);
      return pages[windows.indexOf(at)]?.data?.rows[offset - at * WINDOW];
    },
    error: pages.find((page) => page.error !== null)?.error?.error ?? refreshError,
    again: schedule,
    retry: () => {
      for (const page of pages) if (page.error !== null) void page.refetch();
      schedule();
    },
  };
};
