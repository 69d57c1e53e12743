import { describe, expect, it } from 'vitest';
import type { Order } from '../../shared/core/order/order.ts';
import type { Recipient } from '../../shared/core/order/recipient.ts';
import { aLine, anOrder } from '../fixtures/order-file.ts';
import { openMemoryStores, openSqliteStores, type OrderStores } from '../fixtures/order-stores.ts';

const rigs: readonly (readonly [string, () => OrderStores])[] = [
  ['in memory', openMemoryStores],
  ['SQLite', openSqliteStores],
];
const to = (recipient: Partial<Recipient>, parts: Partial<Order> = {}): Order => {
  const order = anOrder(parts);
  return { ...order, recipient: { ...order.recipient, ...recipient } };
};

describe.each(rigs)('similar orders: %s', (_, open) => {
  const candidates = (order: Order, ...known: readonly Order[]): readonly string[] => {
    const { unitOfWork, orderFiles, similar } = open();
    unitOfWork.run(() => known.forEach((one) => orderFiles.add({ order: one, holds: [], cases: [] })));
    return similar.candidates(order).map(({ id }) => id);
  };
  const phone = '13800135678';

  it('have the same phone however it is written, at the same merchant, newest first', () => {
    const [plain, spaced, country] = [to({ phone }), to({ phone: '138 0013-5678' }), to({ phone: `+86${phone}` })];
    const [elsewhere, another, cancelled] = [to({ phone }, { merchant: 'BL' }), to({ phone: '13800135679' }), to({ phone }, { state: 'cancelled' })];
    expect(candidates(to({ phone }), plain, elsewhere, spaced, another, cancelled, country)).toEqual([country.id, spaced.id, plain.id]);
  });
  it('are never the order itself', () => {
    const known = to({ phone });
    expect(candidates(known, known)).toEqual([]);
  });
  it('without a phone have the same content', () => {
    const [same, otherGoods, withPhone, otherName] = [
      to({ phone: '' }),
      to({ phone: '' }, { lines: [aLine({ sku: 'OTHER' })] }),
      to({ phone }),
      to({ phone: '', name: '李雷' }),
    ];
    expect(candidates(to({ phone: '' }), same, otherGoods, withPhone, otherName)).toEqual([same.id]);
  });
  it('are none where there is nothing to go by', () => {
    const bare = { name: '', phone: '', province: '', city: '', district: '', detail: '' };
    expect(candidates(to(bare), to(bare))).toEqual([]);
  });
  it('are a handful, the newest', () => {
    const many = Array.from({ length: 20 }, () => to({ phone }));
    const found = candidates(to({ phone }), ...many);
    expect(found.length).toBeLessThan(20);
    expect(found).toEqual(
      many
        .map(({ id }) => id)
        .reverse()
        .slice(0, found.length),
    );
  });
  it('follow a correction of the phone', () => {
    const { unitOfWork, orderFiles, similar } = open();
    const known = to({ phone });
    const file = { order: known, holds: [], cases: [] };
    unitOfWork.run(() => orderFiles.add(file));
    unitOfWork.run(() => orderFiles.save(file, { ...file, order: { ...known, recipient: { ...known.recipient, phone: '13700004444' } } }));
    expect(similar.candidates(to({ phone }))).toEqual([]);
    expect(similar.candidates(to({ phone: '13700004444' })).map(({ id }) => id)).toEqual([known.id]);
  });
});
