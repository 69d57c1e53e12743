import type { z } from 'zod';
import { err, ok, type Result } from '../../../../../shared/kernel/result.ts';
import type { WmsFailure } from '../../../../../shared/core/outbox/wms-answer.ts';
import type { CancelSignal } from '../../../../../shared/core/ports/wms-connector.ts';

export interface RequestOptions {
  readonly baseUrl: string;
  readonly token: string;
  readonly timeoutMs: number;
}
export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/** Far above a full page of orders; more is not a WMS talking. */
const ANSWER_LIMIT_BYTES = 32_000_000;

export const failure = (kind: WmsFailure['kind'], detail: string, retryAfterMs: number | null = null): WmsFailure => ({ kind, detail, retryAfterMs });

/**
 * One HTTP call, told as an answer or a typed failure, within its time whatever becomes of it. Only two things surely changed nothing: a
 * connection that never came about and a 401/403. Redirects are not followed: the token and the change must not travel to an address nobody
 * entered.
 */
export async function request(
  options: RequestOptions,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body: unknown,
  accepted: readonly number[],
  signal: CancelSignal,
): Promise<Result<Answered, WmsFailure>> {
  if (signal.aborted) return err(failure('unreachable', 'cancelled_before_sending'));
  const ended = new AbortController();
  const cutShort = Promise.withResolvers<Result<never, WmsFailure>>();
  const cut = (why: WmsFailure): void => {
    cutShort.resolve(err(why));
    ended.abort();
  };
  const cancel = (): void => cut(failure('lost', 'cancelled'));
  // A timer of our own: a signal that only a request holds goes with a request that was lost, and nobody would ever be answered.
  const timer = setTimeout(() => cut(failure('timeout', `${options.timeoutMs} ms`)), options.timeoutMs);
  signal.addEventListener('abort', cancel, { once: true });
  const answer = async (): Promise<Result<Answered, WmsFailure>> => {
    try {
      const response = await fetch(new URL(path.replace(/^\//, ''), options.baseUrl.endsWith('/') ? options.baseUrl : `${options.baseUrl}/`), {
        method,
        redirect: 'manual',
        signal: ended.signal,
        headers: { authorization: `Bearer ${options.token}`, accept: 'application/json', ...(body !== null && { 'content-type': 'application/json' }) },
        ...(body !== null && { body: JSON.stringify(body) }),
      });
      return await read(response, accepted);
    } catch (thrown) {
      return err(networkFailure(thrown));
    }
  };
  try {
    return await Promise.race([cutShort.promise, answer()]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
  }
}

async function read(response: Response, accepted: readonly number[]): Promise<Result<Answered, WmsFailure>> {
  const { status } = response;
  if (status === 401 || status === 403) return discard(response, failure('unauthorised', String(status)));
  if (status === 0 || (status >= 300 && status < 400)) return discard(response, failure('garbled', `redirect ${status}`));
  // 502–504 come from something in between or a server that is busy with itself; whether the change was applied before is unknown.
  if (status === 502 || status === 503 || status === 504) return discard(response, failure('lost', String(status), retryAfter(response)));
  if (status === 429 && !accepted.includes(429)) return discard(response, failure('lost', '429', retryAfter(response) ?? 1_000));
  if (status >= 500) return discard(response, failure('server_error', String(status)));
  if (!accepted.includes(status)) return discard(response, failure('garbled', `status ${status}`));
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(response.headers.get('content-type') ?? '')) return discard(response, failure('garbled', 'not_json'));
  const text = await limitedText(response);
  if (text === null) return err(failure('garbled', 'too_large'));
  try {
    return ok({ status, body: JSON.parse(text) as unknown });
  } catch {
    return err(failure('garbled', 'not_json'));
  }
}

async function discard(response: Response, why: WmsFailure): Promise<Result<Answered, WmsFailure>> {
  await response.body?.cancel().catch(() => undefined);
  return err(why);
}

async function limitedText(response: Response): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > ANSWER_LIMIT_BYTES) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

const retryAfter = (response: Response): number | null => {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
};

/** Codes that say the request never left: no name, no listener, no route, no TLS. Everything else may have arrived. */
const neverLeft = new Set([
  'ERR_INVALID_URL',
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  // A certificate is looked at before the first byte of a request leaves.
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_REJECTED',
  'CERT_UNTRUSTED',
  'CERT_SIGNATURE_FAILURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  // No version of TLS in common: said while shaking hands, and only then.
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
]);
function networkFailure(thrown: unknown): WmsFailure {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  const code = codeOf(cause) ?? codeOf(thrown) ?? 'network';
  return failure(neverLeft.has(code) ? 'unreachable' : 'lost', code);
}
const codeOf = (value: unknown): string | null => {
  if (typeof value !== 'object' || value === null) return null;
  if ('code' in value && typeof value.code === 'string') return value.code;
  // Happy eyeballs: several addresses were tried and each one failed.
  if ('errors' in value && Array.isArray(value.errors)) return value.errors.map(codeOf).find((code) => code !== null) ?? null;
  return null;
};

/** Reads a body with a schema; what does not fit is garbled, and the path of the first misfit is the detail (no values: they may be personal). */
export function parse<S extends z.ZodType>(schema: S, body: unknown): Result<z.output<S>, WmsFailure> {
  const parsed = schema.safeParse(body);
  return parsed.success ? ok(parsed.data) : err(failure('garbled', misfit(parsed.error)));
}
export const misfit = (error: z.ZodError): string => {
  const issue = error.issues[0];
  return issue === undefined ? 'schema' : `${issue.code} at ${issue.path.join('.') || 'root'}`;
};
