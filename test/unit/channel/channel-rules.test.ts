import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkChannel } from '../../../shared/core/channel/check-channel.ts';
import { checkTarget, isReachable } from '../../../shared/core/channel/check-target.ts';
import { isMailAddress, readSender } from '../../../shared/core/channel/mail-address.ts';
import { harmlessValue, headerLine, plainBody, withoutMentions } from '../../../shared/core/channel/outgoing-text.ts';
import { pickRoute } from '../../../shared/core/channel/pick-route.ts';
import { quietUntil } from '../../../shared/core/channel/quiet-hours.ts';
import { letterTo, reachMerchant } from '../../../shared/core/channel/reach-merchant.ts';
import { nextTry } from '../../../shared/core/channel/retry.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/kernel/durations.ts';
import { channelOf } from '../../fixtures/outside-message.ts';

describe('the next attempt', () => {
  it('comes later each time, never after a day, and not all at once', () => {
    const pauses = [1, 2, 3, 4, 5, 8, 11].map((attempt) => (nextTry(attempt, 0, 0, 0.999, null) ?? NaN) / MINUTE_MS);
    expect(pauses.map(Math.round)).toEqual([0, 1, 2, 4, 8, 60, 60]);
    expect(nextTry(12, 0, 0, 0, null)).toBeNull();
    expect(nextTry(3, 0, DAY_MS, 0, null)).toBeNull();
    expect(nextTry(4, 0, 0, 0, null)).toBe(2 * MINUTE_MS);
  });
  it('is never sooner than the other side asked for, nor later than an hour for its sake', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 11 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.integer({ min: 0, max: 10 * HOUR_MS }),
        (attempt, draw, afterMs) => {
          const at = nextTry(attempt, 0, 0, draw, afterMs) ?? NaN;
          expect(at).toBeGreaterThanOrEqual(Math.min(afterMs, HOUR_MS));
          expect(at).toBeLessThanOrEqual(HOUR_MS);
        },
      ),
    );
  });
});

describe('quiet hours', () => {
  const NIGHT = { fromMinute: 21 * 60, toMinute: 8 * 60 + 30 };
  const at = (text: string): number => Date.parse(text);
  it.each([
    ['2026-11-21T12:59:00Z', null], // 20:59 in Shanghai
    ['2026-11-21T13:00:00Z', '2026-11-22T00:30:00Z'],
    ['2026-11-21T20:00:00Z', '2026-11-22T00:30:00Z'], // 04:00
    ['2026-11-22T00:29:00Z', '2026-11-22T00:30:00Z'],
    ['2026-11-22T00:30:00Z', null],
  ])('over midnight at %s', (now, until) => expect(quietUntil(at(now), NIGHT, 'Asia/Shanghai')).toBe(until === null ? null : at(until)));
  it('over a change of clocks the end is the clock on the wall', () => {
    // New York goes back an hour on 1 November 2026 at 02:00.
    expect(quietUntil(at('2026-11-01T03:00:00Z'), NIGHT, 'America/New_York')).toBe(at('2026-11-01T13:30:00Z'));
  });
  it('where there are none nothing waits', () => expect(quietUntil(0, null, 'UTC')).toBeNull());
});

describe('text that goes out', () => {
  const hostile = fc.string({ unit: fc.constantFrom('a', '张', '\r', '\n', '\u0000', '\u202e', '\u2028', '\ud800', ':', ' ', '\t', '{', '}') });
  it('a header is one line whatever it is made of', () => {
    fc.assert(fc.property(hostile, (text) => !/[\p{Cc}\u2028\u2029\u202e]|\p{Cs}/u.test(headerLine(text))));
  });
  it('a body keeps its lines and loses what cannot be seen', () => {
    expect(plainBody('一\r\n二\u202e三\u0007\rfour')).toBe('一\n二三\nfour');
    fc.assert(fc.property(hostile, (text) => !/[\u202e\r]|\p{Cs}/u.test(plainBody(text))));
  });
  it('what an order says is shown and cannot be pressed, and opens no place of a template', () => {
    expect(harmlessValue('张三 https://evil.example/x?a=1')).toBe('张三 https evil·example/x?a=1');
    expect(harmlessValue('www.evil.com {fee}')).toBe('www·evil·com  fee ');
    expect(harmlessValue('王五\nBcc: x')).toBe('王五 Bcc: x');
    expect(harmlessValue('12.5 kg, No.7')).toBe('12.5 kg, No.7');
  });
  it('wakes no group', () => {
    for (const text of ['@all', '@所有人', '<!channel>', '<@U123>', '@here', '＠everyone'])
      expect(withoutMentions(text), text).not.toMatch(/[@＠](?:all|here|everyone|所有人)|<[!@]/u);
  });
});

describe('addresses', () => {
  it.each(['chen@customer.example', 'a.b+c@x-y.example.cn', '张三@例子.example'])('%s is one', (text) => expect(isMailAddress(text)).toBe(true));
  it.each(['a@b', 'a@@b.cn', 'a b@c.cn', 'a@b.cn,c@d.cn', 'a@b.cn\n', '<a@b.cn>', `${'a'.repeat(65)}@b.cn`, 'a..b@c.cn', ''])('%j is none', (text) =>
    expect(isMailAddress(text)).toBe(false),
  );
  it('a sender has a name or not', () => {
    expect(readSender('湾畔一号仓 <w@h.example>')).toEqual({ name: '湾畔一号仓', address: 'w@h.example' });
    expect(readSender('w@h.example')).toEqual({ name: '', address: 'w@h.example' });
    expect(readSender('x\r\nBcc: y <w@h.example>')).toBeNull();
  });
  it.each([
    ['10.0.0.1', false],
    ['172.31.255.255', false],
    ['100.64.0.1', false],
    ['127.0.0.1', false],
    ['::1', false],
    ['fd00::1', false],
    ['::ffff:a00:1', false],
    ['64:ff9b::7f00:1', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['203.0.113.9', true],
    ['2001:db8::1', true],
  ])('%s may be reached from outside the house: %s', (address, may) => expect(isReachable(address, false)).toBe(may));
  it.each(['169.254.169.254', 'fe80::1', '::ffff:169.254.169.254', '255.255.255.255', 'ff02::1'])('%s may never be reached', (address) =>
    expect(isReachable(address, true)).toBe(false),
  );
  it.each(['https://h.example/a', 'https://h.example:8443?x=1'])('%s is a place to send to', (url) => expect(checkTarget(url, false)).toBeNull());
});

describe('a channel as it was typed', () => {
  it('is right, or says all that is wrong with it', () => {
    expect(checkChannel(channelOf())).toEqual([]);
    expect(checkChannel(channelOf({ name: ' ', host: 'a b', port: 0, from: 'nobody', security: 'none', inHouse: false, customers: false }))).toEqual([
      'name_missing',
      'host_missing',
      'port_wrong',
      'sender_wrong',
      'needs_encryption',
      'nobody',
    ]);
    expect(checkChannel(channelOf({ kind: 'sms', url: 'http://sms.example/', inHouse: false, merchants: [{ merchant: 'QH', to: 'x' }] }))).toEqual([
      'url_insecure',
      'route_wrong',
    ]);
    expect(checkChannel(channelOf({ kind: 'wecom', merchants: [{ merchant: 'QH', to: '' }] }))).toEqual([]);
  });
});

describe('the way out for a message', () => {
  const recipient = { phone: '13800138000', email: 'chen@customer.example', country: 'CN' };
  const training = [{ region: 'CN', pattern: '154 0000 nnnn' }];
  const ask = { way: 'text', to: 'customer', merchant: 'QH', recipient, trainingNumbers: training } as const;
  const sms = channelOf({ id: 'sms', kind: 'sms', url: 'https://s.example' });
  const group = channelOf({ id: 'group', kind: 'wecom', customers: false, merchants: [{ merchant: 'QH', to: '' }] });
  const mail = channelOf({ id: 'mail', merchants: [{ merchant: 'QH', to: 'ops@qh.example' }] });
  it('is the channel that was set up for whom it is meant', () => {
    expect(pickRoute([mail, group, sms], ask)).toMatchObject({ value: { channelId: 'sms', address: '13800138000' } });
    expect(pickRoute([mail, group, sms], { ...ask, way: 'mail' })).toMatchObject({ value: { channelId: 'mail', address: 'chen@customer.example' } });
    expect(pickRoute([mail, group, sms], { ...ask, way: 'chat', to: 'merchant' })).toMatchObject({ value: { channelId: 'group', address: '' } });
    expect(pickRoute([mail, group, sms], { ...ask, way: 'mail', to: 'merchant' })).toMatchObject({ value: { address: 'ops@qh.example' } });
  });
  it('is no other one where there is none, and no guessed address', () => {
    expect(pickRoute([{ ...sms, active: false }], ask)).toMatchObject({ error: 'no_channel' });
    expect(pickRoute([group], { ...ask, way: 'chat' })).toMatchObject({ error: 'no_channel' });
    expect(pickRoute([group], { ...ask, way: 'chat', to: 'merchant', merchant: 'DM' })).toMatchObject({ error: 'no_channel' });
    const phones: readonly (readonly [string, string])[] = [
      ['', 'address_missing'],
      ['15400000001', 'training_number'],
      ['138****8000', 'address_unusable'],
      ['13800138000/13900139000', 'address_unusable'],
      ['400-800-8888', 'cannot_text'],
    ];
    for (const [phone, error] of phones) expect(pickRoute([sms], { ...ask, recipient: { ...recipient, phone } }), phone).toMatchObject({ error });
    expect(pickRoute([sms], { ...ask, recipient: { ...recipient, phone: '１３８００１３８０００' } })).toMatchObject({ value: { address: '13800138000' } });
  });
});

describe('a letter to a merchant', () => {
  const mail = channelOf({ id: 'mail', merchants: [{ merchant: 'QH', to: 'qh@merchant.example' }] });
  const group = channelOf({
    id: 'group',
    kind: 'wecom',
    merchants: [
      { merchant: 'QH', to: '' },
      { merchant: 'DM', to: '' },
    ],
  });
  const sms = channelOf({ id: 'sms', kind: 'sms', merchants: [{ merchant: 'NW', to: '057100000012' }] });

  it('goes by mail, else into its group, never as a text message, and to nobody else', () => {
    const channels = [sms, group, mail];
    expect(reachMerchant(channels, 'QH')).toEqual({ way: 'mail', channelId: 'mail', address: 'qh@merchant.example' });
    expect(reachMerchant(channels, 'DM')).toEqual({ way: 'chat', channelId: 'group', address: '' });
    expect(reachMerchant([sms, group, { ...mail, active: false }], 'QH')?.way).toBe('chat');
    expect([reachMerchant(channels, 'NW'), reachMerchant([], 'QH')]).toEqual([null, null]);
  });
  it('has a subject of one line and no mark-up in its text', () => {
    const letter = letterTo('QH', { way: 'mail', channelId: 'mail', address: 'a@b.example' }, { subject: 'OUT-1\r\nBcc: x', body: '  停机\u202e了  ' });
    expect(letter).toMatchObject({ channel: 'mail', audience: 'merchant:QH', code: 'message.outside', outside: { to: 'merchant', caseId: null } });
    expect([/[\r\n]/u.test(letter.outside.subject), letter.body]).toEqual([false, plainBody('停机\u202e了')]);
  });
});
