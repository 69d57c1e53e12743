import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderFile } from '../../shared/core/order-file/order-file.ts';
import type { Order } from '../../shared/core/order/order.ts';
import { emptyRecipient, type Recipient } from '../../shared/core/order/recipient.ts';
import { createMemoryOrderFiles } from '../fakes/memory-order-files.ts';
import { createMemoryOrderSearch } from '../fakes/memory-order-search.ts';
import { createMemoryUnitOfWork } from '../fakes/memory-unit-of-work.ts';
import { aLine, anOrder } from '../fixtures/order-file.ts';
import type { OrderStores } from '../fixtures/order-stores.ts';

const orderOf = (recipient: Partial<Recipient>, parts: Partial<Order> = {}): OrderFile => ({
  holds: [],
  cases: [],
  order: anOrder({ ...parts, recipient: { ...emptyRecipient, ...recipient } }),
});
const HAN = '李王张沈听澜雷梅阿丽欧阳买提';
const anyName = fc.oneof(
  fc.string({ unit: fc.constantFrom(...Array.from(HAN)), minLength: 1, maxLength: 4 }),
  fc.constantFrom('Anna Lee', 'anna-lena', 'O’Neil', '阿依古丽·买买提', ''),
);
const anyFile = fc
  .record({
    name: anyName,
    digits: fc.string({ unit: fc.constantFrom('0', '1', '2'), minLength: 8, maxLength: 8 }),
    prefix: fc.constantFrom('138', '+86 139', '021-', ''),
    no: fc.string({ unit: fc.constantFrom('A', 'B', '1', '2', '-'), minLength: 4, maxLength: 9 }),
    waybill: fc.constantFrom('', 'YT1201', 'YT1202', 'SF12'),
    sku: fc.constantFrom('QH-TEE01', 'QH-TEE02', 'BL-12', '12345'),
    city: fc.constantFrom('杭州市', '北京市', ''),
    detail: fc.constantFrom('听雨路12号', '王府井大街1号', 'Long Lane 12', ''),
  })
  .map(({ name, digits, prefix, no, waybill, sku, city, detail }) =>
    orderOf(
      { name, phone: prefix === '' ? '' : prefix + digits, city, detail },
      { waybill, platformOrderNo: `${no}${anOrder().platformOrderNo.slice(2)}`, lines: [aLine({ sku })] },
    ),
  );
const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...Array.from(HAN), '·'), minLength: 1, maxLength: 5 }),
  fc.string({ unit: fc.constantFrom('0', '1', '2'), minLength: 2, maxLength: 11 }),
  fc.string({ unit: fc.constantFrom('A', 'b', '1', '2', '-'), minLength: 2, maxLength: 7 }),
  fc.string({ unit: fc.constantFrom('l', 'i', 'w', 'a', 'n', 'g', 'z', 'h', ' '), minLength: 2, maxLength: 5 }),
  fc.constantFrom('听雨路', '杭州', '王府井', 'qh-tee', 'QH-TEE01', 'YT12', '', ' ', '%', '"', '李"', "a'b", 'NEAR(a b)', '李*'),
);

/** What every search keeps to. */
export function orderSearchConformance(name: string, open: () => OrderStores): void {
  const filled = (...files: readonly OrderFile[]): OrderStores => {
    const stores = open();
    stores.unitOfWork.run(() => files.forEach(stores.orderFiles.add));
    return stores;
  };

  describe(`search: ${name}`, () => {
    const wanted = orderOf(
      { name: '沈听澜', company: '青禾贸易', phone: '+86 138-0013-5678', city: '杭州市', detail: '听雨路12号3幢', postcode: '311121' },
      { platformOrderNo: 'TB-20261123-0077', waybill: 'YT9876543210', lines: [aLine({ sku: 'QH-TEE01-BLK-L' })] },
    );
    const other = orderOf(
      { name: '欧阳雷', phone: '13911112222', city: '北京市', detail: '王府井大街1号' },
      { platformOrderNo: 'JD-1', waybill: 'SF1', lines: [aLine({ sku: 'BL-MUG' })] },
    );
    it.each([
      ['TB-20261123-0077', 'the number'],
      ['tb-20261123', 'the number’s beginning, in any case'],
      ['1123-0077', 'a part of the number'],
      ['YT9876543210', 'the waybill'],
      ['yt98765', 'the waybill’s beginning'],
      ['13800135678', 'the phone'],
      ['+86 138 0013 5678', 'the phone with its country'],
      ['5678', 'the phone’s end'],
      ['135678', 'more of the phone’s end'],
      ['QH-TEE01-BLK-L', 'a code'],
      ['qh-tee01', 'a code’s beginning'],
      ['沈听澜', 'the name'],
      ['听澜', 'two characters of the name'],
      ['沈听', 'its first two'],
      ['shentinglan', 'the name as it is spelled'],
      ['stl', 'its initials'],
      ['shenting', 'the spelling’s beginning'],
      ['青禾贸易', 'the company'],
      ['听雨路', 'the street'],
      ['杭州市听雨路', 'the address across its parts'],
      ['311121', 'the postcode'],
    ])('%s finds by %s, and nothing else', (text) => {
      const { search } = filled(wanted, other);
      expect(search.find(text, 20)).toMatchObject([{ orderId: wanted.order.id, name: '沈听澜', waybill: 'YT9876543210', city: '杭州市' }]);
    });

    it('finds by a code that is written in small letters', () => {
      const { search } = filled(orderOf({}, { lines: [aLine({ sku: '85123a' })] }), other);
      expect(search.find('85123a', 9)).toHaveLength(1);
      expect(search.find('85123A', 9)).toHaveLength(1);
    });

    it('finds by the whole label of its tote, in any case', () => {
      const { search } = filled(orderOf({}, { tote: 'T-0417' }), orderOf({}, { tote: 'T-04171' }), other);
      for (const text of ['T-0417', ' t-0417 ']) expect(search.find(text, 9), text).toMatchObject([{ matched: 'tote' }]);
      expect(search.find('T-04', 9)).toEqual([]);
    });

    it('finds a Latin name in any case, accents included', () => {
      const { search } = filled(orderOf({ name: 'Émile ZOLA', detail: 'Straße 4' }), other);
      for (const text of ['émile', 'ÉMILE', 'zola', 'Émile Zola', 'straße']) expect(search.find(text, 9), text).toHaveLength(1);
    });

    it('finds a number of digits and dashes as it is written', () => {
      const { search } = filled(orderOf({}, { platformOrderNo: '113-1234567-7654321' }), orderOf({}, { waybill: '77-88-99' }), other);
      for (const text of ['113-1234567-7654321', '113-1234567', '77-88-99', '7654321']) expect(search.find(text, 9), text).toHaveLength(1);
    });

    it.each(['', ' ', '%', '_', '"', "'", '*', '沈', 'x', 'OR', 'name:沈听', '听澜沈', '沈听澜沈', '0077-1123', 'NOT stl', '\u0000', '沈\u200b'])(
      '%j finds nothing and breaks nothing',
      (text) => {
        expect(filled(wanted, other).search.find(text, 20)).toEqual([]);
      },
    );

    it('gives the newest first, cut where asked, each once', () => {
      const files = Array.from({ length: 12 }, (_, i) =>
        orderOf(
          { name: '沈听澜', phone: `13800139${String(900 - i * 7)}`, city: '杭州市' },
          { waybill: `YT77${String(90 - i)}`, lines: [aLine({ sku: 'A-1' }), aLine({ lineNo: 2, sku: 'A-1' })] },
        ),
      );
      const { search } = filled(...files);
      const newest = files.map(({ order }) => order.id).reverse();
      for (const text of ['沈听澜', '听澜', 'stl', 'shentinglan', 'A-1']) {
        expect(
          search.find(text, 99).map(({ orderId }) => orderId),
          text,
        ).toEqual(newest);
        expect(
          search.find(text, 5).map(({ orderId }) => orderId),
          text,
        ).toEqual(newest.slice(0, 5));
      }
      expect(search.orderNs('沈听澜', 99)).toEqual(search.find('沈听澜', 99).map(({ n }) => n));
    });

    it('follows a correction: the old words find it no more', () => {
      const { search, unitOfWork, orderFiles } = filled(wanted, other);
      const after: OrderFile = {
        ...wanted,
        order: {
          ...wanted.order,
          waybill: '',
          recipient: { ...wanted.order.recipient, name: '韩梅梅', phone: '13700004444', detail: '南山路8号' },
          lines: [aLine({ sku: 'QH-HAT' })],
        },
      };
      unitOfWork.run(() => orderFiles.save(wanted, after));
      for (const gone of ['沈听澜', '听澜', 'stl', '5678', '听雨路', 'YT9876543210', 'QH-TEE01-BLK-L']) expect(search.find(gone, 9), gone).toEqual([]);
      for (const there of ['韩梅梅', '梅梅', 'hmm', '4444', '南山路', 'QH-HAT', 'TB-20261123-0077'])
        expect(search.find(there, 9), there).toMatchObject([{ orderId: wanted.order.id }]);
    });

    it('finds what is there and nothing else, whatever is typed', () => {
      fc.assert(
        fc.property(fc.array(anyFile, { minLength: 12, maxLength: 12 }), fc.array(anyText, { minLength: 25, maxLength: 25 }), (files, texts) => {
          const { search } = filled(...files);
          const unitOfWork = createMemoryUnitOfWork();
          const orders = createMemoryOrderFiles(unitOfWork);
          unitOfWork.run(() => files.forEach(orders.add));
          const byHand = createMemoryOrderSearch(orders);
          for (const text of texts) {
            const found = (hits: ReturnType<typeof search.find>): readonly string[] => hits.map(({ orderId }) => orderId);
            expect(found(search.find(text, 99)), text).toEqual(found(byHand.find(text, 99)));
          }
        }),
        { numRuns: 25 },
      );
    });
  });
}
