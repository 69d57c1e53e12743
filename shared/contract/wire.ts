import { err } from '../kernel/result.ts';
import type { Caller, CallError, Reply } from './define-contract.ts';
import type { Dispatch } from './dispatch.ts';

/*
 * Both transports carry JSON text: what cannot be written down in JSON (cycles, Maps, typed arrays, functions) never reaches the
 * host by one door and not by the other, the size is known before anything is parsed, and processes in between only hand on a string.
 */

/** 1 MB of UTF-8 (RELIABILITY: loopback host). Files come by a door of their own. */
export const MAX_INPUT_BYTES = 1_000_000;

/** One call in, one reply out, both as JSON text. Never rejects. */
export type WireCall = (name: string, inputText: string, caller: Caller) => Promise<string>;

export const refusalText = (code: string, params?: CallError['params']): string => JSON.stringify(err(params ? { code, params } : { code }));

/** `__proto__` in JSON becomes an own key that later copying could turn into a prototype; it is dropped at the door. */
const withoutProto = (key: string, value: unknown): unknown => (key === '__proto__' ? undefined : value);

export const createWireCall =
  (dispatch: Dispatch): WireCall =>
  async (name, inputText, caller) => {
    let input: unknown;
    try {
      input = JSON.parse(inputText, withoutProto);
    } catch {
      return refusalText('bad_input', { field: '' });
    }
    return JSON.stringify(await dispatch(name, input, caller));
  };

const isReply = (value: unknown): value is Reply<unknown> => {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return false;
  if (value.ok === true) return true;
  return 'error' in value && typeof value.error === 'object' && value.error !== null && 'code' in value.error && typeof value.error.code === 'string';
};

/** The caller's end of the wire: a reply that is no reply means that nobody we know answered. */
export const parseReply = (text: string): Reply<unknown> => {
  try {
    const reply: unknown = JSON.parse(text);
    // JSON has no undefined: `{ok: true}` stands for a call that answers nothing.
    if (isReply(reply)) return reply.ok ? { ok: true, value: reply.value } : reply;
  } catch {
    // falls through to the same answer
  }
  return err({ code: 'unreachable' });
};
