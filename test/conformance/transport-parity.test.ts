import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHostProcess, type HostChild, type HostProcess } from '../../electron/main/host-process.ts';
import type { FromHost } from '../../electron/host/ipc/host-messages.ts';
import type { Call } from '../../shared/contract/define-contract.ts';
import { createWireCall } from '../../shared/contract/wire.ts';
import { createDemoHost, demoContract } from '../fixtures/demo/demo-contract.ts';
import { callOverIpc, callOverLoopback } from '../fixtures/http/both-transports.ts';

/*
 * The same calls by both doors, each walked through whole: client → bridge → main's check → another process → dispatch, and
 * client → fetch → loopback server → dispatch. Whatever is asked, the answers are the same to the byte.
 */

const entry = path.resolve(import.meta.dirname, '../fixtures/demo/demo-host-main.ts');
const folder = mkdtempSync(path.join(tmpdir(), 'sidebay-parity-'));
let host: HostProcess;
let loopback: Awaited<ReturnType<typeof callOverLoopback>>;
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
  host = createHostProcess({ start: startChild, onEvent: () => {}, onOpenWindow: () => {}, onUnable: ({ code }) => expect.fail(code) });
  byIpc = callOverIpc(host.call);
  loopback = await callOverLoopback(createWireCall(createDemoHost().dispatch));
  byHttp = loopback.call;
});
afterAll(async () => {
  await host.stop();
  await loopback.close();
  rmSync(folder, { recursive: true });
});

const both = async (name: string, input: unknown) => [await byIpc(name, input), await byHttp(name, input)] as const;

/** What differs between the two; undefined when nothing does. */
const difference = async (name: string, input: unknown) => {
  const [ipc, http] = await both(name, input);
  return isDeepStrictEqual(ipc, http) ? undefined : { ipc, http };
};

/** Not these: one ends the process, one never answers, one starts another, and two name the process or the window they were called from. */
const COMPARABLE = Object.keys(demoContract.demo).filter((verb) => !['crash', 'never', 'pid', 'startTraining', 'whoAmI'].includes(verb));

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
