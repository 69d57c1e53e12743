import { OUTSIDE_WAYS, secretName, type Channel } from '../../../../shared/core/channel/channel.ts';
import type { Message, Notifier, SendOutcome } from '../../../../shared/core/ports/messages.ts';
import { createFolderNotifier } from './notifiers.ts';
import { sendByHttp } from './send-by-http.ts';
import { sendByMail } from './send-by-mail.ts';

export interface OutsideNotifierDeps {
  readonly channelOf: (channelId: string) => Channel | undefined;
  /** Reads a secret by its name; null when none is kept. */
  readonly secret: (name: string) => Promise<string | null>;
  readonly now: () => number;
  /** How long the other side may be silent. */
  readonly timeoutMs?: number;
  /** Certificates trusted beside the system's. */
  readonly ca?: string;
}

const SILENCE_MS = 30_000;

/** Mail, text and chat: the channel a message was queued for carries it, with the settings and secrets that channel has now. */
export function createOutsideNotifiers(deps: OutsideNotifierDeps): readonly Notifier[] {
  const { timeoutMs = SILENCE_MS, ca } = deps;
  const common = { timeoutMs, ...(ca !== undefined && { ca }) };
  const send = async (message: Message): Promise<SendOutcome> => {
    const channel = message.outside === undefined ? undefined : deps.channelOf(message.outside.channelId);
    if (channel === undefined) return { ok: false, how: 'refused', error: 'no_channel' };
    if (!channel.active) return { ok: false, how: 'later', error: 'channel_off', afterMs: null, rests: true };
    if (channel.kind === 'folder') return createFolderNotifier(channel.url).send(message);
    const [key, address] = await Promise.all([deps.secret(secretName(channel.id, 'key')), deps.secret(secretName(channel.id, 'address'))]);
    return channel.kind === 'smtp'
      ? sendByMail(message, channel, key ?? '', common)
      : sendByHttp(message, channel, { key: key ?? '', address: address ?? '' }, { ...common, now: deps.now });
  };
  return OUTSIDE_WAYS.map((channel) => ({ channel, send }));
}
