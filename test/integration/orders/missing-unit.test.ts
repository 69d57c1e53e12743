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

it('a house abroad is known by number, street and town, however its street and its doors are written', () => {
  const DC = { ...emptyRecipient, country: 'US', city: 'Washington', province: 'DC', postcode: '20001' };
  const send = (n: number, detail: string, parts: Partial<typeof DC> = {}): readonly string[] =>
    told(house.takeIn(draftOrder({ recipient: { ...DC, name: `Ann ${n}`, phone: `+1202555${String(100 + n).padStart(4, '0')}`, detail, ...parts } }))[0] ?? '');
  const doors = ['12 Elm St Apt 4', '12 ELM STREET #5', '12 Elm St., Unit 6', '12 Elm St, Apt 7B', 'Apt 8, 12 Elm St', '12 Elm Street, # 9'];
  for (const [n, detail] of doors.entries()) expect(send(n, detail)).toEqual([]);
  expect(send(20, '12 Elm St')).toEqual(['address.unit_missing 6']);
  expect(send(21, '112 Elm St')).toEqual([]);
  expect(send(22, '12 Elm St, Riverside Bakery')).toEqual([]);
  expect(send(23, '12 Elm St', { city: 'Springfield', province: 'IL', postcode: '62701' })).toEqual([]);
});

it('what was erased or cancelled tells nothing any more', () => {
  const orders = Array.from({ length: 6 }, (_, n) => to(n, `望云路8号2幢${n + 1}02室`));
  house.storage.unitOfWork.run(() => {
    for (const id of orders) house.storage.db.prepare("UPDATE orders SET state = 'cancelled' WHERE id = ?").run(id);
  });
  expect(told(to(10, '望云路8号'))).toEqual([]);
});
