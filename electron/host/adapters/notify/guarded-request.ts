import { lookup as resolve } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { checkTarget, isReachable } from '../../../../shared/core/channel/check-target.ts';

export interface GuardedRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly inHouse: boolean;
  readonly timeoutMs: number;
  /** Certificates trusted beside the system's; tests bring their own. */
  readonly ca?: string;
}
/** `begun` says whether a byte of the request may have reached the other side. */
export type GuardedAnswer =
  | { readonly ok: true; readonly status: number; readonly body: string; readonly retryAfterMs: number | null }
  | { readonly ok: false; readonly begun: boolean; readonly error: string };

/** Answers are short; a flood is cut off. */
const MOST_ANSWER_BYTES = 64 * 1024;

/** Looks up once and hands only addresses on that may be reached: what was checked is what is connected to. */
const guardedLookup =
  (inHouse: boolean): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { all: true, family: options.family ?? 0 }, (error, addresses) => {
      if (error !== null) return callback(error, '', 0);
      const reachable = addresses.filter(({ address }) => isReachable(address, inHouse));
      const [first] = reachable;
      if (first === undefined) return callback(Object.assign(new Error('address_refused'), { code: 'address_refused' }), '', 0);
      return options.all === true ? callback(null, reachable) : callback(null, first.address, first.family);
    });
  };

const retryAfterMs = (header: string | undefined): number | null => (header !== undefined && /^\d{1,6}$/u.test(header) ? Number(header) * 1000 : null);

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : error.message);

/** One POST to where an administrator said, and nowhere else: no redirect is followed, no wrong certificate accepted, no private address reached from outside. */
export function sendGuarded({ url, headers, body, inHouse, timeoutMs, ca }: GuardedRequest): Promise<GuardedAnswer> {
  const refusal = checkTarget(url, inHouse);
  if (refusal !== null) return Promise.resolve({ ok: false, begun: false, error: refusal });
  const target = new URL(url);
  const host = target.hostname.replace(/^\[|\]$/gu, '');
  // A literal address is never looked up, so it is judged here.
  if (isIP(host) !== 0 && !isReachable(host, inHouse)) return Promise.resolve({ ok: false, begun: false, error: 'address_refused' });
  const secure = target.protocol === 'https:';
  const bytes = Buffer.from(body);
  return new Promise((settle) => {
    let begun = false;
    let settled = false;
    const end = (answer: GuardedAnswer): void => {
      if (settled) return;
      settled = true;
      clearTimeout(deadline);
      settle(answer);
      request.destroy();
    };
    const request = (secure ? https : http).request(target, {
      method: 'POST',
      agent: false,
      lookup: guardedLookup(inHouse),
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers, 'content-length': String(bytes.length) },
      ...(secure && { rejectUnauthorized: true, minVersion: 'TLSv1.2' as const, ...(ca !== undefined && { ca }) }),
    });
    const deadline = setTimeout(() => end({ ok: false, begun, error: 'timeout' }), timeoutMs);
    request.on('socket', (socket) => {
      // Only now, and never before the certificate was found right, may bytes leave.
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        begun = true;
        request.end(bytes);
      });
    });
    request.on('error', (error) => end({ ok: false, begun, error: codeOf(error) }));
    request.on('response', (response) => {
      const pieces: Buffer[] = [];
      let size = 0;
      const done = (): void =>
        end({
          ok: true,
          status: response.statusCode ?? 0,
          body: Buffer.concat(pieces).toString('utf8'),
          retryAfterMs: retryAfterMs(response.headers['retry-after']),
        });
      response.on('data', (piece: Buffer) => {
        size += piece.length;
        if (size > MOST_ANSWER_BYTES) done();
        else pieces.push(piece);
      });
      response.on('end', done);
      response.on('error', (error) => end({ ok: false, begun, error: codeOf(error) }));
      response.on('aborted', () => end({ ok: false, begun, error: 'aborted' }));
    });
  });
}
