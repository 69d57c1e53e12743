import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { BENCH_PAPERS } from '../../../shared/contract/bench-papers.ts';
import type { BenchDto } from '../../../shared/contract/pack.contract.ts';
import type { PrintJobDto } from '../../../shared/contract/printing.contract.ts';
import { type PrintAnswer, type PrintCalls, type Printing, usePrinting } from '../../lib/papers/use-printing.ts';
import { usePainted } from '../../lib/use-painted.ts';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';

type BenchPaper = (typeof BENCH_PAPERS)[number];
const isBenchPaper = (kind: string): kind is BenchPaper => BENCH_PAPERS.some((one) => one === kind);
const CAME_OUT: ReadonlySet<string> = new Set(['confirmed', 'damaged']);
const WAITS: ReadonlySet<string> = new Set(['intended', 'printed']);

export interface BenchPapers {
  readonly printing: Printing;
  /** Whose papers: the order on the bench, or the one that was closed here last. */
  readonly orderId: string | null;
  readonly orderNo: string;
  /** Nobody has said yet whether they came out. */
  readonly unanswered: readonly PrintJobDto[];
  /** Those that came out before: another one is a copy, with a reason. */
  readonly former: readonly BenchPaper[];
  /** Answers for the paper that is asked about; false where none is. */
  readonly answer: (what: PrintAnswer) => boolean;
  readonly print: (kinds: readonly BenchPaper[], reason: string) => void;
}

/** Label and slip of the parcel in hand. A parcel gets its label when it is closed, so the last one closed counts until the next is opened. */
export function useBenchPapers(bench: BenchDto | null): BenchPapers {
  const { benchPapers } = useClient();
  const [last, setLast] = useState<{ readonly orderId: string; readonly orderNo: string } | null>(null);
  if (bench !== null && bench.orderId !== last?.orderId) setLast({ orderId: bench.orderId, orderNo: bench.platformOrderNo });
  const orderId = last?.orderId ?? null;
  const calls = useMemo(
    (): PrintCalls => ({
      print: ({ kind, orderIds, reason }) =>
        isBenchPaper(kind)
          ? benchPapers.print({ kind, orderId: orderIds[0] ?? '', reason: reason ?? '' })
          : Promise.resolve({ ok: false, error: { code: 'print_not_found' } }),
      hand: benchPapers.hand,
      answer: benchPapers.answer,
    }),
    [benchPapers],
  );
  const printing = usePrinting(calls);
  const isSeen = usePainted(orderId, null) === orderId;
  const { data } = useQuery({
    queryKey: ['printing', 'bench', orderId],
    queryFn: () => answered(benchPapers.ofOrder({ orderId: orderId ?? '' })),
    enabled: orderId !== null && isSeen,
  });
  const jobs = data?.jobs ?? [];
  const unanswered = jobs.filter(({ state }) => WAITS.has(state));
  return {
    printing,
    orderId,
    orderNo: last?.orderNo ?? '',
    unanswered,
    former: BENCH_PAPERS.filter((kind) => jobs.some((job) => job.kind === kind && CAME_OUT.has(job.state))),
    answer: (what) => {
      const asked = unanswered.find(({ id }) => id === printing.paper?.job.id) ?? unanswered[0];
      if (asked === undefined) return false;
      void printing.answer(asked.id, what);
      return true;
    },
    print: (kinds, reason) => {
      if (orderId !== null) void printing.print(kinds.map((kind) => ({ kind, orderIds: [orderId], reason })));
    },
  };
}
