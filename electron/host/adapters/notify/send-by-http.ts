import type { Channel } from '../../../../shared/core/channel/channel.ts';
import type { Message, SendOutcome } from '../../../../shared/core/ports/messages.ts';
import { sendGuarded } from './guarded-request.ts';
import { VENDORS, type ChannelKeys } from './webhook-vendors.ts';

export interface HttpSending {
  readonly now: () => number;
  readonly timeoutMs: number;
  readonly ca?: string;
}

const later = (error: string, afterMs: number | null, rests: boolean): SendOutcome => ({ ok: false, how: 'later', error, afterMs, rests });
const refused = (error: string): SendOutcome => ({ ok: false, how: 'refused', error });
const parsed = (text: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
};
/** Enough to find the message again at the other side, and nothing that was sent. */
const proofOf = (status: number, text: string): string => `${status} ${text.replaceAll(/\s+/gu, ' ').slice(0, 120)}`.trim();

/** Statuses by which the other side says that it has not taken the message and may the next time. */
const COME_BACK: ReadonlySet<number> = new Set([408, 425, 429, 503]);
/** After these the other side, or one before it, may have taken it all the same. */
const PERHAPS: ReadonlySet<number> = new Set([500, 502, 504, 520, 524]);

/** One attempt at a group, a webhook or a gateway. */
export async function sendByHttp(message: Message, channel: Channel, keys: ChannelKeys, sending: HttpSending): Promise<SendOutcome> {
  if (channel.kind === 'smtp' || channel.kind === 'folder') return refused('no_channel');
  const vendor = VENDORS[channel.kind];
  const { url, headers, body } = vendor.request(message, channel, keys, sending.now());
  if (url === '') return refused('address_missing');
  if (Buffer.byteLength(body) > vendor.mostBytes) return refused('too_long');
  const answer = await sendGuarded({
    url,
    headers,
    body,
    inHouse: channel.inHouse,
    timeoutMs: sending.timeoutMs,
    ...(sending.ca !== undefined && { ca: sending.ca }),
  });
  const perhaps = (error: string): SendOutcome => (channel.remembersKey ? later(error, null, false) : { ok: false, how: 'in_doubt', error });
  if (!answer.ok) {
    if (answer.begun) return perhaps(answer.error);
    // An address nobody may be sent to stays one; a name that cannot be resolved or a wrong certificate may be mended meanwhile.
    return answer.error === 'address_refused' || answer.error.startsWith('url_') ? refused(answer.error) : later(answer.error, null, true);
  }
  const { status, body: text, retryAfterMs } = answer;
  if (status >= 200 && status < 300) {
    const verdict = vendor.verdict(parsed(text), text);
    if (verdict === 'taken') return { ok: true, proof: proofOf(status, text) };
    return verdict === 'later' ? later(proofOf(status, text), retryAfterMs, true) : refused(proofOf(status, text));
  }
  if (COME_BACK.has(status)) return later(proofOf(status, text), retryAfterMs, true);
  return PERHAPS.has(status) ? perhaps(proofOf(status, text)) : refused(proofOf(status, text));
}
