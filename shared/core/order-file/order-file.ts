import type { CaseId, ExceptionCase } from '../exception-case/exception-case.ts';
import { isActiveState } from '../exception-case/exception-case.ts';
import type { ExceptionKind } from '../finding/exception-kinds.ts';
import { isActive, type Hold, type HoldId } from '../hold/hold.ts';
import type { Order } from '../order/order.ts';

/** Everything this console knows and decides about one order. The unit that is loaded, decided on and saved as a whole. */
export interface OrderFile {
  readonly order: Order;
  readonly holds: readonly Hold[];
  readonly cases: readonly ExceptionCase[];
}

export const caseOf = (file: OrderFile, caseId: string): ExceptionCase | undefined => file.cases.find((one) => one.id === (caseId as CaseId));
export const holdOf = (file: OrderFile, holdId: string): Hold | undefined => file.holds.find((one) => one.id === (holdId as HoldId));
export const activeHolds = (file: OrderFile): readonly Hold[] => file.holds.filter(isActive);
export const openCaseOfKind = (file: OrderFile, kind: ExceptionKind): ExceptionCase | undefined =>
  file.cases.find((one) => one.kind === kind && isActiveState(one.state));
