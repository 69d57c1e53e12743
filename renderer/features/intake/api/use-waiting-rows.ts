import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Client } from '../../../../shared/contract/define-contract.ts';
import type { AppContract } from '../../../../shared/contract/index.ts';
import type { setAsideSchema } from '../../../../shared/contract/intake.contract.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';

export type WaitingRow = z.output<typeof setAsideSchema>;
export interface WaitingRows {
  readonly rows: readonly WaitingRow[];
  readonly total: number;
  readonly reasons: Readonly<Record<string, number>>;
}

const PAGE = 500;
/** Nobody mends more in one sitting; the rest moves up as rows are settled. */
const MOST_SHOWN = 2000;

const readAll = async ({ intake }: Client<AppContract>, importId: string | null): Promise<WaitingRows> => {
  let page = await answered(intake.setAside({ importId, offset: 0, limit: PAGE }));
  const rows = [...page.rows];
  while (page.rows.length === PAGE && rows.length < MOST_SHOWN) {
    page = await answered(intake.setAside({ importId, offset: rows.length, limit: PAGE }));
    rows.push(...page.rows);
  }
  return { rows, total: page.total, reasons: page.reasons };
};

/** Rows that wait to be mended, of one import or of all. */
export const useWaitingRows = (importId: string | null) => {
  const client = useClient();
  return useQuery<WaitingRows>({ queryKey: ['imports', 'waiting', importId], queryFn: () => readAll(client, importId) });
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
