import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerWords, verdictIn } from '../../../shared/core/contact/answer-words.ts';
import { readAnswer } from '../../../shared/core/contact/read-answer.ts';
import type { Suggestion } from '../../../shared/core/finding/finding.ts';
import type { Order } from '../../../shared/core/order/order.ts';
import { emptyRecipient, type Recipient } from '../../../shared/core/order/recipient.ts';
import { harbourOneContext as context } from '../../fixtures/address-context.ts';
import { HOSTILE_TEXTS } from '../../fixtures/hostile-texts.ts';
import { anOrder } from '../../fixtures/order-file.ts';

const known: Recipient = {
  ...emptyRecipient,
  name: '林小满',
  phone: '15400000001',
  province: '浙江省',
  city: '杭州市',
  district: '',
  detail: '听雨路12号',
};
const orderOf = (recipient: Partial<Recipient> = {}): Order => anOrder({ recipient: { ...known, ...recipient } });
const suggestion = (changes: Suggestion['changes'], params: Suggestion['params'] = {}): Suggestion => ({
  rule: 'r',
  changes,
  confidence: 0.9,
  reason: 'r',
  params,
});
const skus = [
  suggestion([{ field: 'lines.1.sku', from: 'TEE', to: 'QH-TEE01-BLK-L' }], { name: '短袖 黑色 L', nameEn: 'Tee, black, L' }),
  suggestion([{ field: 'lines.1.sku', from: 'TEE', to: 'QH-TEE01-WHT-L' }], { name: '短袖 白色 L', nameEn: 'Tee, white, L' }),
];
const read = (text: string, recipient: Partial<Recipient> = {}, offered: readonly Suggestion[] = []) => {
  const { changes, ...rest } = readAnswer(text, orderOf(recipient), offered, context);
  return { ...rest, to: Object.fromEntries(changes.map(({ field, to }) => [field.replace('recipient.', ''), to])) };
};

describe('an address in an answer', () => {
  it('is a district inside the city that is known', () => {
    expect(read('是余杭区的')).toMatchObject({ to: { district: '余杭区' }, sure: true, reasons: ['address_part'] });
    expect(read('余杭区仓前街道')).toMatchObject({ to: { district: '余杭区', town: '仓前街道' }, sure: true });
  });

  it('is a room behind the road that is known', () => {
    expect(read('3栋502室', { district: '余杭区' })).toMatchObject({ to: { detail: '听雨路12号3栋502室' }, sure: true, reasons: ['address_part'] });
    expect(read('3栋502室', { district: '余杭区', detail: '听雨路12号2栋301室' }).sure).toBe(false);
  });

  it('is a whole one, with a new number beside it', () => {
    expect(read('收件人：王小明 13800138000 浙江省杭州市西湖区翠苑街道望月巷3号')).toMatchObject({
      to: { name: '王小明', phone: '13800138000', district: '西湖区', town: '翠苑街道', detail: '望月巷3号' },
      sure: true,
    });
  });

  it('abroad follows the format of its country', () => {
    const { to, sure } = read('12 Main St, Springfield, IL 62704, USA', { country: 'US', province: 'IL', city: 'Springfeld', detail: 'Main St', phone: '' });
    expect(to).toMatchObject({ city: 'Springfield', detail: '12 Main St', postcode: '62704' });
    expect(sure).toBe(true);
  });

  it('that may be anywhere is shown and not taken over', () => {
    expect(read('鼓楼区中山路8号', { province: '江苏省', city: '' }).sure).toBe(false);
  });
});

describe('a number in an answer', () => {
  it('is the phone', () => expect(read('电话改成 13800138000 谢谢')).toMatchObject({ to: { phone: '13800138000' }, sure: true }));
  it('that cannot be one is doubted', () => expect(read('1380013800').sure === false || read('1380013800').to['phone'] === undefined).toBe(true));
});

describe('a choice', () => {
  it.each([
    ['QH-TEE01-WHT-L', 'QH-TEE01-WHT-L', true],
    ['要白色的', 'QH-TEE01-WHT-L', true],
    ['the black one please', 'QH-TEE01-BLK-L', true],
    ['第二个', 'QH-TEE01-WHT-L', false],
    ['B', 'QH-TEE01-WHT-L', false],
    ['1', 'QH-TEE01-BLK-L', false],
  ])('%s', (text, sku, sure) => expect(read(text, {}, skus)).toMatchObject({ to: { 'lines.1.sku': sku }, sure }));

  it.each(['L', '9', '随便', ''])('%s means none of them', (text) => expect(read(text, {}, skus).to).toEqual({}));
});

describe('yes and no', () => {
  const offered = [suggestion([{ field: 'recipient.district', from: '', to: '余杭区' }])];
  it.each(['对的', '是', 'OK', 'yes, thanks', '没错！'])('%s takes what was offered first', (text) =>
    expect(read(text, {}, offered)).toMatchObject({ verdict: 'yes', to: { district: '余杭区' }, reasons: ['agreed'] }),
  );
  it.each(['不是', 'no', '取消订单', 'cancel'])('%s takes nothing', (text) =>
    expect(read(text, {}, offered)).toMatchObject({ verdict: 'no', to: {}, sure: false }),
  );
  it('no and another address leaves it to a person', () =>
    expect(read('不对，是西湖区', {}, offered)).toMatchObject({ to: { district: '西湖区' }, sure: false }));
  it.each(['是余杭区的', '好像不太对', '对面的小店', 'nothing', 'okra'])('%s is neither', (text) => expect(verdictIn(text).verdict).toBeNull());
});

describe('what stands around an answer', () => {
  it('is not the answer', () => {
    expect(answerWords('余杭区\n\n> 您的订单地址是西湖区吗？\n> 仓库')).toBe('余杭区');
    expect(answerWords('Yes\nOn Mon, 23 Nov 2026, Harbour One wrote:\nIs it 12 Main St?')).toBe('Yes');
    expect(answerWords('10:32 客户：余杭区')).toBe('余杭区');
  });

  it('never throws, never takes long and changes only the recipient or a line', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...HOSTILE_TEXTS)), (text) => {
        for (const { field } of readAnswer(text, orderOf(), skus, context).changes) expect(field).toMatch(/^(?:recipient\.\w+|lines\.1\.sku)$/u);
      }),
      { numRuns: 300 },
    );
    expect(readAnswer('余'.repeat(1_000_000), orderOf(), skus, context).changes.length).toBeLessThan(3);
  });
});
