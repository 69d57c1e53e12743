import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDivisions } from '../../../shared/core/address/divisions/divisions.ts';
import type { DivisionsData } from '../../../shared/core/address/divisions/divisions-data.ts';
import { createCatalogue, type Product } from '../../../shared/core/catalogue/catalogue.ts';
import { LONGEST_MESSAGE } from '../../../shared/core/manual-order/message-text.ts';
import { readMessage, type ReadMessage, type ReadMessageContext } from '../../../shared/core/manual-order/read-message.ts';

const resources = path.resolve(import.meta.dirname, '../../../resources');
const divisions = createDivisions(JSON.parse(readFileSync(path.join(resources, 'divisions/cn-divisions.json'), 'utf8')) as DivisionsData);
const product = (merchant: string, sku: string, name: string, nameEn: string, parts: Partial<Product> = {}): Product => ({
  merchant,
  sku,
  name,
  nameEn,
  variant: '',
  barcodes: [],
  weightGrams: 1,
  retiredAt: null,
  successorSku: null,
  kitParts: [],
  twinSkus: [],
  ...parts,
});
const catalogue = createCatalogue([
  product('QH', 'QH-TEE01-BLK-L', '纯棉T恤 黑色 L', 'Cotton tee black L', { barcodes: ['2001000000036'] }),
  product('QH', 'QH-TEE01-RED-L', '纯棉T恤 红色 L', 'Cotton tee red L'),
  product('QH', 'QH-TEE01-RED-M', '纯棉T恤 红色 M', 'Cotton tee red M'),
  product('QH', 'QH-HOD02-RED-L', '连帽卫衣 红色 L', 'Hoodie red L'),
  product('TM', 'TM-MUG01-RED', '马克杯 红色', 'Mug red'),
  product('TM', 'TM-MUG01-WHT', '马克杯 白色', 'Mug white'),
  product('TM', 'TM-CUP500-WHT', '保温杯 500 ml 白', 'Flask 500 ml white'),
  product('TM', 'TM-TWL01-GRY', '竹纤维毛巾 灰', 'Bamboo towel grey'),
  product('TM', 'TM-OLD01', '旧花瓶', 'Old vase', { retiredAt: 1 }),
]);
const context: ReadMessageContext = {
  divisions,
  trainingNumbers: [],
  siteCountry: 'CN',
  catalogue,
  merchant: '',
  merchants: [
    { code: 'QH', names: ['栖禾衣社', 'Qihe Wear'] },
    { code: 'TM', names: ['陶木记', 'Clay & Oak'] },
  ],
};
const read = (text: string): ReadMessage => readMessage(text, context);
const goods = ({ lines }: ReadMessage) => lines.map(({ sku, quantity, sure }) => [sku, quantity, sure]);
const PLACE = { country: 'CN', province: '浙江省', city: '杭州市', district: '余杭区', town: '仓前街道', detail: '听雨路12号3幢2单元601室' };

describe('a message in Chinese', () => {
  it('leaves what asks for the goods out of the address, apart from them as well', () => {
    const said = read('张三 13800138000\n浙江省杭州市余杭区仓前街道听雨路12号3幢2单元601室\n要 红色T恤 L 两件');
    expect(said.place).toMatchObject({ value: PLACE, sure: true });
    expect(goods(said)).toEqual([['QH-TEE01-RED-L', 2, true]]);
  });

  it('on one line', () => {
    const said = read('张三 13800138000 浙江省杭州市余杭区仓前街道听雨路12号3幢2单元601室 红色T恤L码*2');
    expect(said.name).toMatchObject({ value: '张三', sure: true });
    expect(said.phone).toMatchObject({ value: '13800138000', sure: true });
    expect(said.place).toMatchObject({ value: PLACE, sure: true });
    expect(goods(said)).toEqual([['QH-TEE01-RED-L', 2, true]]);
    expect(said.merchant).toMatchObject({ value: 'QH', sure: true });
  });

  it('with words before and after, several things, a number and a wish', () => {
    const said = read('杨帆 13916650482\n上海市徐汇区漕宝路86号5楼\n要保温杯500白的两个，毛巾灰1条\n淘宝单 4415919902317\n今天一定要发啊 谢谢');
    expect(goods(said)).toEqual([
      ['TM-CUP500-WHT', 2, true],
      ['TM-TWL01-GRY', 1, true],
    ]);
    expect(said.place.value).toMatchObject({ province: '上海市', district: '徐汇区', detail: '漕宝路86号5楼' });
    expect([said.platform.value, said.platformOrderNo.value]).toEqual(['TB', '4415919902317']);
    expect(said.note).toMatchObject({ value: '今天一定要发啊 谢谢', sure: false, why: 'left_over' });
  });

  it('as a form, in full width, with pictures', () => {
    const said = read('老板你好😀，马克杯红色×３　收货人：王芳，电话１３８００１３８０００，江苏省南京市鼓楼区湖南路街道中山路1号 备注：送人🎁');
    expect(said.name).toMatchObject({ value: '王芳', sure: true, why: 'labelled' });
    expect(said.phone.value).toBe('13800138000');
    expect(goods(said)).toEqual([['TM-MUG01-RED', 3, true]]);
    expect(said.note).toMatchObject({ value: '送人🎁', sure: true });
  });

  it('says what it is unsure of and why', () => {
    const said = read('红色L码*2\n小鱼 1380013800\n鼓楼区中山路1号');
    expect(said.lines[0]).toMatchObject({ quantity: 2, sure: false, why: 'variant_only' });
    expect(said.lines[0]?.alternatives.map(({ sku }) => sku)).toHaveLength(1);
    expect(said.phone).toMatchObject({ sure: false });
    expect(said.place.sure).toBe(false);
    expect(said.place.alternatives.length).toBeGreaterThan(1);
  });

  it('asks about goods nobody sells and keeps the words', () => {
    expect(read('张三 13800138000 浙江省杭州市余杭区文一西路969号 竹编灯笼*2').lines).toMatchObject([
      { text: '竹编灯笼', sku: '', quantity: 2, sure: false, why: 'code_unknown' },
    ]);
  });

  it('does not take a house for goods', () => {
    const said = read('张三 13800138000 浙江省杭州市余杭区文一西路三条街2号3幢6室');
    expect(said.lines).toEqual([]);
    expect(said.place.value.detail).toContain('2号3幢6室');
  });
});

describe('a message in English', () => {
  it.each([
    'Jane Doe, 12 Main St, Springfield, IL 62704, USA, +1 217 555 0123, 2 x TM-MUG01-RED',
    'TM-MUG01-RED x 2\nJane Doe\n12 Main St\nSpringfield, IL 62704\nUSA\n+1 217 555 0123',
    'Please send 2 x red mug\nShip to: Jane Doe\nPhone: +1 217 555 0123\n12 Main St, Springfield, IL 62704, United States',
  ])('%j', (text) => {
    const said = read(text);
    expect(said.name.value).toBe('Jane Doe');
    expect(said.phone.value).toBe('+1 217 555 0123');
    expect(said.place.value).toMatchObject({ country: 'US', province: 'IL', city: 'Springfield', detail: '12 Main St', postcode: '62704' });
    expect(goods(said)).toEqual([['TM-MUG01-RED', 2, true]]);
  });

  it('guesses a country aloud', () => {
    expect(read('Jane Doe, 12 Main St, Springfield, IL 62704, 2 x TM-MUG01-RED').place).toMatchObject({ sure: false, why: 'country_guessed' });
  });
});

describe('goods', () => {
  it.each([
    ['QH-TEE01-BLK-L x 1', 'QH-TEE01-BLK-L', 1, true],
    ['qh tee01 blk l*4', '', 4, false],
    ['qh-tee01-blk-l*4', 'QH-TEE01-BLK-L', 4, true],
    ['2001000000036*2', 'QH-TEE01-BLK-L', 2, true],
    ['QH-TEE01-BLK-L', 'QH-TEE01-BLK-L', 1, false],
    ['QH-TEEO1-BLK-L*2', 'QH-TEE01-BLK-L', 2, false],
    ['三件 连帽卫衣 红色', 'QH-HOD02-RED-L', 3, true],
    ['十二个马克杯白色', 'TM-MUG01-WHT', 12, true],
    ['旧花瓶*1', '', 1, false],
  ] as const)('%s', (text, sku, quantity, sure) => {
    const [line] = read(text).lines;
    expect(line).toMatchObject({ quantity, sure, ...(sku === '' ? {} : { sku }) });
  });
});

const PARTS = ['张三', '13800138000', '浙江省杭州市余杭区仓前街道听雨路12号3幢2单元601室', 'QH-TEE01-BLK-L*2', '马克杯红色 3个', '订单号：4415919902317'];

describe('any message', () => {
  it('is read alike in any order of its lines, between any marks, and with pictures strewn in', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(PARTS, { minLength: PARTS.length }),
        fc.constantFrom('\n', '\n\n', '；', '，\n', ' | ', '\r\n', '\n😀 '),
        (parts, between) => {
          const said = read(parts.join(between));
          expect(said.phone.value).toBe('13800138000');
          expect(said.platformOrderNo.value).toBe('4415919902317');
          expect(goods(said).toSorted(([a], [b]) => String(a).localeCompare(String(b)))).toEqual([
            ['QH-TEE01-BLK-L', 2, true],
            ['TM-MUG01-RED', 3, true],
          ]);
          expect(said.place.value).toMatchObject({ province: '浙江省', city: '杭州市', district: '余杭区', detail: '听雨路12号3幢2单元601室' });
          expect(said.name.value).toBe('张三');
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never throws, and every place it names lies in the message', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...PARTS, '*', 'x 2', '个', '备注:', '\n', '，', '号'), fc.string({ unit: 'binary', maxLength: 12 }))),
        (parts) => {
          const text = parts.join('');
          const said = read(text);
          for (const { span, quantity } of said.lines) {
            expect(span[0]).toBeGreaterThanOrEqual(0);
            expect(span[1]).toBeLessThanOrEqual(text.length);
            expect(quantity).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each(['x', '1', '张三 13800138000 红色L码*2 ', '\n', '省市区', '2 x ', 'a-1 ', '13800138000', '((((', '个个1个'])(
    'of a megabyte of %j is read only as far as anybody writes',
    (piece) => {
      const said = read(piece.repeat(Math.ceil(1_000_000 / piece.length)));
      expect(said.cut).toBe(true);
      for (const { span } of said.lines) expect(span[1]).toBeLessThanOrEqual(LONGEST_MESSAGE);
    },
  );
});
