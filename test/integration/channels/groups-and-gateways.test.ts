import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createOutsideNotifiers } from '../../../electron/host/adapters/notify/outside-notifiers.ts';
import { CARRIES, type Channel, type ChannelKind } from '../../../shared/core/channel/channel.ts';
import type { Message, SendOutcome } from '../../../shared/core/ports/messages.ts';
import { selfSigned } from '../../fixtures/certificate.ts';
import { openReceiver, type Behave } from '../../fixtures/http-receiver.ts';
import { channelOf, outsideMessage } from '../../fixtures/outside-message.ts';

const NOW = 1_795_000_000_000;
interface Through {
  readonly url: string;
  readonly key?: string;
  readonly channel?: Partial<Channel>;
  readonly ca?: string;
  readonly timeoutMs?: number;
}
function send(kind: Exclude<ChannelKind, 'smtp'>, message: Message, { url, key = '', channel = {}, ca, timeoutMs = 2000 }: Through): Promise<SendOutcome> {
  const set = channelOf({ kind, url: kind === 'webhook' || kind === 'sms' ? url : '', ...channel });
  const notifiers = createOutsideNotifiers({
    channelOf: () => set,
    secret: (name) => Promise.resolve(name.endsWith('.address') ? url : key),
    now: () => NOW,
    timeoutMs,
    ...(ca !== undefined && { ca }),
  });
  const notifier = notifiers.find(({ channel: way }) => way === CARRIES[kind]);
  if (notifier === undefined) throw new Error('no way');
  return notifier.send(message);
}
const answer =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Behave =>
  (_, response) =>
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
const message = outsideMessage('m-1', { address: '' }, { channel: 'chat', body: '缺货 <b>52</b> 件 & @所有人 <!channel>' });
const hmac = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64');

describe('groups and gateways, by their own words', () => {
  it('WeCom', async () => {
    const { url, received } = await openReceiver(answer(200, { errcode: 0, errmsg: 'ok' }));
    expect(await send('wecom', message, { url: `${url}?key=k1` })).toMatchObject({ ok: true });
    expect(received[0]?.path).toBe('/hook?key=k1');
    expect(JSON.parse(received[0]?.body ?? '')).toEqual({ msgtype: 'text', text: { content: expect.stringContaining('订单 0007 的地址\n缺货') } });
    expect(received[0]?.body).not.toContain('@所有人');
  });
  it('DingTalk, signed', async () => {
    const { url, received } = await openReceiver(answer(200, { errcode: 0 }));
    await send('dingtalk', message, { url: `${url}?access_token=t`, key: 'SECabc' });
    const query = new URLSearchParams((received[0]?.path ?? '').split('?')[1]);
    expect([query.get('timestamp'), query.get('sign')]).toEqual([String(NOW), hmac('SECabc', `${NOW}\nSECabc`)]);
  });
  it('Feishu, signed', async () => {
    const { url, received } = await openReceiver(answer(200, { code: 0 }));
    await send('feishu', message, { url, key: 'fs' });
    expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({ timestamp: String(NOW / 1000), sign: hmac(`${NOW / 1000}\nfs`, ''), msg_type: 'text' });
  });
  it('Slack, with nothing that acts', async () => {
    const { url, received } = await openReceiver(answer(200, 'ok'));
    expect(await send('slack', message, { url })).toMatchObject({ ok: true });
    const { text } = JSON.parse(received[0]?.body ?? '') as { text: string };
    expect(text).not.toMatch(/<[!@b]/u);
    expect(text).toContain('&lt;b&gt;52');
  });
  it('a webhook and an SMS gateway of somebody else, with a key for the message and one for us', async () => {
    const { url, received } = await openReceiver(answer(202, { ok: true }));
    await send('webhook', message, { url, key: 'Bearer t' });
    await send('sms', outsideMessage('m-2', { address: '+8613800138000', subject: '' }, { channel: 'text', body: '【湾畔仓】请回电' }), {
      url,
      key: 'Bearer t',
    });
    expect(received.map(({ headers }) => [headers['idempotency-key'], headers.authorization])).toEqual([
      ['m-1', 'Bearer t'],
      ['m-2', 'Bearer t'],
    ]);
    expect(JSON.parse(received[1]?.body ?? '')).toEqual({ id: 'm-2', to: '+8613800138000', text: '【湾畔仓】请回电' });
  });
});

describe('what an answer means', () => {
  it.each<readonly [string, Exclude<ChannelKind, 'smtp'>, number, unknown, Partial<SendOutcome>]>([
    ['too many', 'slack', 429, 'slow down', { how: 'later', afterMs: 30_000 } as Partial<SendOutcome>],
    ['busy', 'webhook', 503, '', { how: 'later' } as Partial<SendOutcome>],
    ['too fast at WeCom', 'wecom', 200, { errcode: 45_009 }, { how: 'later' } as Partial<SendOutcome>],
    ['wrong key at DingTalk', 'dingtalk', 200, { errcode: 310_000 }, { how: 'refused' } as Partial<SendOutcome>],
    ['wrong sign at Feishu', 'feishu', 200, { code: 19_021 }, { how: 'refused' } as Partial<SendOutcome>],
    ['not what Slack says', 'slack', 200, 'invalid_payload', { how: 'refused' } as Partial<SendOutcome>],
    ['a page of a proxy at WeCom', 'wecom', 200, '<html>sign in</html>', { how: 'refused' } as Partial<SendOutcome>],
    ['gone', 'webhook', 404, '', { how: 'refused' } as Partial<SendOutcome>],
    ['broken after it may have been taken', 'webhook', 500, '', { how: 'in_doubt' } as Partial<SendOutcome>],
    ['a gateway that lost the answer', 'sms', 504, '', { how: 'in_doubt' } as Partial<SendOutcome>],
  ])('%s', async (_, kind, status, body, expected) => {
    const { url } = await openReceiver(answer(status, body, { 'retry-after': '30' }));
    expect(await send(kind, message, { url: `${url}?k=1` })).toMatchObject(expected);
  });
  it('silence is in doubt, unless the other side knows a message it has had', async () => {
    const { url, received } = await openReceiver(() => undefined);
    expect(await send('webhook', message, { url, timeoutMs: 200 })).toMatchObject({ how: 'in_doubt', error: 'timeout' });
    expect(await send('webhook', message, { url, timeoutMs: 200, channel: { remembersKey: true } })).toMatchObject({ how: 'later' });
    expect(received.map(({ headers }) => headers['idempotency-key'])).toEqual(['m-1', 'm-1']);
  });
  it('nobody there is tried again, with the whole channel at rest', async () => {
    expect(await send('webhook', message, { url: 'http://localhost:9/hook' })).toMatchObject({ how: 'later', rests: true });
  });
  it('a redirect is not followed', async () => {
    const target = await openReceiver(answer(200, ''));
    const { url } = await openReceiver((_, response) => response.writeHead(307, { location: target.url }).end());
    expect(await send('webhook', message, { url })).toMatchObject({ how: 'refused' });
    expect(target.received).toEqual([]);
  });
  it('too long for the group is refused before it is sent', async () => {
    const { url, received } = await openReceiver(answer(200, { errcode: 0 }));
    expect(await send('wecom', { ...message, body: '长'.repeat(900) }, { url })).toMatchObject({ how: 'refused', error: 'too_long' });
    expect(received).toEqual([]);
  });
});

describe('where a message may be carried', () => {
  const certificate = selfSigned('localhost');
  it('over TLS to who can show that it is meant', async () => {
    const { url } = await openReceiver(answer(200, ''), certificate);
    expect(await send('webhook', message, { url, ca: certificate.cert })).toMatchObject({ ok: true });
  });
  it('a wrong certificate gets not a byte', async () => {
    const { url, received } = await openReceiver(answer(200, ''), certificate);
    expect(await send('webhook', message, { url })).toMatchObject({ how: 'later', rests: true });
    const elsewhere = await openReceiver(answer(200, ''), selfSigned('elsewhere.example'));
    expect(await send('webhook', message, { url: elsewhere.url, ca: certificate.cert })).toMatchObject({ how: 'later' });
    expect([...received, ...elsewhere.received]).toEqual([]);
  });
  it.each([
    'https://localhost:PORT/hook',
    'https://127.0.0.1:PORT/',
    'https://2130706433:PORT/',
    'https://0x7f.1:PORT/',
    'https://[::1]:PORT/',
    'https://[::ffff:127.0.0.1]:PORT/',
    'https://169.254.169.254/latest',
    'http://harbour.example/',
    'https://user:word@harbour.example/',
    'file:///etc/passwd',
    'gopher://localhost:PORT/',
  ])('not to %s', async (url) => {
    const { port, received } = await openReceiver(answer(200, ''), certificate);
    const sent = await send('webhook', message, { url: url.replace('PORT', String(port)), ca: certificate.cert, channel: { inHouse: false } });
    expect(sent).toMatchObject({ ok: false, how: 'refused' });
    expect(received).toEqual([]);
  });
  it('not to the key chest of a cloud, in-house or not', async () => {
    expect(await send('webhook', message, { url: 'http://169.254.169.254/latest/meta-data' })).toMatchObject({ how: 'refused', error: 'address_refused' });
  });
});
