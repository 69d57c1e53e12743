import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../renderer/app/notices/notice-place.ts';

const placeOfA = (code: string, params: Readonly<Record<string, string>> = {}, orderId: string | null = null) =>
  placeOf({ id: 'm', at: 1, code, params, orderId });

describe('a notice leads', () => {
  it.each([
    ['to the exception somebody was named in', placeOfA('message.mentioned', { caseId: 'c 1' }, 'o1'), '/queue/c%201'],
    ['to the order, where no exception is named', placeOfA('message.notDelivered', {}, 'o1'), '/queue/order/o1'],
    ['to the import', placeOfA('message.import_done', { importId: 'i1' }), '/intake?import=i1'],
    ['to intake, where an older version did not name it', placeOfA('message.import_failed'), '/intake'],
    ['to the outage', placeOfA('message.outage.declared'), '/outage'],
    ['to the shortage', placeOfA('message.stockAsks', { incident: 'stock:QH:CUP@2' }), '/stock?incident=stock%3AQH%3ACUP%402'],
    ['nowhere, where nothing stands', placeOfA('message.test'), null],
  ])('%s', (_, place, wanted) => expect(place).toBe(wanted));
});
