import type { z } from 'zod';
import { useQuery } from '@tanstack/react-query';
import type { DifferenceDto, outboxEntrySchema, SyncStatusDto } from '../../../shared/contract/sync.contract.ts';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';
import type { Tone } from '../../ui/icon/status-icon.tsx';

export type Entry = z.output<typeof outboxEntrySchema>;
export type Difference = DifferenceDto;
export type EntryState = Entry['state'];

/** The lists of the place, in the order in which they ask for a person. */
export const GROUPS = [
  { id: 'conflict', states: ['conflict'] },
  { id: 'in_doubt', states: ['in_doubt'] },
  { id: 'refused', states: ['refused'] },
  { id: 'parked', states: ['parked'] },
  { id: 'waiting', states: ['pending', 'sending'] },
  { id: 'history', states: ['acknowledged', 'cancelled'] },
] as const satisfies readonly { readonly id: string; readonly states: readonly EntryState[] }[];
export type GroupId = (typeof GROUPS)[number]['id'];

export const STATE_TONES: Readonly<Record<EntryState, Tone>> = {
  pending: 'wait',
  sending: 'wait',
  acknowledged: 'ok',
  in_doubt: 'doubt',
  conflict: 'conflict',
  refused: 'stop',
  parked: 'held',
  cancelled: 'info',
};

/** What a list shows at once; the figure beside its name counts all. */
export const SHOWN = 100;

export const useEntries = (states: readonly EntryState[]) => {
  const client = useClient();
  return useQuery({
    queryKey: ['sync', 'entries', ...states],
    queryFn: () => answered(client.sync.entries({ states: [...states], limit: SHOWN })),
    placeholderData: (before: { readonly entries: Entry[]; readonly total: number } | undefined) => before,
  });
};

export const useDifferences = () => {
  const client = useClient();
  return useQuery({ queryKey: ['sync', 'differences'], queryFn: () => answered(client.sync.differences({})) });
};

export const useParkedRecords = (isWanted: boolean) => {
  const client = useClient();
  return useQuery({ queryKey: ['sync', 'parked'], queryFn: () => answered(client.sync.parkedRecords({})), enabled: isWanted });
};

export const useSyncStatus = () => {
  const client = useClient();
  return useQuery<SyncStatusDto>({ queryKey: ['sync', 'status'], queryFn: () => answered(client.sync.status({})), refetchInterval: 30_000 });
};
