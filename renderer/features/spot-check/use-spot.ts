import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { spotCheckContract } from '../../../shared/contract/spot-check.contract.ts';
import type { AttributePlan } from '../../../shared/core/sampling/protection.ts';
import { answered } from '../../transport/answered.ts';
import { useClient, useConsoleEvents } from '../../transport/console-context.ts';

export type OverviewDto = z.output<(typeof spotCheckContract)['overview']['output']>;
export type LotDto = z.output<(typeof spotCheckContract)['lot']['output']>;
export type SpotItem = LotDto['items'][number];
export type Plan = LotDto['plan'];

/** The figures under a curve: what a lot of this size is judged by. */
export type Judged = AttributePlan & { readonly lot: number };

export const useOverview = () => {
  const client = useClient();
  const queries = useQueryClient();
  useConsoleEvents((event) => {
    if (event.name === 'changed' && event.payload.topics.includes('spotCheck')) void queries.invalidateQueries({ queryKey: ['spotCheck'] });
  });
  return useQuery({ queryKey: ['spotCheck', 'overview'], queryFn: () => answered(client.spotCheck.overview({})), refetchInterval: 60_000 });
};

export const useLot = (lot: string | null) => {
  const client = useClient();
  return useQuery({ queryKey: ['spotCheck', 'lot', lot], queryFn: () => answered(client.spotCheck.lot({ lot: lot ?? '' })), enabled: lot !== null });
};

type DrawnOrder = z.output<(typeof spotCheckContract)['order']['output']>;
const drawnOrderKey = (lot: string, orderId: string) => ['spotCheck', 'order', lot, orderId] as const;

/** Ticks are sent one by one and answered by none: what is known of the order here goes along, for whoever comes back to it a moment later. */
export const useKeepMarks = (lot: string, orderId: string) => {
  const queries = useQueryClient();
  return (marks: DrawnOrder['marks']) =>
    queries.setQueryData<DrawnOrder>(drawnOrderKey(lot, orderId), (before) => (before === undefined ? before : { ...before, marks }));
};

export const useDrawnOrder = (lot: string, orderId: string) => {
  const client = useClient();
  return useQuery({ queryKey: drawnOrderKey(lot, orderId), queryFn: () => answered(client.spotCheck.order({ lot, orderId })) });
};

export const useResults = (days: number) => {
  const client = useClient();
  return useQuery({ queryKey: ['spotCheck', 'results', days], queryFn: () => answered(client.spotCheck.results({ days })) });
};

export const useRefresh = () => {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['spotCheck'] });
};

/** A hash in groups of four, as people compare it with another sheet. */
export const inGroups = (hash: string): string => hash.match(/.{1,4}/gu)?.join(' ') ?? '';
