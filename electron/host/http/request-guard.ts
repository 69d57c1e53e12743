import type { IncomingMessage } from 'node:http';

/*
 * Who is knocking at the loopback door? Any page in any browser on this machine can send requests here, so a request must show that
 * it comes from our own page (RELIABILITY §9.3):
 *
 *   Host            exactly ours            a name rebound to 127.0.0.1 still says its own name
 *   Origin          ours, and there on POST a form or a foreign script says where it comes from
 *   Sec-Fetch-Site  same-origin on calls    set by the browser, no page can forge it
 */

export interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 415 | 421 | 429 | 503;
  readonly code: string;
}

/** What a route expects of the caller's page. `enter` is reached from anywhere: a mail, a terminal, another page. */
export type RouteKind = 'page' | 'enter' | 'call';

/** Headers that decide something here. Sent twice, they could mean one thing to us and another to whoever stands in between. */
const SINGLE_HEADERS = ['host', 'origin', 'sec-fetch-site', 'content-type', 'content-length', 'transfer-encoding', 'authorization'];

export const refuseShape = (request: IncomingMessage): Refusal | undefined => {
  const target = request.url ?? '';
  // Neither `GET http://elsewhere/` (a proxy's form) nor `GET //elsewhere/`.
  if (!target.startsWith('/') || target.startsWith('//')) return { status: 400, code: 'bad_request' };
  const names = request.rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  for (const single of SINGLE_HEADERS) if (names.filter((name) => name === single).length > 1) return { status: 400, code: 'bad_request' };
  return undefined;
};

export const allowedHosts = (port: number): ReadonlySet<string> => new Set([`127.0.0.1:${port}`, `[::1]:${port}`, `localhost:${port}`]);

export const refuseForeign = (request: IncomingMessage, hosts: ReadonlySet<string>, kind: RouteKind): Refusal | undefined => {
  const host = request.headers.host;
  if (host === undefined || !hosts.has(host)) return { status: 421, code: 'foreign_host' };

  const foreign: Refusal = { status: 403, code: 'foreign_origin' };
  const { origin } = request.headers;
  if (origin === undefined ? request.method === 'POST' : origin !== `http://${host}`) return foreign;

  const site = request.headers['sec-fetch-site'];
  if (kind === 'call' && site !== 'same-origin') return foreign;
  if (kind === 'page' && site !== undefined && site !== 'same-origin' && site !== 'none') return foreign;
  return undefined;
};

/** Every value of one cookie: another server on 127.0.0.1 can set a second one of the same name, since cookies ignore ports. */
export const cookieValues = (header: string | undefined, name: string): readonly string[] =>
  (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
