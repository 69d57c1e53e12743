import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EventBus } from '../../../shared/contract/events.ts';
import type { WireCall } from '../../../shared/contract/wire.ts';
import { refuse } from './answer.ts';
import { serveCall } from './api-route.ts';
import { enteredPage, strangerPage } from './enter-page.ts';
import { serveEvents } from './event-stream.ts';
import { defaultLimits, refuseOtherProtocols, serverOptions, type HttpLimits } from './http-limits.ts';
import { everyAnswer, pageHeaders } from './page-headers.ts';
import type { PageFile, PageFiles } from './page-files.ts';
import { allowedHosts, cookieValues, refuseForeign, refuseShape, type RouteKind } from './request-guard.ts';
import { createSessionRegistry } from './session-registry.ts';

/*
 * The console without Electron: one origin on 127.0.0.1, pages and calls of one window session each.
 *
 *   GET  /enter?t=<code>      once: cookie, then on to /
 *   GET  /, /assets/…         the page, from a fixed list of files
 *   POST /api/<group>/<verb>  one call
 *   GET  /events              what the host tells every window
 */

export interface LoopbackOptions {
  readonly wire: WireCall;
  readonly events: EventBus;
  readonly pages: PageFiles;
  readonly now: () => number;
  readonly onSessionEnded?: (sessionId: string) => void;
  /** 0: any free one. A fixed port is for development only. */
  readonly port?: number;
  /** Tried in this order before any free one is taken; of no account beside a fixed port. */
  readonly wishedPorts?: readonly number[];
  readonly limits?: Partial<HttpLimits>;
}

export interface LoopbackServer {
  readonly port: number;
  /** A fresh address that opens one window, once. */
  readonly entryAddress: () => string;
  /** Windows that listen at this moment. */
  readonly openWindows: () => number;
  readonly close: () => Promise<void>;
}

const routeKind = (path: string): RouteKind => (path === '/enter' ? 'enter' : path === '/events' || path.startsWith('/api/') ? 'call' : 'page');

const answerPage = (response: ServerResponse, status: number, html: string, headers: Readonly<Record<string, string>> = {}): void => {
  response
    .writeHead(status, { ...pageHeaders("'none'", false), 'Cache-Control': 'no-store', ...headers, 'Content-Type': 'text/html; charset=utf-8' })
    .end(html);
};

const answerFile = async ({ file, type, hashedName }: PageFile, method: string, response: ServerResponse): Promise<void> => {
  const body = await readFile(file);
  response.writeHead(200, { ...pageHeaders("'self'", hashedName), 'Content-Type': type, 'Content-Length': body.length });
  response.end(method === 'HEAD' ? undefined : body);
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });

/** Taken by another program, or kept from us by the system: the next one is as good. */
const listenWhereWished = async (server: Server, wished: readonly number[]): Promise<number> => {
  for (const port of wished) {
    const got = await listen(server, port).catch(() => undefined);
    if (got !== undefined) return got;
  }
  return listen(server, 0);
};

export const startLoopbackServer = async (options: LoopbackOptions): Promise<LoopbackServer> => {
  const limits = { ...defaultLimits, ...options.limits };
  const sessions = createSessionRegistry({ now: options.now, ...(options.onSessionEnded ? { onEnded: options.onSessionEnded } : {}) });
  const streamsBySession = new Map<string, number>();
  let hosts: ReadonlySet<string> = new Set();
  let cookieName = '';

  const sessionOf = (request: IncomingMessage): string | undefined => {
    for (const secret of cookieValues(request.headers.cookie, cookieName)) {
      const sessionId = sessions.find(secret);
      if (sessionId !== undefined) return sessionId;
    }
    return undefined;
  };

  const enter = (query: string, request: IncomingMessage, response: ServerResponse): void => {
    const code = new URLSearchParams(query).get('t') ?? '';
    // A browser that already has a window here keeps its session, and whoever is signed in there: cookies belong to the whole browser.
    if (sessionOf(request) !== undefined && sessions.discard(code)) return answerPage(response, 200, enteredPage);
    const opened = sessions.redeem(code);
    if (!opened) return answerPage(response, 403, strangerPage);
    answerPage(response, 200, enteredPage, { 'Set-Cookie': `${cookieName}=${opened.secret}; HttpOnly; SameSite=Strict; Path=/` });
  };

  const stream = (sessionId: string, response: ServerResponse): void => {
    const own = streamsBySession.get(sessionId) ?? 0;
    const all = [...streamsBySession.values()].reduce((sum, count) => sum + count, 0);
    if (own >= limits.maxStreamsPerSession || all >= limits.maxStreams) return refuse(response, { status: 429, code: 'too_many_streams' });
    streamsBySession.set(sessionId, own + 1);
    serveEvents(options.events, response, () => {
      const left = (streamsBySession.get(sessionId) ?? 1) - 1;
      if (left > 0) streamsBySession.set(sessionId, left);
      else streamsBySession.delete(sessionId);
    });
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [path = '', query = ''] = (request.url ?? '').split('?', 2);
    const kind = routeKind(path);
    const refusal = refuseShape(request) ?? refuseForeign(request, hosts, kind);
    if (refusal) return refuse(response, refusal);

    const method = request.method ?? '';
    if (kind === 'call') {
      const sessionId = sessionOf(request);
      if (sessionId === undefined) return refuse(response, { status: 401, code: 'no_session' });
      if (path !== '/events') return serveCall(options, { kind: 'window', sessionId }, path, request, response);
      return method === 'GET' ? stream(sessionId, response) : refuse(response, { status: 405, code: 'bad_method' });
    }

    if (method !== 'GET' && method !== 'HEAD') return refuse(response, { status: 405, code: 'bad_method' });
    // A HEAD, as link previews send it, must not use the code up.
    if (kind === 'enter') return method === 'GET' ? enter(query, request, response) : refuse(response, { status: 405, code: 'bad_method' });
    const page = options.pages.get(path);
    if (!page) return refuse(response, { status: 404, code: 'not_found' });
    if (path === '/' && sessionOf(request) === undefined) return answerPage(response, 401, strangerPage);
    return answerFile(page, method, response);
  };

  const server = createServer(serverOptions(limits), (request, response) => {
    for (const [name, value] of Object.entries(everyAnswer)) response.setHeader(name, value);
    serve(request, response).catch(() => (response.headersSent ? response.destroy() : refuse(response, { status: 503, code: 'unreachable' })));
  });
  refuseOtherProtocols(server, limits);

  const fixed = options.port ?? 0;
  const port = fixed === 0 ? await listenWhereWished(server, options.wishedPorts ?? []) : await listen(server, fixed);
  hosts = allowedHosts(port);
  cookieName = `sidebay_${port}`;

  return {
    port,
    entryAddress: () => `http://127.0.0.1:${port}/enter?t=${sessions.issueCode()}`,
    openWindows: () => streamsBySession.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
