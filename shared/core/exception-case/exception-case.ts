import type { Brand } from '../../kernel/brand.ts';
import type { Finding, RequestStrength } from '../finding/finding.ts';
import type { OrderId } from '../order/order.ts';
import type { RequestWork } from '../special-request/request-work.ts';
import type { ExceptionKind, Outcome } from '../finding/exception-kinds.ts';

export type CaseId = Brand<string, 'CaseId'>;

/** `void` (raised in error) is final; `closed` is reached a while after `resolved`; reopening leads back to `working`. */
export const CASE_STATES = ['open', 'working', 'waiting', 'resolved', 'closed', 'void'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** Still somebody's work. */
export const ACTIVE_CASE_STATES = ['open', 'working', 'waiting'] as const satisfies readonly CaseState[];
export const isActiveState = (state: CaseState): boolean => (ACTIVE_CASE_STATES as readonly CaseState[]).includes(state);

export const WAITING_FOR = ['customer', 'merchant', 'carrier', 'stock', 'approval'] as const;
export type WaitingFor = (typeof WAITING_FOR)[number];

export const REPORTERS = ['program', 'customer', 'merchant', 'carrier', 'colleague'] as const;
export type Reporter = (typeof REPORTERS)[number];

export interface NextAction {
  readonly text: string;
  readonly dueAt: number;
}

/** A contract clock of one exception. Its history lives in the journal; this is where it stands. Deadlines are computed from the site's hours. */
export interface RunningClock {
  readonly name: string;
  readonly policyVersion: number;
  readonly minutes: number;
  readonly warnShare: number;
  readonly startedAt: number;
  readonly stoppedAt: number | null;
  readonly stopReason: string | null;
  readonly pauses: readonly { readonly from: number; readonly to: number | null; readonly reason: string }[];
}

/** Goods that were asked for from another warehouse for one order. While it is open they are promised there. */
export interface StockTransfer {
  readonly from: string;
  readonly sku: string;
  readonly units: number;
  readonly arrivesAt: number;
  readonly costCents: number | null;
}

/** One problem with one order. */
export interface ExceptionCase {
  readonly id: CaseId;
  readonly orderId: OrderId;
  readonly kind: ExceptionKind;
  /** The main finding's code, or `raised.<cause>` when a person raised it. */
  readonly cause: string;
  readonly strength: RequestStrength | null;
  readonly state: CaseState;
  readonly owner: string | null;
  readonly nextAction: NextAction | null;
  readonly waitingFor: WaitingFor | null;
  readonly incident: string | null;
  readonly reporter: Reporter;
  readonly reports: number;
  readonly reopened: number;
  readonly outcome: Outcome | null;
  readonly openedAt: number;
  readonly resolvedAt: number | null;
  /** Personal: findings may quote what the customer wrote. */
  readonly findings: readonly Finding[];
  readonly clocks: readonly RunningClock[];
  /** Only of special requests that ask something of somebody. */
  readonly request?: RequestWork;
  /** Only of shortages that wait for goods from another warehouse. */
  readonly transfer?: StockTransfer;
}
