import { isActive, type Hold } from '../hold/hold.ts';
import type { ExceptionCase } from '../exception-case/exception-case.ts';
import { hasOpenItems } from '../special-request/request-work.ts';
import type { OrderState } from '../order/order.ts';

/**
 * The gate: the single place that says whether an order may move on. Every path (screen, import, scan, sync, command line) asks here,
 * and the database asks again by trigger, so that a path which forgets still finds the door shut.
 *
 *   imported → checked → allocated → labelled → packed → manifested → dispatched
 *                        └────────────── guarded by holds and cancellation ──────┘
 *                                    packed and dispatched: also by demands of the customer that nobody ticked
 *
 * Holds, corrections, cancellations and notes always pass: a held order may be corrected and told about.
 */
export const GATED_ACTIONS = ['allocate', 'label', 'pack', 'manifest', 'dispatch', 'tell_wms_released', 'tell_wms_packed', 'tell_wms_shipped'] as const;
export type GatedAction = (typeof GATED_ACTIONS)[number];

export const FREE_ACTIONS = ['correct', 'hold', 'cancel', 'note'] as const;
export type FreeAction = (typeof FREE_ACTIONS)[number];

export type GateRefusal = 'held' | 'cancelled' | 'gone' | 'out_of_order' | 'request_open';
export type GateVerdict = { readonly pass: true } | { readonly pass: false; readonly because: GateRefusal };

/** The state an action needs and the state it leads to; the `tell_wms_…` actions move nothing here and need the work to be done. */
export const GATE_STEPS: Readonly<Record<GatedAction, { readonly from: readonly OrderState[]; readonly to: OrderState | null }>> = {
  allocate: { from: ['checked'], to: 'allocated' },
  label: { from: ['allocated'], to: 'labelled' },
  pack: { from: ['labelled'], to: 'packed' },
  manifest: { from: ['packed'], to: 'manifested' },
  dispatch: { from: ['manifested'], to: 'dispatched' },
  tell_wms_released: { from: ['checked', 'allocated', 'labelled', 'packed', 'manifested'], to: null },
  tell_wms_packed: { from: ['packed', 'manifested'], to: null },
  tell_wms_shipped: { from: ['dispatched'], to: null },
};

/** `cases` carry what customers demanded; pack and dispatch have to bring them. */
export interface AtTheGate {
  readonly state: OrderState;
  readonly holds: readonly Hold[];
  readonly cases?: readonly Pick<ExceptionCase, 'state' | 'outcome' | 'request'>[];
}

export function mayPass(action: GatedAction | FreeAction, order: AtTheGate): GateVerdict {
  if (action === 'correct' || action === 'hold' || action === 'cancel' || action === 'note') {
    return order.state === 'dispatched' && action !== 'note' ? { pass: false, because: 'gone' } : { pass: true };
  }
  if (order.state === 'cancelled') return { pass: false, because: 'cancelled' };
  if (order.holds.some(isActive)) return { pass: false, because: 'held' };
  if (!GATE_STEPS[action].from.includes(order.state)) return { pass: false, because: 'out_of_order' };
  const isAsked = action === 'pack' || action === 'dispatch';
  return isAsked && hasOpenItems(order.cases ?? [], action) ? { pass: false, because: 'request_open' } : { pass: true };
}
