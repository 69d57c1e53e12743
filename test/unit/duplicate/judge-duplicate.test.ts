import { describe, expect, it } from 'vitest';
import { contentFingerprint, judgeDuplicate } from '../../../shared/core/duplicate/judge-duplicate.ts';
import type { ComparableOrder } from '../../../shared/core/duplicate/order-content.ts';
import type { OrderId } from '../../../shared/core/order/order.ts';
import { emptyRecipient } from '../../../shared/core/order/recipient.ts';
import { harbourLines, harbourOrder, harbourOrders } from '../../fixtures/harbour-one.ts';

const DAY = 86_400_000;
const harbour = (id: string, over: Partial<ComparableOrder> = {}): ComparableOrder => {
  const row = harbourOrder(id);
  const paidAt = Date.parse(`${row.paid.replace(' ', 'T')}:00+08:00`);
  const recipient = { ...emptyRecipient, name: row.name, phone: row.phone, detail: row.address };
  return {
    id: id as OrderId,
    kind: 'sale',
    merchant: row.merchant,
    platform: 'TB',
    platformOrderNo: row.platformOrderNo,
    orderedAt: null,
    paidAt,
    hasAddress: true,
    recipient,
    lines: harbourLines(row),
    ...over,
  };
};
const byHand = harbour('O-49', { platform: '', platformOrderNo: '' });

describe('the same order once more', () => {
  it('O-49 may be O-01', () => {
    expect(judgeDuplicate(byHand, harbour('O-01'), DAY)).toMatchObject({
      kind: 'duplicate_order',
      code: 'duplicate.same_content',
      severity: 'stop',
      params: { other: 'DM-TB-261123-0001', minutes: 120 },
    });
    expect(contentFingerprint(byHand)).toBe(contentFingerprint(harbour('O-01')));
  });
  it.each([
    ['O-50', 'O-04'],
    ['O-41', 'O-01'],
  ])('%s is not %s: other goods', (a, b) => {
    expect(judgeDuplicate(harbour(a), harbour(b), DAY)).toBeNull();
    expect(contentFingerprint(harbour(a))).not.toBe(contentFingerprint(harbour(b)));
  });
  it('finds no other pair among the 70 orders of Harbour One', () => {
    const orders = harbourOrders.map((row) => harbour(row.id));
    const pairs = orders.flatMap((a, i) =>
      orders
        .slice(0, i)
        .filter((b) => judgeDuplicate(a, b, DAY) !== null)
        .map((b) => `${a.id} ${b.id}`),
    );
    expect(pairs).toEqual(['O-49 O-01']);
  });
  it('does not mind how things are written', () => {
    const { recipient } = harbour('O-01');
    const split = {
      ...recipient,
      name: ' 沈 听澜',
      phone: '+86 154-0000-0001',
      province: '浙江省',
      city: '杭州市',
      district: '余杭区',
      town: '仓前街道',
      detail: '听雨路１２号，3幢2单元601室',
    };
    const lines = harbour('O-01').lines.map((line) => ({ ...line, sku: 'qh tee01 blk l' }));
    expect(judgeDuplicate({ ...byHand, recipient: split, lines }, harbour('O-01'), DAY)?.code).toBe('duplicate.same_content');
  });
  it('asks when only the address or only the phone is written otherwise', () => {
    const { recipient } = byHand;
    expect(judgeDuplicate({ ...byHand, recipient: { ...recipient, detail: '余杭仓前听雨路12号601' } }, harbour('O-01'), DAY)?.code).toBe(
      'duplicate.address_differs',
    );
    expect(judgeDuplicate({ ...byHand, recipient: { ...recipient, phone: '' } }, harbour('O-01'), DAY)?.code).toBe('duplicate.phone_differs');
  });
  it('is not said of two people at one address, of other merchants, outside the window, or of one number twice', () => {
    const other = { ...byHand.recipient, name: '别人', phone: '15400000099' };
    expect(judgeDuplicate({ ...byHand, recipient: other }, harbour('O-01'), DAY)).toBeNull();
    expect(judgeDuplicate({ ...byHand, merchant: '陶木记' }, harbour('O-01'), DAY)).toBeNull();
    expect(judgeDuplicate(byHand, harbour('O-01'), 60 * 60_000)).toBeNull();
    expect(judgeDuplicate(harbour('O-49', { platformOrderNo: 'DM-TB-261123-0001' }), harbour('O-01'), DAY)).toBeNull();
  });
  it('is not judged where there is no address, no recipient or no goods', () => {
    expect(contentFingerprint({ ...byHand, hasAddress: false })).toBeNull();
    expect(contentFingerprint({ ...byHand, recipient: emptyRecipient })).toBeNull();
    expect(contentFingerprint({ ...byHand, lines: [] })).toBeNull();
    expect(contentFingerprint({ ...byHand, kind: 'cancellation' })).toBeNull();
  });
});
