import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHostProcess, type HostChild, type HostProcess } from '../../electron/main/host-process.ts';
import { serveCalls, type CallEvent } from '../../electron/main/ipc-server.ts';
import type { FromHost } from '../../electron/host/ipc/host-messages.ts';
import { startLoopbackServer, type LoopbackServer } from '../../electron/host/http/loopback-server.ts';
import { createHttpCall } from '../../renderer/transport/http-call.ts';
import { createIpcCall } from '../../renderer/transport/ipc-call.ts';
import type { Call } from '../../shared/contract/define-contract.ts';
import { createWireCall } from '../../shared/contract/wire.ts';
import { createDemoHost, demoContract } from '../fixtures/demo/demo-contract.ts';

/*
 * The same calls by both doors, each walked through whole: client → bridge → main's check → another process → dispatch, and
 * client → fetch → loopback server → dispatch. Whatever is asked, the answers are the same to the byte.
 */

const entry = path.resolve(import.meta.dirname, '../fixtures/demo/demo-host-main.ts');
const folder = mkdtempSync(path.join(tmpdir(), 'sidebay-parity-'));
let host: HostProcess;
let server: LoopbackServer;
let byIpc: Call;
let byHttp: Call;

const startChild = (): HostChild => {
  const child: ChildProcess = fork(entry, ['--shell', 'electron'], { env: { ...process.env, SIDEBAY_DATA: folder }, serialization: 'advanced', execArgv: [] });
  return {
    post: (message) => void (child.connected && child.send(message)),
    onMessage: (listener) => void child.on('message', (message) => listener(message as FromHost)),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  };
};

beforeAll(async () => {
  host = createHostProcess({ start: startChild, onEvent: () => {}, onOpenWindow: () => {}, onUnable: (code) => expect.fail(code) });
  let handle: ((event: CallEvent, ...args: readonly unknown[]) => Promise<string>) | undefined;
  serveCalls(
    { handle: (_channel, listener) => void (handle = listener) },
    { isConsolePage: (url) => url === 'app://console/', sessionOf: () => 'window', call: host.call, onDenied: (reason) => expect.fail(reason) },
  );
  const event: CallEvent = { sender: { id: 1 }, senderFrame: { parent: null, url: 'app://console/' } };
  byIpc = createIpcCall({ call: (name, input) => handle?.(event, name, input) ?? expect.fail('not served'), onEvent: () => () => {} });

  const demo = createDemoHost();
  const pages = path.join(folder, 'pages');
  mkdirSync(pages);
  writeFileSync(path.join(pages, 'index.html'), '');
  server = await startLoopbackServer({ wire: createWireCall(demo.dispatch), events: demo.events, pages: new Map(), now: () => performance.now() });
  const origin = `http://127.0.0.1:${server.port}`;
  const entered = await fetch(server.entryAddress());
  const Cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  byHttp = createHttpCall((address, init) =>
    fetch(`${origin}${address as string}`, {
      ...init,
      headers: { ...(init?.headers as Record<string, string>), Cookie, Origin: origin, 'Sec-Fetch-Site': 'same-origin' },
    }),
  );
});
afterAll(async () => {
  await host.stop();
  await server.close();
  rmSync(folder, { recursive: true });
});

const both = async (name: string, input: unknown) => [await byIpc(name, input), await byHttp(name, input)] as const;

/** What differs between the two; undefined when nothing does. */
const difference = async (name: string, input: unknown) => {
  const [ipc, http] = await both(name, input);
  return isDeepStrictEqual(ipc, http) ? undefined : { ipc, http };
};

/** Not these: one ends the process, one never answers, and two name the process or the window they were called from. */
const COMPARABLE = Object.keys(demoContract.demo).filter((verb) => !['crash', 'never', 'pid', 'whoAmI'].includes(verb));

describe('both transports', () => {
  it.each(COMPARABLE)('answer demo.%s alike, right or wrong', async (verb) => {
    for (const input of [{}, { text: '收货人 <b>' }, { role: 'clerk' }, { topic: 'orders' }, [], null, 'x', 7, { __proto__: null, text: '\u0000\ud800' }])
      expect(await difference(`demo.${verb}`, input)).toBeUndefined();
  });

  it('answer any name alike', async () => {
    for (const name of [
      '',
      '.',
      'demo',
      'demo.',
      '.echo',
      'demo.echo.x',
      'demo/echo',
      '../demo.echo',
      'demo.__proto__',
      'constructor.name',
      'demo.echo?x',
      'demo.echo#x',
      'demo. echo',
      '演示.回声',
    ])
      expect(await difference(name, {})).toBeUndefined();
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 30 }), async (name) => {
        expect(await difference(name, {})).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });

  it('carry any text and any value alike', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
        const [ipc, http] = await both('demo.echo', { text });
        expect(ipc).toEqual({ ok: true, value: { text } });
        expect(http).toEqual(ipc);
      }),
      { numRuns: 150 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...COMPARABLE),
        fc.anything({ withDate: true, withMap: true, withTypedArray: true, withSparseArray: true }),
        async (verb, input) => {
          expect(await difference(`demo.${verb}`, input)).toBeUndefined();
        },
      ),
      { numRuns: 150 },
    );
  });

  it('refuse too much alike', async () => {
    for (const length of [900_000, 999_980, 1_000_001, 2_000_000]) expect(await difference('demo.echo', { text: 'x'.repeat(length) })).toBeUndefined();
    expect(await difference('demo.echo', { text: '收'.repeat(400_000) })).toBeUndefined();
  });
});
