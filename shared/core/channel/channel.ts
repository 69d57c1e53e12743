/** The ways a message leaves the house. What each carries is in CARRIES. */
export const CHANNEL_KINDS = ['smtp', 'wecom', 'dingtalk', 'feishu', 'slack', 'webhook', 'sms', 'folder'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** What somebody outside receives. */
export const OUTSIDE_WAYS = ['mail', 'text', 'chat'] as const;
export type OutsideWay = (typeof OUTSIDE_WAYS)[number];

export const CARRIES: Readonly<Record<ChannelKind, OutsideWay>> = {
  smtp: 'mail',
  wecom: 'chat',
  dingtalk: 'chat',
  feishu: 'chat',
  slack: 'chat',
  webhook: 'chat',
  sms: 'text',
  // Whoever watches the folder is a group: it is told of merchants, and customers' addresses are nothing to it.
  folder: 'chat',
};

/** `tls` from the first byte, `starttls` before anything is said; `none` only inside our own network. */
export const MAIL_SECURITIES = ['tls', 'starttls', 'none'] as const;
export type MailSecurity = (typeof MAIL_SECURITIES)[number];

/** Minutes of the site's day in which nobody is disturbed; from 21:00 to 8:30 goes over midnight. */
export interface QuietHours {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** Where a merchant is reached by this channel. A chat group needs no address: the channel is the group. */
export interface MerchantRoute {
  readonly merchant: string;
  readonly to: string;
}

/**
 * One way out, as an administrator set it up. Secrets are not in it: the password or signing key, and the address of a chat group,
 * which is itself a key, lie in the secret store under the names of `secretName`.
 */
export interface Channel {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly name: string;
  readonly active: boolean;
  /** Whether customers are written to by it. */
  readonly customers: boolean;
  readonly merchants: readonly MerchantRoute[];
  readonly quiet: QuietHours | null;
  /** smtp: the server. */
  readonly host: string;
  readonly port: number;
  readonly security: MailSecurity;
  readonly user: string;
  /** smtp: the sender, `name <address>` or an address. */
  readonly from: string;
  /** webhook and sms: the address; folder: its whole path on this machine; empty for the vendors' groups, whose address is a secret. */
  readonly url: string;
  /** The other side lies in our own network: private addresses and unencrypted http are then allowed. */
  readonly inHouse: boolean;
  /** The other side drops a second message with the same Idempotency-Key, so that after a lost answer it may be sent again. */
  readonly remembersKey: boolean;
}

/** `key`: password, signing key or the value of the Authorization header. `address`: a chat group's address. */
export const CHANNEL_SECRETS = ['key', 'address'] as const;
export type ChannelSecret = (typeof CHANNEL_SECRETS)[number];
export const secretName = (channelId: string, secret: ChannelSecret): string => `channel.${channelId}.${secret}`;

/** Chat groups whose address carries their key. */
export const hasSecretAddress = (kind: ChannelKind): boolean => kind === 'wecom' || kind === 'dingtalk' || kind === 'feishu' || kind === 'slack';

/** Whether a second copy of a message does no harm: a folder holds the same file once. */
export const remembersMessage = (channel: Channel | undefined): boolean => channel !== undefined && (channel.remembersKey || channel.kind === 'folder');

/** A site's channels, one document. */
export interface ChannelBook {
  readonly channels: readonly Channel[];
}
export const NO_CHANNELS: ChannelBook = { channels: [] };
