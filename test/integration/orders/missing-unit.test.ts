import { afterEach, beforeEach, expect, it } from 'vitest';
import { emptyRecipient } from '../../../shared/core/order/recipient.ts';
import { draftOrder, openWorkHouse, type WorkHouse } from '../../fixtures/work-house.ts';

let house: WorkHouse;
beforeEach(async () => void (house = await openWorkHouse()));
afterEach(() => house.close());

const HANGZHOU = { ...emptyRecipient, country: 'CN', province: '浙江省', city: '杭州市', district: '余杭区' };
const to = (n: number, detail: string): string =>
  house.takeIn(draftOrder({ recipient: { ...HANGZHOU, name: `沈${n}`, phone: String(13_900_000_000 + n), detail } }))[0] ?? '';
const told = (orderId: string): readonly string[] =>
  house.work.orderFiles.load(orderId)?.cases.flatMap(({ findings }) => findings.map(({ code, params }) => `${code} ${params['count']}`)) ?? [];

it('a house that was delivered to by many doors is not taken for one door, and nothing is asked of another house', () => {
  for (let n = 1; n <= 6; n += 1) expect(told(to(n, `听雨路12号3幢${n}01室`))).toEqual([]);
  expect(told(to(7, '听雨路12号'))).toEqual(['address.unit_missing 6']);
  expect(told(to(8, '听雨路112号'))).toEqual([]);
  expect(told(to(9, '听雨路12号星河便利店'))).toEqual([]);
});

it('what was erased or cancelled tells nothing any more', () => {
  const orders = Array.from({ length: 6 }, (_, n) => to(n, `望云路8号2幢${n + 1}02室`));
  house.storage.unitOfWork.run(() => {
    for (const id of orders) house.storage.db.prepare("UPDATE orders SET state = 'cancelled' WHERE id = ?").run(id);
  });
  expect(told(to(10, '望云路8号'))).toEqual([]);
});
