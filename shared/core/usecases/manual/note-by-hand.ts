import type { Actor } from '../../journal/journal-entry.ts';
import { outageToEnterIn } from '../../manual-order/may-enter.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { JournalWriterDep } from '../../ports/journal.ts';
import type { ManualOrders } from '../../ports/manual-orders.ts';
import type { Outages } from '../../ports/outages.ts';
import type { PrintJournal } from '../../ports/print-journal.ts';

export interface NoteByHandDeps extends JournalWriterDep, ClockDep {
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
  deps.manualOrders.add({ orderId, draftId, documentNo, outageId: standing?.id ?? null, enteredAt: at, by });
  const data = { draftId, documentNo, outage: standing?.no ?? '', photos: [], twins: [] };
  deps.journal.append({ type: 'manual.entered', at, actor, orderId: orderId as never, caseId: null, data, personal: null });
}
