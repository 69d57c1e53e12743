import { createHmac } from 'node:crypto';
import type { Channel, ChannelKind } from '../../../../shared/core/channel/channel.ts';
import { plainBody, withoutMentions } from '../../../../shared/core/channel/outgoing-text.ts';
import type { Message } from '../../../../shared/core/ports/messages.ts';

export interface ChannelKeys {
  /** Signing key, or the whole value of an Authorization header; empty where there is none. */
  readonly key: string;
  /** The address of a group, which is a secret of its own. */
  readonly address: string;
}
export interface VendorRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
/** What a group's answer says about one message. */
export type VendorVerdict = 'taken' | 'later' | 'refused';

interface Vendor {
  readonly request: (message: Message, channel: Channel, keys: ChannelKeys, nowAt: number) => VendorRequest;
  /** Reads the body of an answer with status 200; these groups refuse with a code in it. */
  readonly verdict: (answer: Readonly<Record<string, unknown>>, text: string) => VendorVerdict;
  /** Bytes of UTF-8 that the group takes. */
  readonly mostBytes: number;
}

const hmac = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64');
const said = ({ outside, body }: Message): string =>
  withoutMentions(plainBody(outside === undefined || outside.subject === '' ? body : `${outside.subject}\n${body}`));
const codeVerdict = (code: unknown, tooFast: readonly number[]): VendorVerdict =>
  code === 0 ? 'taken' : typeof code === 'number' && (code === -1 || tooFast.includes(code)) ? 'later' : 'refused';

/** Slack reads these three as markup, whatever stands around them. */
const slackText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Sent by every request: the other side may know a repeated message by it, and the mail has the same in its Message-ID. */
const known = (message: Message): Readonly<Record<string, string>> => ({ 'idempotency-key': message.id });
const authorised = (message: Message, { key }: ChannelKeys): Readonly<Record<string, string>> => ({
  ...known(message),
  ...(key !== '' && { authorization: key }),
});

/** Wire shapes as the vendors document their group robots (developer.work.weixin.qq.com, open.dingtalk.com, open.feishu.cn, docs.slack.dev). */
export const VENDORS: Readonly<Record<Exclude<ChannelKind, 'smtp' | 'folder'>, Vendor>> = {
  wecom: {
    mostBytes: 2048,
    request: (message, _, { address }) => ({
      url: address,
      headers: known(message),
      body: JSON.stringify({ msgtype: 'text', text: { content: said(message) } }),
    }),
    verdict: ({ errcode }) => codeVerdict(errcode, [45_009, 45_033]),
  },
  dingtalk: {
    mostBytes: 20_000,
    request: (message, _, { address, key }, nowAt) => ({
      url: key === '' ? address : `${address}&timestamp=${nowAt}&sign=${encodeURIComponent(hmac(key, `${nowAt}\n${key}`))}`,
      headers: known(message),
      body: JSON.stringify({ msgtype: 'text', text: { content: said(message) }, at: { isAtAll: false } }),
    }),
    verdict: ({ errcode }) => codeVerdict(errcode, [130_101, 660_026]),
  },
  feishu: {
    mostBytes: 20_000,
    request: (message, _, { address, key }, nowAt) => {
      const timestamp = String(Math.floor(nowAt / 1000));
      const signed = key === '' ? {} : { timestamp, sign: hmac(`${timestamp}\n${key}`, '') };
      // Its text knows tags for mentions.
      const text = said(message).replaceAll('<at', '‹at');
      return { url: address, headers: known(message), body: JSON.stringify({ ...signed, msg_type: 'text', content: { text } }) };
    },
    verdict: ({ code, StatusCode }) => codeVerdict(code ?? StatusCode, [9499, 11_232]),
  },
  slack: {
    mostBytes: 40_000,
    request: (message, _, { address }) => ({
      url: address,
      headers: known(message),
      body: JSON.stringify({ text: slackText(said(message)), mrkdwn: false, unfurl_links: false, unfurl_media: false }),
    }),
    verdict: (_, text) => (text.trim() === 'ok' ? 'taken' : 'refused'),
  },
  webhook: {
    mostBytes: 200_000,
    request: (message, { url }, keys) => ({
      url,
      headers: authorised(message, keys),
      body: JSON.stringify({
        id: message.id,
        queuedAt: message.at,
        to: message.outside?.address ?? '',
        subject: message.outside?.subject ?? '',
        text: plainBody(message.body),
        order: message.params['order'] ?? '',
      }),
    }),
    verdict: ({ ok }) => (ok === false ? 'refused' : 'taken'),
  },
  sms: {
    mostBytes: 4000,
    request: (message, { url }, keys) => ({
      url,
      headers: authorised(message, keys),
      body: JSON.stringify({ id: message.id, to: message.outside?.address ?? '', text: plainBody(message.body) }),
    }),
    verdict: ({ ok }) => (ok === false ? 'refused' : 'taken'),
  },
};
