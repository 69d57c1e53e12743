import { describe, expect, it } from 'vitest';
import { checkAddress } from '../../../shared/core/address/check/check-address.ts';
import { emptyRecipient, type Recipient } from '../../../shared/core/order/recipient.ts';
import { harbourOneContext as context } from '../../fixtures/address-context.ts';

const check = (parts: Partial<Recipient>) => checkAddress({ ...emptyRecipient, ...parts }, context);

describe('somebody pasted everything into the address', () => {
  it.each([
    ['林小满 15400000001 浙江省杭州市余杭区听雨路12号', '林小满', '15400000001', '浙江省杭州市余杭区听雨路12号'],
    ['收货人：林小满\n手机号码：13800138000\n所在地区：浙江省杭州市余杭区\n详细地址：听雨路12号', '林小满', '13800138000', '浙江省杭州市余杭区 听雨路12号'],
  ])('%j', (detail, name, phone, address) => {
    const [finding, ...others] = check({ detail });
    expect([finding?.code, finding?.severity, others]).toEqual(['address.contact_in_address', 'stop', []]);
    const after: Partial<Recipient> = Object.fromEntries(
      (finding?.suggestions[0]?.changes ?? []).map(({ field, to }) => [field.replace('recipient.', ''), to]),
    );
    expect(after).toEqual({ name, phone, detail: address });
    expect(check({ detail, ...after }).filter(({ severity }) => severity === 'stop')).toEqual([]);
  });

  it('is only pointed out when the order has name and number of its own', () => {
    const found = check({ name: '林小满', phone: '15400000001', detail: '浙江省杭州市余杭区听雨路12号 13800138000' });
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([['address.contact_in_address', 'hint']]);
  });

  it.each(['浙江省杭州市余杭区听雨路12号3幢2单元601室', '浙江省杭州市余杭区文一西路969号310000', '12 Sample Mews, Horley, RH6 0HP'])(
    '%s holds nobody',
    (detail) => expect(check({ detail, name: '林小满', phone: '15400000001' }).map(({ code }) => code)).not.toContain('address.contact_in_address'),
  );
});
