import type { OrderDto } from '../../../../shared/contract/dto.ts';
import type { QueueRow } from '../../../../shared/contract/queue.contract.ts';
import type { ExceptionKind } from '../../../../shared/core/finding/exception-kinds.ts';
import type { Attempt, Rung } from '../../../../shared/core/contact/contact-ladder.ts';
import type { Selection } from '../bulk/selection.ts';

/** An exception something is done to. */
export interface Target {
  readonly caseId: string;
  readonly orderId: string;
  readonly kind: ExceptionKind;
  readonly platformOrderNo: string;
}
export type OrderTarget = Pick<Target, 'orderId' | 'platformOrderNo'>;

/** What was tried on an exception so far, for what follows. */
export interface Tried {
  readonly attempts: readonly Attempt[];
  readonly openedAt: number;
}

/** One exception, or all that are ticked, also those that were never loaded. */
export type Subject = { readonly one: Target } | { readonly many: Selection };

export const ACTS_ON_MANY = ['assign', 'nextAction', 'resolve', 'contact', 'note', 'void', 'hold', 'release'] as const;
export type ActOnMany = (typeof ACTS_ON_MANY)[number];

/** The form that is open, and what it is about. */
export type Act =
  | { readonly name: 'assign'; readonly subject: Subject }
  | { readonly name: 'contact'; readonly subject: Subject; readonly rung?: Pick<Rung, 'channel' | 'to'>; readonly tried?: Tried }
  | { readonly name: 'note'; readonly subject: Subject }
  | { readonly name: 'void'; readonly subject: Subject }
  | { readonly name: 'nextAction'; readonly subject: Subject; readonly pause?: boolean }
  | { readonly name: 'resolve'; readonly subject: Subject }
  | { readonly name: 'hold'; readonly subject: { readonly order: OrderTarget } | { readonly many: Selection } }
  | { readonly name: 'release'; readonly subject: { readonly many: Selection } }
  | {
      readonly name: 'correctCode';
      readonly code: string;
      readonly sku: string;
      readonly rule: string;
      readonly caseIds: readonly string[];
      readonly orders: readonly { readonly caseId: string; readonly platformOrderNo: string; readonly quantity: number }[];
    }
  | { readonly name: 'reopen'; readonly target: Target }
  | { readonly name: 'answer'; readonly target: Target; readonly channel: 'chat' | 'text' | 'mail' | 'call' }
  | { readonly name: 'quote'; readonly target: Target }
  | ({ readonly name: 'raise' } & OrderTarget)
  | { readonly name: 'lift'; readonly orderId: string; readonly hold: OrderDto['holds'][number] };
export type ActNamed<N extends Act['name']> = Extract<Act, { name: N }>;

export const rowToTarget = ({ caseId, orderId, kind, platformOrderNo }: QueueRow): Target => ({ caseId, orderId, kind, platformOrderNo });
