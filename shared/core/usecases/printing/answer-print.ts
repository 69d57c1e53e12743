import { mayPrintLabel, mayPrintList } from '../../order-file/decide/label.ts';
import { paperFingerprint } from '../../document/paper-hash.ts';
import type { Actor } from '../../journal/journal-entry.ts';
import type { Refusal } from '../../order-file/decision.ts';
import type { OrderFile } from '../../order-file/order-file.ts';
import { isUnanswered, stepPrint, type PrintEvent, type PrintJob } from '../../print-journal/print-job.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { recordPrint, type PrintDeps } from './intend-print.ts';

export type PrintAnswer = Extract<PrintEvent, 'came_out' | 'did_not' | 'damaged'>;

/** What stands on a paper now, for who may print it now. */
export interface Paper {
  readonly job: PrintJob;
  readonly files: readonly OrderFile[];
}

/** The paper of a job that is on disk and not yet answered. What changed since it was intended is not printed: it would tell something else. */
export function paperOf(jobId: string, deps: Pick<PrintDeps, 'printJournal' | 'orderFiles' | 'digest'>): Result<Paper, Refusal> {
  const job = deps.printJournal.find(jobId);
  if (job === null) return err({ code: 'print_not_found' });
  if (!isUnanswered(job.state)) return err({ code: job.state === 'void' ? 'print_void' : 'print_not_waiting' });
  const files = job.orderIds.flatMap((id) => deps.orderFiles.load(id) ?? []);
  for (const file of files) {
    const verdict = job.kind === 'label' ? mayPrintLabel(file) : mayPrintList(file);
    if (!verdict.pass) return err({ code: `gate_${verdict.because}`, params: { state: file.order.state, orderNo: file.order.platformOrderNo } });
  }
  const now = deps.digest(
    paperFingerprint(
      job.kind,
      files.map(({ order }) => order),
    ),
  );
  return now === job.contentHash ? ok({ job, files }) : err({ code: 'print_changed', params: { documentNo: job.documentNo } });
}

/** Says that a paper goes to the printer now; on disk before it does. */
export function handToPrinter(jobId: string, actor: Actor, deps: PrintDeps): Result<PrintJob, Refusal> {
  return deps.unitOfWork.run(() => {
    const paper = paperOf(jobId, deps);
    return paper.ok ? settle(paper.value.job, 'handed', actor, deps) : paper;
  });
}

/** A person says what came of a paper. */
export function answerPrint(jobId: string, answer: PrintAnswer, actor: Actor, deps: PrintDeps): Result<PrintJob, Refusal> {
  return deps.unitOfWork.run(() => {
    const job = deps.printJournal.find(jobId);
    return job === null ? err({ code: 'print_not_found' }) : settle(job, answer, actor, deps);
  });
}

function settle(job: PrintJob, event: PrintEvent, actor: Actor, deps: PrintDeps): Result<PrintJob, Refusal> {
  const next = stepPrint(job.state, event);
  if (!next.ok) return err({ code: next.error, params: { documentNo: job.documentNo } });
  const at = deps.clock.now();
  const settled: PrintJob = { ...job, state: next.value, settledAt: isUnanswered(next.value) ? null : at };
  deps.printJournal.settle(job.id, settled.state, settled.settledAt);
  recordPrint(`print.${event}`, job, actor, at, deps);
  return ok(settled);
}
