import { type QueryClient, useQueries, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { CallError } from '../../../../shared/contract/define-contract.ts';
import type { ConsoleEvent } from '../../../../shared/contract/events.ts';
import type { QueueCounts, QueueFilter, QueueRow, SortKey } from '../../../../shared/contract/queue.contract.ts';
import { useStateOf } from '../../../lib/use-state-of.ts';
import { answered, CallFailed } from '../../../transport/answered.ts';
import { type ConsoleHost, useClient, useConsoleEvents } from '../../../transport/console-context.ts';
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

/** What is known of a list as a whole, and of which. */
export interface Listed {
  readonly question: QueueQuestion;
  readonly meta: Meta;
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

const ROWS = 'rows';
/** No two generations have the same number, also not those of a list that was left and comes back. */
let generations = 0;
interface Turn {
  readonly generation: number;
  /** The window that brings the groups. */
  readonly lead: number;
}
const nextTurn = (lead: number): Turn => {
  generations += 1;
  return { generation: generations, lead };
};
/** The turn after which the host last said that something is different: those up to it may be out of date. */
let overtaken = 0;
/** Groups by deadline drift by themselves. */
const EXACT_MS = 5_000;
const isOfQueue = (event: ConsoleEvent): boolean =>
  event.name === 'hostRestarted' || (event.name === 'changed' && event.payload.topics.some((topic) => topic === 'queue' || topic === '*'));

/** Hears what makes lists old, as long as any of them may be shown or asked for. Once in the place. */
export const useListChanges = (): void => {
  useConsoleEvents((event) => {
    if (isOfQueue(event)) overtaken = generations;
  });
  useEffect(
    () => () => {
      overtaken = generations;
    },
    [],
  );
};

interface TurnHere extends Turn {
  /** Nothing was heard since it was asked for, perhaps a moment ago. */
  readonly isExact: boolean;
}
/** The newest rows a list was left with a moment ago, or that were asked for before it is drawn. */
const turnHere = (queries: QueryClient, key: string): TurnHere | null =>
  queries
    .getQueryCache()
    .findAll({
      queryKey: [ROWS, key],
      predicate: ({ queryKey, state }) => queryKey[4] === true && (state.data !== undefined || state.fetchStatus === 'fetching'),
    })
    .map(({ queryKey: [, , generation, lead], state }) => ({
      generation: Number(generation),
      lead: Number(lead),
      isExact: Number(generation) > overtaken && (state.data === undefined || Date.now() - state.dataUpdatedAt < EXACT_MS),
    }))
    .toSorted((a, b) => b.generation - a.generation)[0] ?? null;

const windowQuery = (client: ConsoleHost['client'], question: QueueQuestion, { generation, lead }: Turn, at: number) => {
  const withGroups = at === lead;
  return {
    queryKey: [ROWS, JSON.stringify(question), generation, at, withGroups],
    queryFn: () => answered(client.queue.list({ ...asked(question), offset: at * WINDOW, limit: WINDOW, withGroups })),
    staleTime: Infinity,
    gcTime: 30_000,
  };
};

/** Asks for a list before it is drawn: the host answers while the page still works on the press. Done when the rows are here, or did not come. */
export const listAhead = async (client: ConsoleHost['client'], queries: QueryClient, question: QueueQuestion): Promise<void> => {
  const here = turnHere(queries, JSON.stringify(question));
  // What it was left with is shown at once, and asked for anew.
  if (here?.isExact !== false) await queries.prefetchQuery(windowQuery(client, question, here ?? nextTurn(0), here?.lead ?? 0));
};

/**
 * The rows of one question. All windows on the screen change together: when the host says that the queue is different, the next
 * generation is fetched whole, with the new place of the anchor row, and only then shown. The first window of a generation leads: it brings
 * the groups and counts of the whole list, which the others need not bring again. A list that comes back shows what it was left with, and asks.
 */
export const useQueueList = (question: QueueQuestion, firstWindow: number, lastWindow: number, anchorOf: RefObject<() => Anchor | null>): QueueList => {
  const client = useClient();
  const queries = useQueryClient();
  const key = JSON.stringify(question);
  const [left] = useStateOf(key, () => turnHere(queries, key));
  const [{ generation, lead }, setTurn] = useStateOf<Turn>(key, () => left ?? nextTurn(firstWindow));
  const [anchor, setAnchor] = useStateOf<QueueList['anchor']>(key, () => null);
  const [refreshError, setRefreshError] = useStateOf<CallError | null>(key, () => null);

  const windows: number[] = [];
  for (let at = firstWindow; at <= Math.max(firstWindow, lastWindow); at += 1) windows.push(at);
  const held = [...new Set([lead, ...windows])];
  const pages = useQueries({ queries: held.map((at) => windowQuery(client, question, { generation, lead }, at)) });
  const meta: Meta | undefined = pages[0]?.data;

  // Where the wheel goes the next window is fetched before it is wanted: rows that come late are drawn twice, and many at once. It is no part of the
  // list yet, so an exchange of all rows does not ask for it.
  const came = useRef({ key, firstWindow, lastWindow });
  const total = meta?.total ?? 0;
  useEffect(() => {
    const before = came.current;
    came.current = { key, firstWindow, lastWindow };
    const isNear = before.key === key && firstWindow <= before.lastWindow + 1 && lastWindow >= before.firstWindow - 1;
    const next = lastWindow > before.lastWindow ? lastWindow + 1 : firstWindow < before.firstWindow ? firstWindow - 1 : -1;
    if (isNear && next >= 0 && next * WINDOW < total) void queries.prefetchQuery(windowQuery(client, question, { generation, lead }, next));
  }, [client, firstWindow, generation, key, lastWindow, lead, queries, question, total]);

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
    const next = nextTurn(windows[0] ?? 0);
    const placeOf = async (row: Anchor | null) =>
      row === null ? null : (await answered(client.queue.position({ ...asked(question), caseId: row.caseId }))).index;
    let standing = anchorOf.current();
    try {
      let [now, fetched] = await Promise.all([
        placeOf(standing),
        Promise.all(windows.map((at) => queries.fetchQuery(windowQuery(client, question, next, at)))),
      ]);
      // Somebody went on meanwhile: the row that stays where it is on the screen is the one they stand on now.
      for (let moved = anchorOf.current(); moved?.caseId !== standing?.caseId; moved = anchorOf.current()) {
        standing = moved;
        now = await placeOf(moved);
      }
      const grownBy = (fetched[0]?.total ?? 0) - (meta?.total ?? 0);
      setAnchor(standing === null ? null : { caseId: standing.caseId, stoodOn: standing.stoodOn, before: standing.offset, now, grownBy });
      setTurn(next);
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
    if (left?.isExact === false) schedule();
    return () => {
      clearTimeout(current.timer);
      current.timer = undefined;
    };
  }, [left, schedule]);
  useConsoleEvents((event) => {
    if (isOfQueue(event)) schedule();
  });

  return {
    meta,
    generation,
    anchor,
    rowAt: (offset) => {
      const at = windowOf(offset);
      return pages[held.indexOf(at)]?.data?.rows[offset - at * WINDOW];
    },
    error: pages.find((page) => page.error !== null)?.error?.error ?? refreshError,
    again: schedule,
    retry: () => {
      for (const page of pages) if (page.error !== null) void page.refetch();
      schedule();
    },
  };
};
