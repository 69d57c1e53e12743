import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}
export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
export const problem = (status: number, code: string, message: string): Reply => ({ status, body: { code, message } });

const BODY_LIMIT_BYTES = 8_000_000;

export async function readCall(request: IncomingMessage): Promise<Call | Reply> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT_BYTES) return problem(413, 'too_large', 'body too large');
    chunks.push(chunk);
  }
  let body: unknown = null;
  if (size > 0) {
    try {
      body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    } catch {
      return problem(400, 'not_json', 'the body is not JSON');
    }
  }
  return { method: request.method ?? 'GET', path: url.pathname, query: url.searchParams, headers: request.headers, body };
}

export function writeReply(response: ServerResponse, reply: Reply): void {
  if (response.destroyed || response.writableEnded) return;
  const text = JSON.stringify(reply.body);
  response.writeHead(reply.status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...reply.headers });
  response.end(text);
}

export function isAuthorised(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** A server that can close its door for good measure: existing connections are dropped, new ones refused, and the port is kept. */
export interface Door {
  readonly open: () => Promise<number>;
  readonly shut: () => Promise<void>;
}
export function createDoor(port: number, onRequest: (request: IncomingMessage, response: ServerResponse) => void): Door {
  let server: Server | null = null;
  let kept = port;
  return {
    open: () =>
      new Promise((resolve, reject) => {
        if (server !== null) return resolve(kept);
        const fresh = createServer(onRequest);
        fresh.keepAliveTimeout = 30_000;
        fresh.once('error', reject);
        fresh.listen(kept, '127.0.0.1', () => {
          server = fresh;
          kept = (fresh.address() as AddressInfo).port;
          resolve(kept);
        });
      }),
    shut: () =>
      new Promise((resolve) => {
        const open = server;
        server = null;
        if (open === null) return resolve();
        open.close(() => resolve());
        open.closeAllConnections();
      }),
  };
}
