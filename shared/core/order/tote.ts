import type { OrderState } from './order.ts';

/** While the picked goods of an order still lie in their box: once the parcel is closed, or nothing is sent at all, the box is free. */
const BEFORE_PACKING: ReadonlySet<OrderState> = new Set<OrderState>(['imported', 'checked', 'allocated', 'labelled']);
export const isBeforePacking = (state: OrderState): boolean => BEFORE_PACKING.has(state);
