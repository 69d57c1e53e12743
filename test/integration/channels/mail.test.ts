import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createOutsideNotifiers } from '../../../electron/host/adapters/notify/outside-notifiers.ts';
import type { Channel } from '../../../shared/core/channel/channel.ts';
import type { Message, SendOutcome } from '../../../shared/core/ports/messages.ts';
import { selfSigned } from '../../fixtures/certificate.ts';
import { openMailServer, type MailServer } from '../../fixtures/mail-server.ts';
import { channelOf, outsideMessage } from '../../fixtures/outside-message.ts';

const sendThrough = (
  server: Pick<MailServer, 'port'> & { readonly ca?: string },
  message: Message,
  channel: Partial<Channel> = {},
  timeoutMs = 4000,
): Promise<SendOutcome> => {
  const set = channelOf({ port: server.port, ...channel });
  const notifiers = createOutsideNotifiers({
    channelOf: (id) => (id === set.id ? set : undefined),
    secret: (name) => Promise.resolve(name === 'channel.ch-1.key' ? 'right password' : null),
    now: () => 0,
    timeoutMs,
    ...(server.ca !== undefined && { ca: server.ca }),
  });
  const mail = notifiers.find((notifier) => notifier.channel === 'mail');
  if (mail === undefined) throw new Error('no mail');
  return mail.send(message);
};
const trusted = (server: MailServer) => ({ port: server.port, ca: server.certificate.cert });
const fault = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code });

/** Speaks just enough of the protocol to break off where it is told to. */
async function rudeServer(at: 'greeting' | 'rcpt' | 'data' | 'end'): Promise<{ readonly port: number }> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    if (at === 'greeting') return;
    socket.write('220 rude ESMTP\r\n');
    let inData = false;
    socket.on('data', (bytes) => {
      const text = bytes.toString();
      if (inData) {
        if (at === 'data') return void socket.destroy();
        if (at === 'end' && text.includes('\r\n.\r\n')) return void socket.destroy();
        return;
      }
      if (text.startsWith('EHLO')) socket.write('250 rude\r\n');
      else if (text.startsWith('MAIL')) socket.write('250 ok\r\n');
      else if (text.startsWith('RCPT') && at === 'rcpt') socket.destroy();
      else if (text.startsWith('RCPT')) socket.write('250 ok\r\n');
      else if (text.startsWith('DATA')) {
        inData = true;
        socket.write('354 go on\r\n');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port };
}

describe('a mail through a real server', () => {
  it('arrives as it was written, under an id that is the same at every attempt', async () => {
    const server = await openMailServer();
    const first = await sendThrough(trusted(server), outsideMessage('m-1'));
    const second = await sendThrough(trusted(server), outsideMessage('m-1'));
    expect(first).toEqual({ ok: true, proof: expect.stringContaining('<m-1@harbour.example>') });
    expect(second.ok).toBe(true);
    const ids = server.received.map(({ raw }) => /^Message-ID: (.+)$/imu.exec(raw)?.[1]?.trim());
    expect(ids).toEqual(['<m-1@harbour.example>', '<m-1@harbour.example>']);
    expect(server.received[0]).toMatchObject({ from: 'warehouse@harbour.example', to: ['chen@customer.example'] });
    const body = /\r\n\r\n([\s\S]+)$/u.exec(server.received[0]?.raw ?? '')?.[1] ?? '';
    expect(Buffer.from(body, 'base64').toString('utf8').replaceAll('\r\n', '\n').trim()).toBe('您好，\n您的订单缺少门牌号。');
  });

  it('says the password to nobody before the line is encrypted, and waits when it is wrong', async () => {
    const seen: unknown[] = [];
    const server = await openMailServer({
      secure: false,
      authOptional: false,
      onAuth: ({ username, password }, session, done) => {
        seen.push([username, password, session.secure]);
        done(password === 'right password' ? null : fault(535, 'wrong'), { user: username });
      },
    });
    expect(await sendThrough(trusted(server), outsideMessage('m-1'), { security: 'starttls', user: 'desk' })).toMatchObject({ ok: true });
    expect(seen).toEqual([['desk', 'right password', true]]);
    const strict = await openMailServer({ authOptional: false, onAuth: (_, __, done) => done(fault(535, 'wrong password')) });
    expect(await sendThrough(trusted(strict), outsideMessage('m-2'), { user: 'desk' })).toMatchObject({ how: 'later', rests: true });
    expect(strict.received).toEqual([]);
  });

  it('greylisted is tried again, refused for good is not', async () => {
    const grey = await openMailServer({ onRcptTo: (_, __, done) => done(fault(451, '4.7.1 greylisted, try again later')) });
    expect(await sendThrough(trusted(grey), outsideMessage('m-1'))).toMatchObject({ how: 'later', rests: false, error: expect.stringContaining('greylisted') });
    const never = await openMailServer({ onRcptTo: (_, __, done) => done(fault(550, '5.1.1 no such user')) });
    expect(await sendThrough(trusted(never), outsideMessage('m-1'))).toMatchObject({ how: 'refused', error: expect.stringContaining('no such user') });
    const full = await openMailServer({
      onData: (stream, _, done) => {
        stream.resume();
        stream.on('end', () => done(fault(552, 'mailbox full')));
      },
    });
    expect(await sendThrough(trusted(full), outsideMessage('m-1'))).toMatchObject({ how: 'refused' });
  });

  it.each([
    ['for another host', () => selfSigned('elsewhere.example')],
    ['run out', () => selfSigned('localhost', { fromAt: Date.now() - 9e8, untilAt: Date.now() - 8e8 })],
  ])('a certificate %s is refused before anything is said', async (_, certificate) => {
    const server = await openMailServer({}, certificate());
    expect(await sendThrough(trusted(server), outsideMessage('m-1'))).toMatchObject({ ok: false, how: 'later', rests: true });
    expect(server.received).toEqual([]);
  });
  it('a certificate nobody vouches for is refused, and encryption taken away is noticed', async () => {
    const server = await openMailServer();
    expect(await sendThrough({ port: server.port }, outsideMessage('m-1'))).toMatchObject({ how: 'later', rests: true });
    const stripped = await openMailServer({ secure: false, hideSTARTTLS: true, disabledCommands: ['STARTTLS'] });
    expect(await sendThrough(trusted(stripped), outsideMessage('m-1'), { security: 'starttls' })).toMatchObject({ how: 'later' });
    expect([...server.received, ...stripped.received]).toEqual([]);
  });

  it.each([
    ['before it greets', 'greeting', 'later'],
    ['before the message was begun', 'rcpt', 'later'],
    ['in the middle of the message', 'data', 'in_doubt'],
    ['after the message, without an answer', 'end', 'in_doubt'],
  ] as const)('a server that goes silent %s', async (_, at, how) => {
    const server = await rudeServer(at);
    expect(await sendThrough(server, outsideMessage('m-1'), { security: 'none' }, 400)).toMatchObject({ ok: false, how });
  });

  it.each(['chen@customer.example\r\nBcc: all@customer.example', 'a@x.example, b@x.example', 'chen@customer.example> RCPT TO:<b@x.example', '', '张三'])(
    'never sends to %j',
    async (address) => {
      const server = await openMailServer();
      expect(await sendThrough(trusted(server), outsideMessage('m-1', { address }))).toMatchObject({ how: 'refused', error: 'address_unusable' });
      expect(server.received).toEqual([]);
    },
  );
  it('a subject cannot bring a header of its own', async () => {
    const server = await openMailServer();
    await sendThrough(trusted(server), outsideMessage('m-1', { subject: 'Hello\r\nBcc: all@customer.example\r\n\r\n<script>' }));
    const head = (server.received[0]?.raw ?? '').split('\r\n\r\n')[0] ?? '';
    expect(head).not.toMatch(/^bcc:/imu);
    expect(server.received[0]?.to).toEqual(['chen@customer.example']);
  });
});
