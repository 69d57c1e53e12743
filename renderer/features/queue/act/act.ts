import type { OrderDto } from '../../../../shared/contract/dto.ts';
import type { QueueRow } from '../../../../shared/contract/queue.contract.ts';
import type { ExceptionKind } from '../../../../shared/core/exception-case/exception-kinds.ts';
import type { Decide } from '../api/use-decide.ts';

/** An exception something is done to. */
export interface Target {
  readonly caseId: string;
  readonly orderId: string;
  readonly kind: ExceptionKind;
  readonly platformOrderNo: string;
}

/** The form that is open, and what it is about. */
export type Act =
  | { readonly name: 'assign' | 'nextAction' | 'resolve'; readonly targets: readonly Target[]; readonly outcome?: string }
  | { readonly name: 'contact' | 'note' | 'reopen' | 'void'; readonly target: Target }
  | { readonly name: 'raise' | 'hold'; readonly orderId: string; readonly platformOrderNo: string }
  | { readonly name: 'lift'; readonly orderId: string; readonly hold: OrderDto['holds'][number] };

export interface ActFormProps<A extends Act> {
  readonly act: A;
  readonly decide: Decide;
  readonly onDone: () => void;
}

export const rowToTarget = ({ caseId, orderId, kind, platformOrderNo }: QueueRow): Target => ({ caseId, orderId, kind, platformOrderNo });
export const ordersOf = (targets: readonly Target[]): readonly string[] => [...new Set(targets.map(({ orderId }) => orderId))];
