import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownHeaders, startDemoLoopback, type DemoLoopback } from '../../fixtures/http/demo-loopback.ts';
import { rawRequest, sendRaw } from '../../fixtures/http/raw-http.ts';

let door: DemoLoopback;
let port: number;
let cookie: string;
beforeAll(async () => {
  door = await startDemoLoopback();
  port = door.server.port;
  cookie = await door.enter();
});
afterAll(() => door.close());

const codeOf = (body: string): unknown => (JSON.parse(body) as { error?: { code?: unknown } }).error?.code;

describe('a window', () => {
  it('calls and is answered, and nobody keeps the answer', async () => {
    const answer = await door.call('echo', { text: '地址待核实' }, { Cookie: cookie });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ ok: true, value: { text: '地址待核实' } });
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('is told with each answer and at the head of its stream how much had been told', async () => {
    const toldWith = async () => Number((await door.call('echo', { text: '' }, { Cookie: cookie })).headers['sidebay-told']);
    const before = await toldWith();
    door.host.events.publish('changed', { topics: ['queue'] });
    expect(await toldWith()).toBe(before + 1);

    const socket = connect({ host: '127.0.0.1', port });
    socket.write(rawRequest('GET /events', ownHeaders(port, cookie)));
    let text = '';
    socket.on('data', (chunk) => void (text += chunk.toString()));
    await expect.poll(() => text).toContain(`data: {"name":"listening","payload":{"told":${before + 1}}}\n\n`);
    socket.destroy();
  });

  it('is itself: another cookie is another session', async () => {
    const sessionOf = async (own: string) =>
      (JSON.parse((await door.call('whoAmI', {}, { Cookie: own })).body) as { value: { sessionId: string } }).value.sessionId;
    const other = await door.enter();
    expect(await sessionOf(other)).not.toBe(await sessionOf(cookie));
    expect(await sessionOf(cookie)).toBe(await sessionOf(cookie));
    expect(cookie).not.toContain(await sessionOf(cookie));
  });

  it('does not share what another one was granted', async () => {
    const [clerk, stranger] = [await door.enter(), await door.enter()];
    await door.call('signIn', { role: 'clerk' }, { Cookie: clerk });
    expect(JSON.parse((await door.call('decide', {}, { Cookie: clerk })).body)).toEqual({ ok: true, value: 'decided' });
    expect(codeOf((await door.call('decide', {}, { Cookie: stranger })).body)).toBe('not_signed_in');
    expect(codeOf((await door.call('maintenance', {}, { Cookie: clerk })).body)).toBe('not_allowed');
  });

  it('loads pages with the whole policy, and only listed ones', async () => {
    const page = await door.get('/', { Cookie: cookie, 'Sec-Fetch-Site': 'none' });
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(page.headers['content-security-policy']).toContain("connect-src 'self'");
    expect(page.headers['content-security-policy']).not.toContain('unsafe-inline');
    expect((await door.get('/assets/app.js')).headers['content-type']).toBe('text/javascript; charset=utf-8');
    for (const target of [
      '/../secret.html',
      '/assets/../../secret.html',
      '/..%2fsecret.html',
      '/%2e%2e/secret.html',
      String.raw`/..\secret.html`,
      '/link.html',
      '/notes.sqlite',
      '/assets/',
      '/assets',
      '/index.html/',
      '/etc/passwd',
      '/%00',
      '/constructor',
    ])
      expect([target, (await door.get(target)).status]).toEqual([target, 404]);
  });

  it('gets no page without a session but a word what to do', async () => {
    const answer = await door.get('/');
    expect(answer.status).toBe(401);
    expect(answer.body).toContain('npm start');
  });
});

describe('the opening address', () => {
  const target = () => door.server.entryAddress().slice(door.origin.length);

  it('gives a strict cookie named after the port, and a clean address', async () => {
    const answer = await door.get(target(), { 'Sec-Fetch-Site': 'cross-site' });
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']).toMatch(new RegExp(`^sidebay_${port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`));
    expect(answer.body).toContain('content="0;url=/"');
    expect(answer.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
  });

  it('works once, not after ten minutes, and not for a guess', async () => {
    const used = target();
    expect((await door.get(used)).status).toBe(200);
    const again = await door.get(used);
    expect([again.status, again.headers['set-cookie']]).toEqual([403, undefined]);
    const late = target();
    door.clock.now += 10 * 60_000;
    expect((await door.get(late)).status).toBe(403);
    for (const guess of ['/enter', '/enter?t=', '/enter?t=undefined', `/enter?t=${'A'.repeat(43)}`]) expect((await door.get(guess)).status).toBe(403);
  });

  it('is not used up by a preview of the link', async () => {
    const entry = target();
    expect((await sendRaw({ port }, rawRequest(`HEAD ${entry}`, { Host: `127.0.0.1:${port}`, Connection: 'close' }))).status).toBe(405);
    expect((await door.get(entry)).status).toBe(200);
  });

  it('keeps the session of a browser that already has one', async () => {
    const entry = target();
    const answer = await door.get(entry, { Cookie: cookie });
    expect([answer.status, answer.headers['set-cookie']]).toEqual([200, undefined]);
    expect((await door.get(entry, { Cookie: cookie })).status).toBe(403);
  });
});

describe('a stranger', () => {
  it.each<[string, () => Record<string, string>, number]>([
    ['no cookie', () => ({}), 401],
    ['a wrong cookie', () => ({ Cookie: `sidebay_${port}=${'x'.repeat(43)}` }), 401],
    ['the cookie of another port', () => ({ Cookie: cookie.replace(String(port), String(port + 1)) }), 401],
    ['a foreign origin', () => ({ Cookie: cookie, Origin: 'https://evil.example' }), 403],
    ['a null origin', () => ({ Cookie: cookie, Origin: 'null' }), 403],
    ['an origin that begins like ours', () => ({ Cookie: cookie, Origin: `http://127.0.0.1:${port}.evil.example` }), 403],
    ['our origin by another name than its host', () => ({ Cookie: cookie, Origin: `http://localhost:${port}` }), 403],
    ['https of our origin', () => ({ Cookie: cookie, Origin: `https://127.0.0.1:${port}` }), 403],
    ['a cross-site fetch', () => ({ Cookie: cookie, 'Sec-Fetch-Site': 'cross-site' }), 403],
    ['a same-site fetch from another port', () => ({ Cookie: cookie, 'Sec-Fetch-Site': 'same-site' }), 403],
    ['a fetch typed by hand', () => ({ Cookie: cookie, 'Sec-Fetch-Site': 'none' }), 403],
    ['a rebound name', () => ({ Cookie: cookie, Host: `evil.example:${port}` }), 421],
    ['a host without port', () => ({ Cookie: cookie, Host: '127.0.0.1' }), 421],
    ['0.0.0.0', () => ({ Cookie: cookie, Host: `0.0.0.0:${port}` }), 421],
    ['a host in decimal', () => ({ Cookie: cookie, Host: `2130706433:${port}` }), 421],
    ['a host in capitals', () => ({ Cookie: cookie, Host: `LOCALHOST:${port}` }), 421],
    ['a form as text/plain', () => ({ Cookie: cookie, 'Content-Type': 'text/plain' }), 415],
    ['a form', () => ({ Cookie: cookie, 'Content-Type': 'application/x-www-form-urlencoded' }), 415],
    ['a form with JSON in its name', () => ({ Cookie: cookie, 'Content-Type': 'text/plain; a=application/json' }), 415],
    ['another charset', () => ({ Cookie: cookie, 'Content-Type': 'application/json; charset=utf-7' }), 415],
  ])('with %s is refused', async (_, headers, status) => {
    expect((await door.call('echo', { text: 'a' }, headers())).status).toBe(status);
  });

  it('is refused where a header it needs is missing', async () => {
    for (const missing of ['Origin', 'Sec-Fetch-Site', 'Content-Type', 'Host']) {
      const headers: Record<string, string> = { ...ownHeaders(port, cookie), 'Content-Length': '2', Connection: 'close' };
      delete headers[missing];
      const answer = await sendRaw({ port }, rawRequest('POST /api/demo/echo', headers, '{}'));
      expect([missing, answer.status >= 400]).toEqual([missing, true]);
    }
  });

  it('cannot say a deciding header twice', async () => {
    for (const twice of ['Host', 'Origin', 'Sec-Fetch-Site', 'Content-Type', 'Content-Length']) {
      const headers: Record<string, string> = { ...ownHeaders(port, cookie), 'Content-Length': '12', Connection: 'close' };
      const text = rawRequest('POST /api/demo/echo', headers, '{"text":"a"}').replace('\r\n\r\n', `\r\n${twice}: ${headers[twice]}\r\n\r\n`);
      expect([twice, (await sendRaw({ port }, text)).status]).toEqual([twice, 400]);
    }
  });

  it('cannot read by GET, with another method, or by an address that is none', async () => {
    const own = ownHeaders(port, cookie);
    expect((await door.get('/api/demo/echo', own)).status).toBe(405);
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH'])
      expect((await sendRaw({ port }, rawRequest(`${method} /api/demo/echo`, { ...own, Connection: 'close' }))).status).toBe(405);
    for (const target of [`http://127.0.0.1:${port}/api/demo/echo`, 'http://evil.example/', '//evil.example/', '*', 'demo'])
      expect([target, (await sendRaw({ port }, rawRequest(`GET ${target}`, { ...own, Connection: 'close' }))).status]).toEqual([target, 400]);
  });

  it('cannot upgrade, tunnel, or speak an older protocol', async () => {
    const own = ownHeaders(port, cookie);
    const upgrade = { ...own, Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==' };
    for (const target of ['/', '/events', '/api/demo/echo']) expect((await sendRaw({ port }, rawRequest(`GET ${target}`, upgrade))).status).toBe(403);
    expect((await sendRaw({ port }, rawRequest(`CONNECT 127.0.0.1:${port}`, own))).status).toBe(403);
    // HTTP/0.9 knows no Host.
    expect((await sendRaw({ port }, 'GET /\r\n\r\n')).status).toBe(421);
    expect((await sendRaw({ port }, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')).status).toBe(400);
    expect((await sendRaw({ port }, Buffer.from([0x16, 3, 1, 2, 0, 1]).toString('latin1'))).status).toBe(400);
  });

  it('cannot smuggle a second request behind a first', async () => {
    const own = { ...ownHeaders(port, cookie), 'Content-Length': '5', 'Transfer-Encoding': 'chunked' };
    expect((await sendRaw({ port }, rawRequest('POST /api/demo/echo', own, '0\r\n\r\nGET / HTTP/1.1\r\n\r\n'))).status).toBe(400);
  });

  it('finds nobody on any other address of this machine', async () => {
    const { networkInterfaces } = await import('node:os');
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .map((face) => face.address)
      .filter((address) => address !== '127.0.0.1');
    for (const host of [...others, '::1', '127.0.0.2']) {
      const refused = await new Promise<boolean>((resolve) => {
        const socket = connect({ host, port });
        socket.on('connect', () => (socket.destroy(), resolve(false))).on('error', () => resolve(true));
      });
      expect([host, refused]).toEqual([host, true]);
    }
  });
});

describe('too much', () => {
  it('of a body is refused, announced or not', async () => {
    const big = JSON.stringify({ text: 'x'.repeat(1_100_000) });
    expect((await door.call('echo', big, { Cookie: cookie })).status).toBe(413);
    expect((await door.call('echo', '{}', { Cookie: cookie, 'Content-Length': '99999999' })).status).toBe(413);
    const chunked = { ...ownHeaders(port, cookie), 'Transfer-Encoding': 'chunked' };
    const answer = await sendRaw({ port }, rawRequest('POST /api/demo/echo', chunked, `${big.length.toString(16)}\r\n${big}\r\n0\r\n\r\n`), 2_000);
    expect(answer.status).toBe(413);
    expect((await door.call('echo', { text: 'x'.repeat(900_000) }, { Cookie: cookie })).status).toBe(200);
  });

  it('of headers is refused', async () => {
    expect((await door.get('/', { Cookie: 'x'.repeat(20_000) })).status).toBe(431);
  });

  it('broken JSON and unknown endpoints are replies, not failures of the transport', async () => {
    expect(codeOf((await door.call('echo', '{"text":', { Cookie: cookie })).body)).toBe('bad_input');
    expect(codeOf((await door.call('echo', '', { Cookie: cookie })).body)).toBe('bad_input');
    expect(codeOf((await door.call('constructor', {}, { Cookie: cookie })).body)).toBe('unknown_endpoint');
    expect(codeOf((await door.call('__proto__', {}, { Cookie: cookie })).body)).toBe('unknown_endpoint');
    expect(codeOf((await door.call('echo/more', {}, { Cookie: cookie })).body)).toBe('unknown_endpoint');
  });
});

describe('with short patience', () => {
  let hasty: DemoLoopback;
  beforeAll(async () => {
    hasty = await startDemoLoopback({
      headersTimeoutMs: 300,
      requestTimeoutMs: 600,
      idleTimeoutMs: 300,
      maxSockets: 6,
      maxStreams: 3,
      maxStreamsPerSession: 2,
    });
  });
  afterAll(() => hasty.close());

  const drip = (text: string): Promise<number> =>
    new Promise((resolve) => {
      const startedAt = performance.now();
      const socket = connect({ host: '127.0.0.1', port: hasty.server.port });
      let sent = 0;
      const timer = setInterval(() => socket.write(text[sent++ % text.length] ?? ' '), 50);
      socket.on('error', () => {});
      socket.on('data', () => {});
      socket.on('close', () => {
        clearInterval(timer);
        resolve(performance.now() - startedAt);
      });
    });

  it('hangs up on headers that come letter by letter, and on silence', async () => {
    const slow = rawRequest('GET /', { Host: `127.0.0.1:${hasty.server.port}`, 'X-Slow': 'x'.repeat(500) });
    expect(await drip(slow)).toBeLessThan(3_000);
    const startedAt = performance.now();
    await sendRaw({ port: hasty.server.port }, '', 10_000);
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });

  it('hangs up on a body that never ends', async () => {
    const own = { ...ownHeaders(hasty.server.port, await hasty.enter()), 'Content-Length': '100' };
    const startedAt = performance.now();
    await sendRaw({ port: hasty.server.port }, rawRequest('POST /api/demo/echo', own, '{"te'), 10_000);
    expect(performance.now() - startedAt).toBeLessThan(4_000);
  });

  it('takes no more sockets than it said, and serves again when they are gone', async () => {
    const idle = await Promise.all(
      Array.from(
        { length: 6 },
        () =>
          new Promise<ReturnType<typeof connect>>((resolve) => {
            const socket = connect({ host: '127.0.0.1', port: hasty.server.port }, () => resolve(socket));
            socket.on('error', () => {});
          }),
      ),
    );
    expect((await hasty.get('/')).status).toBe(0);
    for (const socket of idle) socket.destroy();
    await expect.poll(async () => (await hasty.get('/')).status).toBe(401);
  });

  it('keeps streams from taking every socket', async () => {
    const cookies = [await hasty.enter(), await hasty.enter()];
    const open = async (own = '') => {
      const socket = connect({ host: '127.0.0.1', port: hasty.server.port });
      socket.write(rawRequest('GET /events', ownHeaders(hasty.server.port, own)));
      const status = await new Promise<string>((resolve) => socket.once('data', (chunk) => resolve(chunk.toString().slice(9, 12))));
      return { socket, status };
    };
    const streams = [];
    for (const own of [cookies[0], cookies[0], cookies[0], cookies[1], cookies[1]]) streams.push(await open(own));
    expect(streams.map((stream) => stream.status)).toEqual(['200', '200', '429', '200', '429']);
    expect(hasty.server.openWindows()).toBe(2);
    for (const { socket } of streams) socket.destroy();
    await expect.poll(() => hasty.server.openWindows()).toBe(0);
  });
});
