import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOpenWmsConnector } from '../../../electron/host/adapters/wms/open-wms/open-wms-connector.ts';
import { outboxEntry } from '../../fixtures/outbox-entry.ts';
import { wmsOrder } from '../../fixtures/wms-order.ts';

const never = new AbortController().signal;

describe('what answers is not always a WMS', () => {
  let server: Server;
  let answer: (request: IncomingMessage, response: ServerResponse, body: string) => void;
  let heard: { readonly url: string; readonly authorization: string | undefined }[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        heard.push({ url: request.url ?? '', authorization: request.headers.authorization });
        answer(request, response, body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const connector = (timeoutMs = 2_000) =>
    createOpenWmsConnector({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/base/`, token: 'secret', timeoutMs });
  const json =
    (status: number, body: unknown, headers: Record<string, string> = {}) =>
    (_: IncomingMessage, response: ServerResponse) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(typeof body === 'string' ? body : JSON.stringify(body));
    };
  const answering = (make: (changeId: string) => unknown) => (_: IncomingMessage, response: ServerResponse, body: string) => {
    const { changes } = JSON.parse(body) as { changes: { changeId: string }[] };
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ answers: changes.map(({ changeId }) => ({ changeId, answer: make(changeId) })) }));
  };
  const accepted = { outcome: 'accepted', orderRef: 'W-1', previousVersion: 1, version: 2 };

  it.each<[string, string, (request: IncomingMessage, response: ServerResponse, body: string) => void]>([
    ['garbled', 'a hotel login page', (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome</html>')],
    ['garbled', 'HTML that calls itself JSON', json(200, '<html></html>')],
    ['garbled', 'half a JSON text', json(200, '{"answers": [')],
    ['garbled', 'an envelope without answers', json(200, { results: [] })],
    ['garbled', 'a redirect', (_, response) => response.writeHead(302, { location: '/elsewhere' }).end()],
    ['garbled', 'a page not found', json(404, { code: 'x' })],
    ['unauthorised', '401', json(401, {})],
    ['unauthorised', '403', json(403, {})],
    ['server_error', '500', json(500, {})],
    ['lost', '502 of a proxy', json(502, {})],
    ['lost', '503', json(503, {}, { 'retry-after': '7' })],
    ['lost', 'a line cut before the answer', (request) => request.socket.destroy()],
    [
      'lost',
      'a line cut inside the answer',
      (request, response) => (
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' }).write('{"answers"'),
        setTimeout(() => request.socket.destroy(), 20)
      ),
    ],
  ])('%s: %s', async (kind, _what, behaviour) => {
    heard = [];
    answer = behaviour;
    const sent = await connector().send([outboxEntry(), outboxEntry()], never);
    expect(sent).toMatchObject({ ok: false, error: { kind } });
    expect(heard).toHaveLength(1);
  });

  it('keeps the path of the base address and sends the token there only', async () => {
    heard = [];
    answer = (_, response) => response.writeHead(307, { location: 'http://127.0.0.1:1/steal' }).end();
    await connector().health(never);
    expect(heard).toEqual([{ url: '/base/v1/health', authorization: 'Bearer secret' }]);
  });

  it('a slow drip runs into the time limit', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const dripping = setInterval(() => response.write(' '), 20);
      response.once('close', () => clearInterval(dripping));
    };
    expect(await connector(200).health(never)).toMatchObject({ ok: false, error: { kind: 'timeout' } });
  });

  it('a call cancelled under way is lost, one cancelled before never left', async () => {
    answer = () => undefined;
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(), 30);
    expect(await connector().send([outboxEntry()], cancel.signal)).toMatchObject({ ok: false, error: { kind: 'lost' } });
    expect(await connector().send([outboxEntry()], cancel.signal)).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  });

  it('nobody there is unreachable', async () => {
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    const gone = createOpenWmsConnector({ baseUrl: `http://127.0.0.1:${port}`, token: 'x' });
    expect(await gone.health(never)).toMatchObject({ ok: false, error: { kind: 'unreachable', detail: 'ECONNREFUSED' } });
  });

  it('says how long a busy WMS asked to stay away', async () => {
    answer = json(503, {}, { 'retry-after': '7' });
    expect(await connector().send([outboxEntry()], never)).toMatchObject({ error: { retryAfterMs: 7_000 } });
  });

  it('a rejected call about a single change means that change', async () => {
    answer = json(400, { code: 'invalid' });
    const one = outboxEntry();
    const sent = await connector().send([one], never);
    expect(sent.ok && sent.value.get(one.id)).toEqual({ outcome: 'garbled', detail: 'status 400' });
  });

  const conflict = { outcome: 'conflict', current: wmsOrder() };
  const mutations: readonly (readonly [string, unknown])[] = [
    ['null', null],
    ['an unknown outcome', { ...accepted, outcome: 'ACCEPTED_V9' }],
    ['no outcome', { orderRef: 'W-1', previousVersion: 1, version: 2 }],
    ['an outcome in capitals', { ...accepted, outcome: 'Accepted' }],
    ...Object.keys(accepted).map((name) => [`accepted without ${name}`, Object.fromEntries(Object.entries(accepted).filter(([key]) => key !== name))] as const),
    ...Object.keys(accepted).map((name) => [`accepted with ${name} null`, { ...accepted, [name]: null }] as const),
    ['a version as text', { ...accepted, version: '2' }],
    ['a broken version', { ...accepted, version: 2.5 }],
    ['a refusal for an unknown reason', { outcome: 'refused', reason: 'mood', message: '', orderRef: null }],
    ['a refusal without a reason', { outcome: 'refused', message: '', orderRef: null }],
    ['a duplicate of nothing', { outcome: 'duplicate' }],
    ['a duplicate of later', { outcome: 'duplicate', first: { outcome: 'retryLater', afterMs: 1 } }],
    ['later without a time', { outcome: 'retryLater' }],
    ['a conflict without the order', { outcome: 'conflict' }],
    ...Object.keys(conflict.current).map(
      (name) =>
        [
          `a conflict whose order lacks ${name}`,
          { ...conflict, current: Object.fromEntries(Object.entries(conflict.current).filter(([key]) => key !== name)) },
        ] as const,
    ),
    ['a conflict with an unknown state', { ...conflict, current: { ...conflict.current, state: 'teleported' } }],
  ];
  it.each(mutations)('is not guessed at: %s', async (_what, mutated) => {
    const [odd, fine] = [outboxEntry(), outboxEntry()];
    answer = answering((changeId) => (changeId === odd.id ? mutated : accepted));
    const sent = await connector().send([odd, fine], never);
    expect(sent.ok && [sent.value.get(odd.id)?.outcome, sent.value.get(fine.id)?.outcome]).toEqual(['garbled', 'accepted']);
  });
  it(`looked at more than thirty mutations (${mutations.length})`, () => {
    expect(mutations.length).toBeGreaterThan(30);
  });

  it('ignores an answer about a change nobody sent, and does not choose between two', async () => {
    const [one, stranger] = [outboxEntry(), outboxEntry()];
    answer = json(200, {
      answers: [
        { changeId: stranger.id, answer: accepted },
        { changeId: one.id, answer: accepted },
        { changeId: one.id, answer: { outcome: 'refused', reason: 'on_hold', message: '', orderRef: null } },
      ],
    });
    const sent = await connector().send([one], never);
    expect(sent.ok && [...sent.value]).toEqual([[one.id, { outcome: 'garbled', detail: 'answered_twice' }]]);
  });

  it('a not-found that does not say so is no absence', async () => {
    answer = json(404, { error: 'no route' });
    expect(await connector().lookUp(outboxEntry().id, never)).toMatchObject({ ok: false, error: { kind: 'garbled' } });
  });
});
