import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Channel } from '../../../../shared/core/channel/channel.ts';
import { isMailAddress, readSender } from '../../../../shared/core/channel/mail-address.ts';
import { headerLine, plainBody } from '../../../../shared/core/channel/outgoing-text.ts';
import type { Message, SendOutcome } from '../../../../shared/core/ports/messages.ts';

export interface MailSending {
  readonly timeoutMs: number;
  readonly ca?: string;
}

/** The domain of the sender, or one that exists for nobody. */
const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
/** The same for every attempt, so that a server or a mailbox that has the message already can know the second one. */
export const messageIdOf = (message: Pick<Message, 'id'>, sender: string): string => `<${message.id.replaceAll(/[^\w-]/gu, '')}@${domainOf(sender)}>`;

const compose = (message: Message, from: { readonly name: string; readonly address: string }, to: string): Promise<Buffer> =>
  new MailComposer({
    from,
    to: { name: '', address: to },
    subject: headerLine(message.outside?.subject ?? ''),
    text: plainBody(message.body),
    messageId: messageIdOf(message, from.address),
    date: new Date(message.at),
    // Answers of machines to machines help nobody.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    // Text an order brought in must never make the host read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();

/** Bytes handed out only when asked for: the first read means that the server said 354 and the message is on its way. */
class WatchedMessage extends Readable {
  begun = false;
  readonly #bytes: Buffer;
  constructor(bytes: Buffer) {
    super();
    this.#bytes = bytes;
  }
  override _read(): void {
    if (this.begun) return;
    this.begun = true;
    this.push(this.#bytes);
    this.push(null);
  }
}

interface Failure extends Error {
  readonly code?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
}

function outcomeOf(failure: Failure, begun: boolean): SendOutcome {
  const error =
    failure.response === undefined || failure.response === ''
      ? `${failure.code ?? ''} ${failure.message}`.trim().slice(0, 200)
      : failure.response.slice(0, 200);
  const { responseCode } = failure;
  // A code is an answer: 4xx "not now" (greylisting, full, busy), 5xx "never". Before the message itself was spoken of it is the server, the
  // encryption or the password that is wrong: somebody mends that, and the message waits.
  const ofMessage = failure.code === 'EENVELOPE' || failure.code === 'EMESSAGE';
  if (ofMessage && (responseCode === undefined ? !begun : responseCode >= 500)) return { ok: false, how: 'refused', error };
  if (responseCode !== undefined) return { ok: false, how: 'later', error, afterMs: null, rests: !ofMessage || responseCode === 421 };
  // Silence after the message was begun: it may lie in the other side's queue.
  return begun ? { ok: false, how: 'in_doubt', error } : { ok: false, how: 'later', error, afterMs: null, rests: true };
}

/** One attempt at a mail server, on a connection of its own. */
export async function sendByMail(message: Message, channel: Channel, password: string, { timeoutMs, ca }: MailSending): Promise<SendOutcome> {
  const sender = readSender(channel.from);
  const to = message.outside?.address ?? '';
  if (sender === null || !isMailAddress(to)) return { ok: false, how: 'refused', error: 'address_unusable' };
  const bytes = await compose(message, sender, to);
  const body = new WatchedMessage(bytes);
  const connection = new SMTPConnection({
    host: channel.host,
    port: channel.port,
    secure: channel.security === 'tls',
    requireTLS: channel.security === 'starttls',
    ignoreTLS: channel.security === 'none',
    name: 'sidebay.local',
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    socketCloseTimeout: 0,
    allowInternalNetworkInterfaces: true,
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) },
  });
  return new Promise((settle) => {
    let settled = false;
    const end = (outcome: SendOutcome): void => {
      if (settled) return;
      settled = true;
      settle(outcome);
      connection.close();
    };
    const failed = (error: Failure): void => end(outcomeOf(error, body.begun));
    const send = (): void =>
      connection.send({ from: sender.address, to: [to], size: bytes.length }, body, (error, info) =>
        error !== null && error !== undefined
          ? failed(error)
          : end({ ok: true, proof: `${messageIdOf(message, sender.address)} ${info.response}`.slice(0, 240) }),
      );
    connection.on('error', failed);
    connection.connect((error) => {
      if (error) return failed(error);
      if (channel.user === '') return send();
      connection.login({ user: channel.user, pass: password }, (refused) => (refused === null ? send() : failed(refused)));
    });
  });
}
