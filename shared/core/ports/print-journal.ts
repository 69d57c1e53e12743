import type { NumberedKind } from '../document/document-number.ts';
import type { PrintJob, PrintState } from '../print-journal/print-job.ts';

/** Every paper before it leaves, and what came of it. Writing needs a unit of work. */
export interface PrintJournal {
  /** The number for the next document of this kind; given once. */
  readonly nextNumber: (kind: NumberedKind) => string;
  /** Refused by the database for a held or cancelled order, and while another paper of the document is unanswered. */
  readonly add: (job: PrintJob) => void;
  readonly settle: (id: string, state: PrintState, settledAt: number | null) => void;
  readonly find: (id: string) => PrintJob | null;
  readonly ofDocument: (documentNo: string) => readonly PrintJob[];
  /** Papers of an order, the oldest first. */
  readonly ofOrder: (orderId: string) => readonly PrintJob[];
  /** Those nobody has said anything about, the oldest first. */
  readonly unanswered: () => readonly PrintJob[];
  /** Newest first. */
  readonly recent: (limit: number) => readonly PrintJob[];
}
