import { useQueries, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { z } from 'zod';
import type { Client } from '../../../../shared/contract/define-contract.ts';
import type { AppContract } from '../../../../shared/contract/index.ts';
import type { setAsideSchema } from '../../../../shared/contract/intake.contract.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';

export type WaitingRow = z.output<typeof setAsideSchema>;
interface Page {
  readonly rows: readonly WaitingRow[];
  readonly total: number;
  readonly reasons: Readonly<Record<string, number>>;
}
/** Places in the list: rows are counted over all reasons, from 0. */
export interface Places {
  readonly first: number;
  readonly last: number;
}

const PAGE = 100;
/** Ticked rows may lie far from where one looks: their pages stay for a long sitting. */
const KEPT_MS = 4 * 3_600_000;

const pageQuery = ({ intake }: Client<AppContract>, importId: string | null, page: number) => ({
  queryKey: ['imports', 'waiting', importId, page] as const,
  queryFn: (): Promise<Page> => answered(intake.setAside({ importId, offset: page * PAGE, limit: PAGE })),
  gcTime: KEPT_MS,
});
const pagesOf = ({ first, last }: Places): readonly number[] => {
  const from = Math.floor(Math.max(0, first) / PAGE);
  return Array.from({ length: Math.max(0, Math.floor(Math.max(0, last) / PAGE) - from + 1) }, (_, n) => from + n);
};

export interface WaitingRows {
  readonly total: number;
  readonly reasons: Readonly<Record<string, number>>;
  /** Undefined until its page is here. */
  readonly rowAt: (place: number) => WaitingRow | undefined;
  readonly placeOf: (id: string) => number;
  /** All that were read so far. */
  readonly read: readonly WaitingRow[];
  readonly rowById: (id: string) => WaitingRow | undefined;
  /** Every row of these places, read if need be. */
  readonly readAll: (places: Places) => Promise<readonly WaitingRow[]>;
}

const combine = (results: readonly UseQueryResult<Page>[]) => ({
  answeredAt: results.map(({ dataUpdatedAt }) => dataUpdatedAt).join(' '),
  error: results.find(({ error }) => error !== null)?.error ?? null,
  refetch: () => void Promise.all(results.map((one) => one.refetch())),
});

/** Rows that wait to be mended, of one import or of all, however many: only the pages looked at are read. */
export const useWaitingRows = (importId: string | null, shown: readonly Places[]) => {
  const client = useClient();
  const queries = useQueryClient();
  const pages = [...new Set([0, ...shown.flatMap(pagesOf)])];
  const [readsAt, setReadsAt] = useState(0);
  const { answeredAt, error, refetch } = useQueries({ queries: pages.map((page) => pageQuery(client, importId, page)), combine });

  const known = useMemo(() => {
    // They say that something here is new.
    void [answeredAt, readsAt];
    const rows = new Map<number, WaitingRow>();
    const places = new Map<string, number>();
    for (const [key, page] of queries.getQueriesData<Page>({ queryKey: ['imports', 'waiting', importId] })) {
      for (const [n, row] of (page?.rows ?? []).entries()) {
        const place = Number(key[3]) * PAGE + n;
        rows.set(place, row);
        places.set(row.id, place);
      }
    }
    return { rows, read: [...rows.values()], places, head: queries.getQueryData<Page>(['imports', 'waiting', importId, 0]) };
  }, [queries, importId, answeredAt, readsAt]);

  const readAll = useCallback(
    async ({ first, last }: Places): Promise<readonly WaitingRow[]> => {
      const rows: WaitingRow[] = [];
      for (const page of pagesOf({ first, last })) {
        const read = await queries.ensureQueryData(pageQuery(client, importId, page));
        rows.push(...read.rows.filter((_, n) => page * PAGE + n >= first && page * PAGE + n <= last));
      }
      setReadsAt((before) => before + 1);
      return rows;
    },
    [client, importId, queries, setReadsAt],
  );

  const { head, rows, read, places } = known;
  const data: WaitingRows | undefined =
    head === undefined
      ? undefined
      : {
          total: head.total,
          reasons: head.reasons,
          read,
          rowAt: (place) => rows.get(place),
          placeOf: (id) => places.get(id) ?? -1,
          rowById: (id) => rows.get(places.get(id) ?? -1),
          readAll,
        };
  return { data, error, refetch };
};

/** How many wait, without reading them. */
export const useWaitingCount = (importId: string | null): number | undefined => {
  const { intake } = useClient();
  const { data } = useQuery({
    queryKey: ['imports', 'waitingCount', importId],
    queryFn: async () => (await answered(intake.setAside({ importId, limit: 1 }))).total,
  });
  return data;
};
