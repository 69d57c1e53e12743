import type { Call } from '../../shared/contract/define-contract.ts';
import { parseReply } from '../../shared/contract/wire.ts';

/** Calls over loopback, to the origin this page came from. The session is a cookie no script can read. */
export const createHttpCall =
  (fetchFrom: typeof fetch = (...request) => fetch(...request)): Call =>
  async (name, input) => {
    try {
      const address = `/api/${name.split('.').map(encodeURIComponent).join('/')}`;
      const body = JSON.stringify(input ?? {});
      const response = await fetchFrom(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
        credentials: 'same-origin',
        redirect: 'error',
      });
      return parseReply(await response.text());
    } catch {
      return { ok: false, error: { code: 'unreachable' } };
    }
  };
