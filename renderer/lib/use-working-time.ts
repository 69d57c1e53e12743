import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { opensAgainAt, workedBetween } from '../../shared/core/sla/worked-spans.ts';
import { answered } from '../transport/answered.ts';
import { useClient } from '../transport/console-context.ts';

/** Working milliseconds of the site between two instants, below zero backwards. By the wall clock until the hours are known. */
export type WorkingTime = (fromAt: number, toAt: number) => number;

const wallTime: WorkingTime = (fromAt, toAt) => toAt - fromAt;

/** A window may stay open for days: the spans reach further than that, and are asked for again each hour. */
const ASKED_AGAIN_MS = 3_600_000;

type Spans = readonly (readonly [number, number])[];

/** The stretches in which the site is open; undefined until the host has told them. */
export const useOpenSpans = (): Spans | undefined => {
  const { system } = useClient();
  return useQuery({
    queryKey: ['system', 'openHours'],
    queryFn: async () => (await answered(system.openHours({}))).spans,
    staleTime: ASKED_AGAIN_MS,
    refetchInterval: ASKED_AGAIN_MS,
  }).data;
};

export const useWorkingTime = (): WorkingTime => {
  const spans = useOpenSpans();
  return useMemo(() => (spans === undefined ? wallTime : (fromAt, toAt) => workedBetween(spans, fromAt, toAt)), [spans]);
};

/** Until when every clock stands still, because nobody works here now. */
export const useClosedUntil = (now: number): number | null => {
  const spans = useOpenSpans();
  return spans === undefined ? null : opensAgainAt(spans, now);
};
