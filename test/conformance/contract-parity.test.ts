import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppContract } from '../../shared/contract/index.ts';
import type { Access, Call, Caller, Handlers } from '../../shared/contract/define-contract.ts';
import { createDispatch } from '../../shared/contract/dispatch.ts';
import { contract } from '../../shared/contract/index.ts';
import { createWireCall } from '../../shared/contract/wire.ts';
import { RIGHTS } from '../../shared/core/user/roles.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import { callOverIpc, callOverLoopback } from '../fixtures/http/both-transports.ts';

/** The console's own contract by both doors, with handlers that only say they were reached. */
const endpoints = Object.entries(contract).flatMap(([group, verbs]) =>
  Object.entries(verbs).map(([verb, endpoint]) => ({ name: `${group}.${verb}`, endpoint })),
);
const reached = { code: 'reached' } as const;
const handlers = Object.fromEntries(
  Object.entries(contract).map(([group, verbs]) => [group, Object.fromEntries(Object.keys(verbs).map((verb) => [verb, () => err(reached)]))]),
) as unknown as Handlers<AppContract, string>;

const createWire = (decide: (access: Access, caller: Caller) => boolean) =>
  createWireCall(
    createDispatch(
      contract,
      handlers,
      (access, caller) => (decide(access, caller) ? ok('anna') : err({ code: 'not_allowed', params: { right: access } })),
      () => 'defect',
    ),
  );

let doors: { readonly byIpc: Call; readonly byHttp: Call };
let close: () => Promise<void>;
beforeAll(async () => {
  const wire = createWire(() => true);
  const loopback = await callOverLoopback(wire);
  doors = { byIpc: callOverIpc((name, input) => wire(name, input, { kind: 'window', sessionId: 'window' })), byHttp: loopback.call };
  close = loopback.close;
});
afterAll(() => close());

describe('the contract', () => {
  it('has endpoints, and each says in a sentence what it does and who may', () => {
    expect(endpoints.length).toBeGreaterThan(20);
    for (const { name, endpoint } of endpoints) {
      expect([name, endpoint.summary]).toEqual([name, expect.stringMatching(/^[A-Z].{8,}\.$/)]);
      expect([name, ['public', 'signed-in', 'cli', ...RIGHTS]]).toEqual([name, expect.arrayContaining([endpoint.access])]);
    }
  });

  it.each(endpoints)('$name is answered alike by both transports, whatever it is given', async ({ name }) => {
    const differing: unknown[] = [];
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constant({}), fc.jsonValue()), async (input) => {
        const [ipc, http] = [await doors.byIpc(name, input), await doors.byHttp(name, input)];
        if (!isDeepStrictEqual(ipc, http)) differing.push({ input, ipc, http });
        expect(differing).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it.each(endpoints)('$name is shut to who may not use it, before its input is looked at', async ({ name, endpoint }) => {
    const shut = createWire(() => false);
    expect(JSON.parse(await shut(name, '"rubbish"', { kind: 'window', sessionId: 's' }))).toEqual({
      ok: false,
      error: { code: 'not_allowed', params: { right: endpoint.access } },
    });
  });
});
