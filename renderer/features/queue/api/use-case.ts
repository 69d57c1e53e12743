import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { CaseDto, LogEntryDto, OrderDto } from '../../../../shared/contract/dto.ts';
import { answered } from '../../../transport/answered.ts';
import { type ConsoleHost, useClient, useConsoleEvents } from '../../../transport/console-context.ts';

export interface Undo {
  readonly seq: number | null;
  readonly type: string;
  readonly possible: boolean;
  readonly how: 'cancel' | 'compensate' | 'local' | 'none';
  readonly because: string;
}

/** What the panel shows: an exception with its order, or an order that has none open. */
export interface Opened {
  readonly order: OrderDto;
  readonly one: CaseDto | null;
  readonly siblings: readonly Pick<CaseDto, 'id' | 'kind' | 'state' | 'cause' | 'outcome'>[];
  readonly log: readonly LogEntryDto[];
  readonly undo: Undo;
  readonly outcomes: readonly string[];
  readonly mayDecide: boolean;
  readonly mayVoid: boolean;
}

export type OpenedId = { readonly caseId: string } | { readonly orderId: string };

/** What was looked at stays for whoever goes back to it at once; a day in one window is a thousand orders with their logs. */
const KEPT_MS = 20_000;
/** Quicker steps than this pass over a row; the one they end on is what may be opened. */
const PASSED_MS = 120;

const openedQuery = (client: ConsoleHost['client'], id: OpenedId, mayDecide: boolean) => ({
  queryKey: 'caseId' in id ? ['case', id.caseId] : ['order', id.orderId],
  queryFn: async (): Promise<Opened> => {
    if ('caseId' in id) {
      const { case: one, ...rest } = await answered(client.cases.get({ caseId: id.caseId }));
      return { ...rest, one };
    }
    const { order, cases, log, undo } = await answered(client.orders.get({ orderId: id.orderId }));
    return { order, one: null, siblings: cases, log, undo, outcomes: [], mayDecide, mayVoid: false };
  },
  gcTime: KEPT_MS,
});

/** Fetches an exception before its panel is drawn. Done when it is here, or did not come; null where it is here, if perhaps to be asked for anew. */
export const caseAhead = (client: ConsoleHost['client'], queries: QueryClient, caseId: string): Promise<void> | null => {
  const query = openedQuery(client, { caseId }, false);
  return queries.getQueryData(query.queryKey) === undefined ? queries.prefetchQuery(query) : null;
};

/** Fetches the exception that a next key would open, so that the key finds it here. A key that is held passes by and fetches nothing. */
export const useFetchedAhead = (caseId: string | null): void => {
  const client = useClient();
  const queries = useQueryClient();
  const steppedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (caseId === null) return undefined;
    const fetch = () => void caseAhead(client, queries, caseId);
    const isPassing = performance.now() - steppedAt.current < PASSED_MS;
    steppedAt.current = performance.now();
    if (!isPassing) return fetch();
    const timer = setTimeout(fetch, PASSED_MS);
    return () => clearTimeout(timer);
  }, [caseId, client, queries]);
};

export const useOpened = (id: OpenedId, mayDecide: boolean) => {
  const client = useClient();
  const queries = useQueryClient();
  const byCase = 'caseId' in id;
  const query = openedQuery(client, id, mayDecide);
  const { queryKey } = query;
  const opened = useQuery<Opened>(query);
  // An exception shows its order too, and the host may only say that the order changed.
  const topic = `order:${opened.data?.order.id ?? ''}`;
  useConsoleEvents((event) => {
    if (byCase && event.name === 'changed' && event.payload.topics.includes(topic)) void queries.invalidateQueries({ queryKey });
  });
  return opened;
};

export const usePeople = () => {
  const client = useClient();
  return useQuery({ queryKey: ['people'], queryFn: async () => (await answered(client.system.people({}))).people, staleTime: 60_000 });
};
