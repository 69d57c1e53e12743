import { describe, expect, it } from 'vitest';
import { freeTote, tieTote } from '../../../shared/core/order-file/decide/tote.ts';
import { restOfSplit } from '../../../shared/core/order-file/decide/split-rest.ts';
import { evolve } from '../../../shared/core/order-file/evolve.ts';
import { ORDER_STATES, type Order } from '../../../shared/core/order/order.ts';
import { aLine, anOrder, aContext } from '../../fixtures/order-file.ts';

const fileOf = (parts: Partial<Order> = {}) => ({ order: anOrder(parts), holds: [], cases: [] });
const BEFORE_PACKING = ['imported', 'checked', 'allocated', 'labelled'];

describe('the tote an order is carried in', () => {
  it.each(ORDER_STATES)('is tied to an order that is %s only while its goods still lie in it', (state) => {
    const file = fileOf({ state });
    const decision = tieTote(file, 'T-1', aContext());
    expect(decision?.events ?? null).toEqual(BEFORE_PACKING.includes(state) ? [{ type: 'order.toteTied', data: { tote: 'T-1' }, personal: null }] : null);
    expect(decision?.after.order.tote).toBe(BEFORE_PACKING.includes(state) ? 'T-1' : undefined);
    expect(decision?.changes ?? []).toEqual([]);
  });

  it('is no content: the order is no newer for it, and what is known already is no news', () => {
    const tied = fileOf({ tote: 'T-1', version: 4 });
    expect(tieTote(tied, 'T-1', aContext())).toBeNull();
    expect(tieTote(fileOf(), '', aContext())).toBeNull();
    expect(tieTote(fileOf({ kind: 'cancellation' }), 'T-1', aContext())).toBeNull();
    expect(tieTote(tied, 'T-2', aContext())?.after.order).toEqual({ ...tied.order, tote: 'T-2' });
  });

  it('is free when it is said to be, or carries another order', () => {
    const { tote: _tote, ...free } = fileOf({ tote: 'T-1' }).order;
    const file = { order: { ...free, tote: 'T-1' }, holds: [], cases: [] };
    expect(tieTote(file, '', aContext())?.after.order).toEqual(free);
    expect(freeTote(file, 'other_order', aContext())).toMatchObject({ events: [{ data: { tote: 'T-1', because: 'other_order' } }], after: { order: free } });
  });

  it.each(ORDER_STATES)('is free once the order is %s, unless its goods still lie in it', (to) => {
    const { order } = evolve(
      fileOf({ tote: 'T-1', state: 'checked' }),
      { type: 'order.stateChanged', data: { from: 'checked', to }, personal: null },
      { at: 1, by: 'x' },
    );
    expect(order.tote).toBe(BEFORE_PACKING.includes(to) ? 'T-1' : undefined);
  });

  it('stays with what is sent now when the rest follows later', () => {
    const before = fileOf({ tote: 'T-1', lines: [aLine({ quantity: 3 })] });
    const after = { ...before, order: { ...before.order, lines: [aLine({ quantity: 1 })] } };
    const rest = restOfSplit(before, after, 'N-1-2', aContext());
    expect(rest?.after.order.lines).toMatchObject([{ quantity: 2 }]);
    expect(rest?.after.order).not.toHaveProperty('tote');
    expect(JSON.stringify(rest?.changes)).not.toContain('T-1');
  });
});
