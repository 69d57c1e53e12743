import { describe, expect, it } from 'vitest';
import { outageToEnterIn } from '../../../shared/core/manual-order/may-enter.ts';
import { OUTAGE_STATES } from '../../../shared/core/outage/outage.ts';

describe('typing an order by hand', () => {
  it('is for no outage while there is none', () => expect(outageToEnterIn(null)).toEqual({ ok: true, value: null }));

  it('waits for the declaration, and belongs to the outage until it is signed', () => {
    const may = OUTAGE_STATES.filter((state) => outageToEnterIn({ id: 'o', no: 'OUT-1', state }).ok);
    expect(may).toEqual(['declared', 'recovered', 'reconciling']);
    expect(outageToEnterIn({ id: 'o', no: 'OUT-1', state: 'noticed' })).toMatchObject({
      ok: false,
      error: { code: 'manual_not_declared', params: { no: 'OUT-1' } },
    });
  });
});
