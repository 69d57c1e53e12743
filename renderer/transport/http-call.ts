import type { Call } from '../../shared/contract/define-contract.ts';
import { TOLD_HEADER } from '../../shared/contract/events.ts';
import { parseReply } from '../../shared/contract/wire.ts';
import type { StartGap } from './start-gap.ts';

/** Calls over loopback, to the origin this page came from. The session is a cookie no script can read. */
export const createHttpCall =
  (fetchFrom: typeof fetch = (...request) => fetch(...request), gap?: Pick<StartGap, 'asked'>): Call =>
  async (name, input) => {
    const answered = gap?.asked();
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
      const reply = parseReply(await response.text());
      answered?.(Number(response.headers.get(TOLD_HEADER) ?? Number.NaN));
      return reply;
    } catch {
      // Nobody answered: what is shown of it is asked for once somebody listens.
      answered?.(Number.NaN);
      return { ok: false, error: { code: 'unreachable' } };
    }
  };
