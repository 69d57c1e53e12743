import type { Actor } from '../../journal/journal-entry.ts';
import { outageToEnterIn } from '../../manual-order/may-enter.ts';
import type { ManualOrderRecord, ManualOrders } from '../../ports/manual-orders.ts';
import type { OrderFiles } from '../../ports/order-files.ts';
import type { Outages } from '../../ports/outages.ts';
import type { PrintJournal } from '../../ports/print-journal.ts';
import { enterThere, type EnterThereDeps } from './enter-there.ts';

export interface NoteByHandDeps extends EnterThereDeps {
  readonly orderFiles: Pick<OrderFiles, 'load'>;
  readonly manualOrders: Pick<ManualOrders, 'add'>;
  readonly printJournal: Pick<PrintJournal, 'nextNumber'>;
  readonly outages: Pick<Outages, 'current'>;
}

/** An order that a file brought. */
export interface FromFile {
  readonly orderId: string;
  readonly importId: string;
}

/**
 * An order that came in by a file while people work by hand is one of theirs: it gets a number on paper and belongs to the outage, as if it had been
 * typed. Inside the unit of work that takes it in, so that it is both or neither.
 */
export function noteByHand({ orderId, importId }: FromFile, actor: Actor, deps: NoteByHandDeps): void {
  const outage = outageToEnterIn(deps.outages.current());
  const at = deps.clock.now();
  // Nobody typed a draft of it; what stands for one is there once, whatever files one import has.
  const draftId = `${importId}/${orderId}`;
  const documentNo = deps.printJournal.nextNumber('manual_order');
  const by = actor.kind === 'person' ? actor.userId : 'cli';
  const standing = outage.ok ? outage.value : null;
  const record: ManualOrderRecord = { orderId, draftId, documentNo, outageId: standing?.id ?? null, enteredAt: at, by };
  deps.manualOrders.add(record);
  const data = { draftId, documentNo, outage: standing?.no ?? '', photos: [], twins: [] };
  deps.journal.append({ type: 'manual.entered', at, actor, orderId: orderId as never, caseId: null, data, personal: null });
  // Without an outage it goes to the WMS by itself; a file is taken in while a failure is only noticed too, and then it waits for people.
  const file = deps.outages.current() === null ? deps.orderFiles.load(orderId) : null;
  if (file !== null) enterThere(file.order, record, actor, deps);
}
