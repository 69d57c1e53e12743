import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ManualOrderDto, ManualProductDto, TwinDto } from '../../../../shared/contract/manual.contract.ts';
import type { PrintJobDto, ReadyOrderDto } from '../../../../shared/contract/printing.contract.ts';
import type { ManualForm } from '../../../../shared/core/manual-order/manual-form.ts';
import { answered } from '../../../transport/answered.ts';
import type { PrintCalls } from '../../../lib/papers/use-printing.ts';
import { useClient } from '../../../transport/console-context.ts';

export type { ManualOrderDto, ManualProductDto, PrintJobDto, ReadyOrderDto, TwinDto };

/** The host tells of every change; this keeps ages honest. */
const REFRESH_MS = 5_000;
/** What is shown of a list; the rest is counted. */
export const SHOWN = 200;

/** As the contract takes it: its lists are its own. */
export const toSent = (form: ManualForm) => ({ ...form, lines: form.lines.map((line) => ({ ...line })), unsure: [...form.unsure] });

export const useOutageNow = () => {
  const { outage } = useClient();
  return useQuery({ queryKey: ['outage', 'status'], queryFn: () => answered(outage.status({})), refetchInterval: REFRESH_MS });
};

export const useChoices = () => {
  const { manual } = useClient();
  return useQuery({ queryKey: ['site', 'manualChoices'], queryFn: () => answered(manual.choices({})), staleTime: Infinity });
};

/** What a message says, read again after a reload: nothing of it is stored but the message itself. */
export const useReading = (pasted: string) => {
  const { manual } = useClient();
  return useQuery({
    queryKey: ['manualReading', pasted],
    queryFn: () => answered(manual.read({ text: pasted })),
    enabled: pasted.trim() !== '',
    staleTime: Infinity,
  });
};

export const useProducts = (merchant: string, query: string, skus: readonly string[]) => {
  const { manual } = useClient();
  return useQuery({
    queryKey: ['manual', 'products', merchant, query, skus],
    queryFn: () => answered(manual.products({ merchant, query, skus: [...skus] })),
    enabled: merchant !== '' && (query !== '' || skus.length > 0),
    placeholderData: (before) => before,
  });
};

export const useTwins = (form: ManualForm, enabled: boolean) => {
  const { manual } = useClient();
  return useQuery({
    queryKey: ['manual', 'twins', form],
    queryFn: async () => (await answered(manual.twins({ form: toSent(form) }))).twins,
    enabled,
  });
};

export const useDrafts = () => {
  const { manual } = useClient();
  return useQuery({ queryKey: ['manualDrafts'], queryFn: async () => (await answered(manual.drafts({}))).drafts });
};

export const useEntered = (outage: 'running' | 'any') => {
  const { manual } = useClient();
  return useQuery({ queryKey: ['manual', 'recent', outage], queryFn: () => answered(manual.recent({ limit: SHOWN, outage })) });
};

export const usePrintJournal = () => {
  const { printing } = useClient();
  return useQuery({ queryKey: ['printing', 'journal'], queryFn: () => answered(printing.journal({})) });
};

export const usePrintCalls = (): PrintCalls => {
  const { printing } = useClient();
  return useMemo(
    () => ({
      print: ({ kind, orderIds, reason, carrier }) => printing.print({ kind, orderIds: [...orderIds], reason: reason ?? '', carrier: carrier ?? '' }),
      hand: printing.hand,
      answer: printing.answer,
    }),
    [printing],
  );
};

export const useReadyOrders = () => {
  const { printing } = useClient();
  return useQuery({ queryKey: ['printing', 'ready'], queryFn: () => answered(printing.ready({ limit: SHOWN })) });
};

export const usePools = () => {
  const { printing } = useClient();
  return useQuery({ queryKey: ['printing', 'pools'], queryFn: () => answered(printing.pools({})) });
};
