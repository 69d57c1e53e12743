import type { ExceptionKind } from '../../../../shared/core/finding/exception-kinds.ts';
import type { OrderState } from '../../../../shared/core/order/order.ts';

export interface Hit {
  readonly orderId: string;
  readonly platformOrderNo: string;
  readonly merchant: string;
  readonly merchantName: string;
  readonly state: OrderState;
  readonly recipientName: string;
  readonly phoneEnd: string;
  readonly place: string;
  readonly matched: string;
  readonly openCases: readonly { readonly caseId: string; readonly kind: ExceptionKind }[];
}

/** One thing that can be opened: an exception, or an order that has none. */
export interface FoundOption {
  readonly hit: Hit;
  readonly orderId: string;
  readonly caseId: string | null;
  readonly kind: ExceptionKind | null;
}

export const optionsOf = (hits: readonly Hit[]): readonly FoundOption[] =>
  hits.flatMap((hit): readonly FoundOption[] =>
    hit.openCases.length === 0
      ? [{ hit, orderId: hit.orderId, caseId: null, kind: null }]
      : hit.openCases.map(({ caseId, kind }) => ({ hit, orderId: hit.orderId, caseId, kind })),
  );
