import { afterEach, describe, expect, it, vi } from 'vitest';
import { createOpenWmsConnector } from '../../../electron/host/adapters/wms/open-wms/open-wms-connector.ts';

afterEach(() => vi.unstubAllGlobals());

/** What became of a request nobody knows: it is neither answered nor ended, whatever it is told. */
const losesRequests = (): ReturnType<typeof createOpenWmsConnector> => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  return createOpenWmsConnector({ baseUrl: 'http://127.0.0.1:9/', token: 'x', timeoutMs: 20 });
};

describe('a request that is lost on its way', () => {
  it('is a failure when its time is over, and the pump goes on', async () => {
    expect(await losesRequests().health(new AbortController().signal)).toEqual({
      ok: false,
      error: { kind: 'timeout', detail: '20 ms', retryAfterMs: null },
    });
  });

  it('is given up when the program ends', async () => {
    const ending = new AbortController();
    const asked = losesRequests().health(ending.signal);
    ending.abort();
    expect(await asked).toEqual({ ok: false, error: { kind: 'lost', detail: 'cancelled', retryAfterMs: null } });
  });
});
