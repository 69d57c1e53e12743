import { BENCH_PAPERS } from '../../../shared/contract/bench-papers.ts';
import type { benchPapersContract } from '../../../shared/contract/bench-papers.contract.ts';
import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { PrintJobDto, printingContract } from '../../../shared/contract/printing.contract.ts';
import type { PrintJob } from '../../../shared/core/print-journal/print-job.ts';
import type { PrintJournal } from '../../../shared/core/ports/print-journal.ts';
import type { Acting } from '../../../shared/core/user/acting.ts';
import { err, ok } from '../../../shared/kernel/result.ts';

export interface BenchPapersDeps {
  /** The one way paper takes, whoever prints. */
  readonly printing: Pick<GroupHandlers<typeof printingContract, Acting>, 'print' | 'hand' | 'answer'>;
  readonly printJournal: Pick<PrintJournal, 'find' | 'ofOrder'>;
  readonly jobToDto: (job: PrintJob) => PrintJobDto;
}

const isOurs = ({ kind }: Pick<PrintJob, 'kind'>): boolean => BENCH_PAPERS.some((one) => one === kind);

/** Who packs may print what goes out with the parcel, and nothing else; each order by itself. */
export function createBenchPapersHandlers({ printing, printJournal, jobToDto }: BenchPapersDeps): GroupHandlers<typeof benchPapersContract, Acting> {
  const isOther = (jobId: string): boolean => {
    const job = printJournal.find(jobId);
    return job === null || !isOurs(job);
  };
  return {
    print: ({ kind, orderId, reason }, context) => printing.print({ kind, orderIds: [orderId], reason, carrier: '' }, context),
    hand: (input, context) => (isOther(input.jobId) ? err({ code: 'print_not_found' }) : printing.hand(input, context)),
    answer: (input, context) => (isOther(input.jobId) ? err({ code: 'print_not_found' }) : printing.answer(input, context)),
    ofOrder: ({ orderId }) => ok({ jobs: printJournal.ofOrder(orderId).filter(isOurs).map(jobToDto) }),
  };
}
