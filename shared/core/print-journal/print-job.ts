import type { DocumentKind } from '../document/document-number.ts';
import { err, ok, type Result } from '../../kernel/result.ts';

/**
 * One paper on its way out.
 *
 *   intended ──handed──▶ printed ──came_out──▶ confirmed
 *      │  ╲                │ ╲
 *      │   ╲───────────────┼──▶ not_out ──again──▶ intended      the same copy once more: it never was on paper
 *      │                   └──▶ damaged                          the next copy follows, with this as its reason
 *      └──▶ (also answered from here: a program that ended between the two does not know what the printer did)
 *   any of them ──voided──▶ void                                 address or content changed, or the order was cancelled
 *
 * Nothing is handed to a printer before `intended` is on disk. While a paper waits for its answer there is no second one of the same
 * document. Copies count 1, 2, 3 without a hole; from 2 on each has a reason.
 */
export const PRINT_STATES = ['intended', 'printed', 'confirmed', 'not_out', 'damaged', 'void'] as const;
export type PrintState = (typeof PRINT_STATES)[number];

export const PRINT_EVENTS = ['handed', 'came_out', 'did_not', 'damaged', 'again', 'voided'] as const;
export type PrintEvent = (typeof PRINT_EVENTS)[number];

export interface PrintJob {
  readonly id: string;
  readonly documentNo: string;
  readonly kind: DocumentKind;
  readonly copy: number;
  /** Why there is another copy; empty for the first. */
  readonly reason: string;
  readonly state: PrintState;
  readonly waybill: string;
  /** Digest of what the paper stands for (`paperFingerprint`). */
  readonly contentHash: string;
  readonly orderIds: readonly string[];
  readonly intendedAt: number;
  readonly settledAt: number | null;
  readonly by: string;
}

/** Waits for somebody to say whether it came out. */
export const isUnanswered = (state: PrintState): boolean => state === 'intended' || state === 'printed';

const STEPS: Readonly<Record<PrintEvent, { readonly from: readonly PrintState[]; readonly to: PrintState }>> = {
  handed: { from: ['intended'], to: 'printed' },
  came_out: { from: ['intended', 'printed'], to: 'confirmed' },
  did_not: { from: ['intended', 'printed'], to: 'not_out' },
  damaged: { from: ['intended', 'printed'], to: 'damaged' },
  again: { from: ['not_out'], to: 'intended' },
  voided: { from: ['intended', 'printed', 'confirmed', 'not_out', 'damaged'], to: 'void' },
};

export type PrintRefusal = 'print_not_waiting' | 'print_void' | 'print_unanswered' | 'copy_needs_reason';

export function stepPrint(state: PrintState, event: PrintEvent): Result<PrintState, PrintRefusal> {
  const { from, to } = STEPS[event];
  if (from.includes(state)) return ok(to);
  return err(state === 'void' ? 'print_void' : 'print_not_waiting');
}

export interface NextCopy {
  readonly copy: number;
  readonly reason: string;
}

/** Which copy of a document may go out now. `jobs` are those of the document, void ones too. */
export function nextCopy(jobs: readonly Pick<PrintJob, 'copy' | 'state'>[], reason: string): Result<NextCopy, PrintRefusal> {
  if (jobs.some(({ state }) => isUnanswered(state))) return err('print_unanswered');
  const last = jobs.reduce((highest, { copy }) => Math.max(highest, copy), 0);
  const wasSpoiled = jobs.find(({ copy }) => copy === last)?.state === 'damaged';
  const why = reason.trim() === '' && wasSpoiled ? 'damaged' : reason.trim();
  if (last > 0 && why === '') return err('copy_needs_reason');
  return ok({ copy: last + 1, reason: last === 0 ? '' : why });
}
