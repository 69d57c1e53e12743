import type { DocumentKind } from '../../document/document-number.ts';
import { paperFingerprint } from '../../document/paper-hash.ts';
import type { Actor } from '../../journal/journal-entry.ts';
import type { Refusal } from '../../order-file/decision.ts';
import { label, mayPrintLabel, mayPrintList } from '../../order-file/decide/label.ts';
import type { OrderFile } from '../../order-file/order-file.ts';
import { nextCopy, type PrintJob } from '../../print-journal/print-job.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { JournalWriterDep, UnitOfWorkDep } from '../../ports/journal.ts';
import type { OrderFilesDep } from '../../ports/order-files.ts';
import type { PrintJournal } from '../../ports/print-journal.ts';
import type { WaybillPools } from '../../ports/waybill-pools.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { DecisionRecorder } from '../cases/record-decision.ts';

export interface PrintDeps extends UnitOfWorkDep, JournalWriterDep, OrderFilesDep, ClockDep, IdsDep {
  readonly recorder: DecisionRecorder;
  readonly printJournal: PrintJournal;
  readonly pools: WaybillPools;
  /** A digest of what a paper stands for; the text itself names people. */
  readonly digest: (text: string) => string;
}

export type PaperKind = Exclude<DocumentKind, 'manual_order'>;

export interface PrintWanted {
  readonly kind: PaperKind;
  readonly orderIds: readonly string[];
  /** Why there is another copy; needed from the second on. */
  readonly reason: string;
  /** For a label of an order that names no carrier; one that names one keeps it. */
  readonly carrier?: string;
}

/** Thrown to leave nothing of a refused paper behind, neither its number nor its waybill; never leaves this file. */
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * One entry for each order on the paper, with all a paper becomes by it: the table of papers is their fold. The digest of what it stands for is a digest
 * of names and addresses, so it lies where it can be erased.
 */
export const recordPrint = (type: string, job: PrintJob, actor: Actor, at: number, deps: JournalWriterDep): void => {
  const { id, documentNo, kind, copy, reason, waybill, contentHash } = job;
  for (const orderId of job.orderIds)
    deps.journal.append({
      type,
      at,
      actor,
      orderId: orderId as OrderFile['order']['id'],
      caseId: null,
      personal: { content: contentHash },
      data: { job: id, documentNo, paper: kind, copy, reason, waybill },
    });
};

/**
 * A paper is put on disk before it can leave: the gate is asked, a label gets its number from the pool, the document its own, and the journal its
 * entry, in one durable transaction. Only then does anybody get to see what would be printed.
 */
export function intendPrint(wanted: PrintWanted, actor: Actor, deps: PrintDeps): Result<PrintJob, Refusal> {
  try {
    return ok(deps.unitOfWork.run(() => intend(wanted, actor, deps)));
  } catch (thrown) {
    if (thrown instanceof Refused) return err(thrown.refusal);
    throw thrown;
  }
}

function intend({ kind, orderIds, reason, carrier = '' }: PrintWanted, actor: Actor, deps: PrintDeps): PrintJob {
  const context = deps.recorder.contextOf(actor);
  const ids = [...new Set(orderIds)];
  const files = ids.map((id) => {
    const file = deps.orderFiles.load(id);
    if (file === null) throw new Refused({ code: 'order_not_found' });
    const verdict = kind === 'label' ? mayPrintLabel(file) : mayPrintList(file);
    if (!verdict.pass) throw new Refused({ code: `gate_${verdict.because}`, params: { state: file.order.state, orderNo: file.order.platformOrderNo } });
    return kind === 'label' && file.order.waybill === '' ? withWaybill(file, carrier, actor, deps) : file;
  });
  const [first] = files;
  if (first === undefined || (kind !== 'pick_list' && files.length !== 1)) throw new Refused({ code: 'print_one_order' });
  const contentHash = deps.digest(
    paperFingerprint(
      kind,
      files.map(({ order }) => order),
    ),
  );
  const waybill = kind === 'label' ? first.order.waybill : '';
  // The same paper again is a copy of the same document; once address or content changed it is another document.
  const former = deps.printJournal
    .ofOrder(first.order.id)
    .filter((job) => job.kind === kind && job.contentHash === contentHash && job.waybill === waybill && job.state !== 'void' && sameOrders(job.orderIds, ids));
  const documentNo = former.at(-1)?.documentNo ?? deps.printJournal.nextNumber(kind);
  const copies = deps.printJournal.ofDocument(documentNo);
  const neverOut = copies.findLast(({ state }) => state === 'not_out');
  if (neverOut !== undefined && neverOut === copies.at(-1)) {
    const again: PrintJob = { ...neverOut, state: 'intended', settledAt: null };
    deps.printJournal.settle(again.id, 'intended', null);
    recordPrint('print.intended', again, actor, context.nowAt, deps);
    return again;
  }
  const next = nextCopy(copies, reason);
  if (!next.ok) throw new Refused({ code: next.error, params: { documentNo } });
  const job: PrintJob = {
    id: deps.ids.next(),
    documentNo,
    kind,
    ...next.value,
    state: 'intended',
    waybill,
    contentHash,
    orderIds: ids,
    intendedAt: context.nowAt,
    settledAt: null,
    by: context.by,
  };
  deps.printJournal.add(job);
  recordPrint('print.intended', job, actor, context.nowAt, deps);
  return job;
}

const sameOrders = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((id) => b.includes(id));

function withWaybill(file: OrderFile, chosen: string, actor: Actor, deps: PrintDeps): OrderFile {
  const { order } = file;
  const context = deps.recorder.contextOf(actor);
  const carrier = order.carrier === '' ? chosen : order.carrier;
  if (carrier === '') throw new Refused({ code: 'carrier_missing', params: { orderNo: order.platformOrderNo } });
  const waybill = deps.pools.take(carrier, order.id, context.nowAt);
  if (waybill === null) {
    const isDoubted = deps.pools.blocks().some((block) => block.carrier === carrier && block.doubted && block.free > 0);
    throw new Refused({ code: isDoubted ? 'pool_doubted' : 'pool_empty', params: { carrier } });
  }
  const decided = label(file, carrier, waybill, context);
  if (!decided.ok) throw new Refused(decided.error);
  deps.recorder.write(file, decided.value, actor, context.nowAt, deps.ids.next());
  return decided.value.after;
}
