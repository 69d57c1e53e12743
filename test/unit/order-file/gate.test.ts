import { describe, expect, test } from 'vitest';
import { FREE_ACTIONS, GATE_STEPS, GATED_ACTIONS, mayPass } from '../../../shared/core/gate/gate.ts';
import { HOLD_KINDS, type Hold, type HoldId } from '../../../shared/core/hold/hold.ts';
import { ORDER_STATES } from '../../../shared/core/order/order.ts';

const hold = (kind: Hold['kind'], liftedAt: number | null = null): Hold => ({
  id: `hold-${kind}` as HoldId,
  kind,
  caseId: null,
  reason: 'r',
  liftableBy: 'owner',
  ifNobody: 'stays',
  reviewAt: null,
  placedAt: 1,
  placedBy: 'x',
  liftedAt,
  liftedBy: null,
});

describe.each(ORDER_STATES)('the gate for an order that is %s', (state) => {
  test.each(GATED_ACTIONS)('%s passes only from its own states, never held, never cancelled', (action) => {
    const expected = state !== 'cancelled' && GATE_STEPS[action].from.includes(state);
    expect(mayPass(action, { state, holds: [] }).pass).toBe(expected);
    expect(mayPass(action, { state, holds: [hold('address', 5)] }).pass).toBe(expected);
    for (const kind of HOLD_KINDS) {
      const verdict = mayPass(action, { state, holds: [hold('sku', 3), hold(kind)] });
      expect(verdict).toEqual({ pass: false, because: state === 'cancelled' ? 'cancelled' : 'held' });
    }
  });
  test.each(FREE_ACTIONS)('%s passes for a held order too, until it is gone', (action) => {
    expect(mayPass(action, { state, holds: [hold('manual')] }).pass).toBe(state !== 'dispatched' || action === 'note');
  });
});
