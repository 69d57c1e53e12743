import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CaseDto, LogEntryDto, OrderDto } from '../../../../shared/contract/dto.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient, useConsoleEvents } from '../../../transport/console-context.ts';

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

export const useOpened = (id: OpenedId, mayDecide: boolean) => {
  const client = useClient();
  const queries = useQueryClient();
  const byCase = 'caseId' in id;
  const queryKey = byCase ? ['case', id.caseId] : ['order', id.orderId];
  const opened = useQuery<Opened>({
    queryKey,
    queryFn: async () => {
      if (byCase) {
        const { case: one, ...rest } = await answered(client.cases.get({ caseId: id.caseId }));
        return { ...rest, one };
      }
      const { order, cases, log, undo } = await answered(client.orders.get({ orderId: id.orderId }));
      return { order, one: null, siblings: cases, log, undo, outcomes: [], mayDecide, mayVoid: false };
    },
  });
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
