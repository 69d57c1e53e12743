import { nextDocumentNumber, type NumberedKind } from '../../shared/core/document/document-number.ts';
import { isUnanswered, type PrintJob } from '../../shared/core/print-journal/print-job.ts';
import type { PrintJournal } from '../../shared/core/ports/print-journal.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

/** `mayPrint` stands for the gate that the database keeps. */
export function createMemoryPrintJournal(unitOfWork: MemoryUnitOfWork, books: string, mayPrint: (orderId: string) => boolean): PrintJournal {
  const runs = enlistedMap<NumberedKind, number>(unitOfWork);
  const jobs = enlistedMap<string, PrintJob>(unitOfWork);
  const all = (): readonly PrintJob[] => [...jobs.values()];
  const gate = (job: PrintJob): void => {
    if (isUnanswered(job.state) && !job.orderIds.every(mayPrint)) throw new Error('gate: nothing is printed for a held or cancelled order');
  };
  return {
    nextNumber: (kind) => {
      unitOfWork.assertRunning('a document number');
      const { number, run } = nextDocumentNumber(kind, books, runs.get(kind) ?? 0);
      runs.set(kind, run);
      return number;
    },
    add: (job) => {
      unitOfWork.assertRunning('a paper');
      const twin = all().some(
        ({ documentNo, copy, state }) => documentNo === job.documentNo && (copy === job.copy || (isUnanswered(state) && isUnanswered(job.state))),
      );
      if (twin) throw new Error('UNIQUE constraint failed');
      if (job.copy > 1 && job.reason === '') throw new Error('CHECK constraint failed');
      gate(job);
      jobs.set(job.id, job);
    },
    settle: (id, state, settledAt) => {
      unitOfWork.assertRunning('a paper');
      const job = jobs.get(id);
      if (job === undefined) return;
      if (job.state === 'void' && state !== 'void') throw new Error('print_job: void is final');
      gate({ ...job, state });
      jobs.set(id, { ...job, state, settledAt });
    },
    find: (id) => jobs.get(id) ?? null,
    ofDocument: (documentNo) => all().filter((job) => job.documentNo === documentNo),
    ofOrder: (orderId) => all().filter((job) => job.orderIds.includes(orderId)),
    unanswered: () => all().filter(({ state }) => isUnanswered(state)),
    recent: (limit) => all().toReversed().slice(0, limit),
  };
}
