import { afterEach, beforeEach, expect, it } from 'vitest';
import { mayPass } from '../../../shared/core/gate/gate.ts';
import { correct } from '../../../shared/core/order-file/decide/correct.ts';
import { emptyRecipient } from '../../../shared/core/order/recipient.ts';
import { clerk, draftOrder, openWorkHouse, type WorkHouse } from '../../fixtures/work-house.ts';

const NOWHERE = { countries: ['CN'], unserved: ['54'], remote: ['65'], takesBoxes: false, takesLockers: true };
const LHASA = { ...emptyRecipient, name: '林小满', phone: '13800138000', province: '西藏自治区', city: '拉萨市', district: '城关区', detail: '北京中路8号' };
const HANGZHOU = { ...LHASA, province: '浙江省', city: '杭州市', district: '西湖区', detail: '文三路8号' };

let house: WorkHouse;
beforeEach(async () => {
  house = await openWorkHouse();
  house.storage.unitOfWork.run(() =>
    house.settings.save({
      ...house.settings.site(),
      carriers: [
        { code: 'YTO', nameZh: '圆通', nameEn: 'YTO', reach: NOWHERE },
        { code: 'EMS', nameZh: '邮政', nameEn: 'EMS', reach: { ...NOWHERE, unserved: [], takesBoxes: true } },
      ],
    }),
  );
});
afterEach(() => house.close());

const file = (orderId: string | undefined) => {
  const found = house.work.orderFiles.load(orderId ?? '');
  if (found === null) throw new Error('no such order');
  return found;
};
const told = (orderId: string | undefined): readonly string[] =>
  file(orderId).cases.flatMap(({ kind, findings }) => findings.flatMap(({ code }) => (code.startsWith('address.carrier') ? [`${kind} ${code}`] : [])));
const mayLabel = (orderId: string | undefined): boolean => mayPass('label', { state: 'allocated', holds: file(orderId).holds }).pass;

it('an order whose carrier does not go there is held at import, before a label is paid for', () => {
  const [order] = house.takeIn(draftOrder({ recipient: LHASA, carrier: 'YTO' }));
  expect(told(order)).toEqual(['bad_address address.carrier_unserved']);
  expect(mayLabel(order)).toBe(false);
  const suggestions = file(order).cases.flatMap(({ findings }) => findings.flatMap((one) => one.suggestions));
  expect(suggestions.map(({ changes }) => changes)).toEqual([[{ field: 'carrier', from: 'YTO', to: 'EMS' }]]);
});

it('and when a correction moves it out of reach', () => {
  const [order = ''] = house.takeIn(draftOrder({ recipient: HANGZHOU, carrier: 'YTO' }));
  expect(told(order)).toEqual([]);
  const changes = (['province', 'city', 'district', 'detail'] as const).map((field) => ({
    field: `recipient.${field}` as const,
    from: HANGZHOU[field],
    to: LHASA[field],
  }));
  expect(house.work.recorder.onOrder(order, clerk, (known, context) => correct(known, changes, null, house.work.check, context)).ok).toBe(true);
  expect(told(order)).toEqual(['bad_address address.carrier_unserved']);
  expect(mayLabel(order)).toBe(false);
});

it('a carrier the note insists on is looked at too, and holds; one it would like is not', () => {
  const [insists] = house.takeIn(draftOrder({ recipient: LHASA, carrier: 'EMS', buyerNote: '请发圆通，其他快递不收' }));
  expect(told(insists)).toEqual(['special_request address.carrier_unserved']);
  expect(mayLabel(insists)).toBe(false);
  // What stands in the way is asked about; only the demand itself is ticked at the bench.
  expect(file(insists).cases.flatMap(({ request }) => request?.items.map(({ code }) => code) ?? [])).toEqual(['request.designate_carrier']);
  const [near] = house.takeIn(draftOrder({ recipient: HANGZHOU, carrier: 'EMS', buyerNote: '请发圆通，其他快递不收' }));
  expect(told(near)).toEqual([]);
});

it('where a carrier is slower the order says so and goes on', () => {
  const [order] = house.takeIn(
    draftOrder({ recipient: { ...LHASA, province: '新疆维吾尔自治区', city: '乌鲁木齐市', district: '天山区', detail: '中山路8号' }, carrier: 'EMS' }),
  );
  expect(file(order).cases).toEqual([]);
  expect(mayLabel(order)).toBe(true);
});
