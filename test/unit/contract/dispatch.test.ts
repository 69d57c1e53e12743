import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createClient, createClientByName } from '../../../shared/contract/create-client.ts';
import { query, type Call, type Caller } from '../../../shared/contract/define-contract.ts';
import { createDispatch } from '../../../shared/contract/dispatch.ts';
import { createEventBus, parseEvent, type ConsoleEvent } from '../../../shared/contract/events.ts';
import { createWireCall, parseReply } from '../../../shared/contract/wire.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { createDemoHost, demoContract } from '../../fixtures/demo/demo-contract.ts';

const anna: Caller = { kind: 'window', sessionId: 'anna' };
const cli: Caller = { kind: 'cli' };

describe('dispatch', () => {
  it('answers what the endpoint promises', async () => {
    const { dispatch } = createDemoHost();
    expect(await dispatch('demo.echo', { text: '延误', extra: 1 }, anna)).toEqual({ ok: true, value: { text: '延误' } });
  });

  it.each([
    '',
    'demo',
    'demo.',
    '.echo',
    'demo.echo.more',
    'demo.constructor',
    'demo.__proto__',
    '__proto__.echo',
    'constructor.name',
    'toString.call',
    'demo.hasOwnProperty',
  ])('knows no endpoint %j', async (name) => {
    expect(await createDemoHost().dispatch(name, {}, anna)).toEqual({ ok: false, error: { code: 'unknown_endpoint' } });
  });

  it('finds none but its own endpoints under any name', async () => {
    const { dispatch } = createDemoHost();
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 40 }), async (name) => {
        fc.pre(!Object.keys(demoContract.demo).some((verb) => name === `demo.${verb}`));
        expect(await dispatch(name, {}, anna)).toEqual({ ok: false, error: { code: 'unknown_endpoint' } });
      }),
    );
  });

  it('names the first field it cannot read', async () => {
    const { dispatch } = createDemoHost();
    expect(await dispatch('demo.echo', { text: 'a', nested: { count: 'x' } }, anna)).toEqual({
      ok: false,
      error: { code: 'bad_input', params: { field: 'nested.count' } },
    });
    expect(await dispatch('demo.echo', 7, anna)).toEqual({ ok: false, error: { code: 'bad_input', params: { field: '' } } });
    expect(await dispatch('demo.whoAmI', { sessionId: 'bert' }, anna)).toEqual({ ok: false, error: { code: 'bad_input', params: { field: 'sessionId' } } });
  });

  it('asks for rights before it looks at the input', async () => {
    const { dispatch } = createDemoHost();
    expect(await dispatch('demo.note', 'rubbish', anna)).toEqual({ ok: false, error: { code: 'not_signed_in' } });
    await dispatch('demo.signIn', { role: 'packer' }, anna);
    expect(await dispatch('demo.note', {}, anna)).toEqual({ ok: true, value: 'noted' });
    expect(await dispatch('demo.decide', {}, anna)).toEqual({ ok: false, error: { code: 'not_allowed', params: { right: 'decide' } } });
    expect(await dispatch('demo.note', {}, { kind: 'window', sessionId: 'bert' })).toEqual({ ok: false, error: { code: 'not_signed_in' } });
  });

  it('keeps what belongs to the command line from every window', async () => {
    const { dispatch } = createDemoHost();
    await dispatch('demo.signIn', { role: 'clerk' }, anna);
    expect(await dispatch('demo.maintenance', {}, anna)).toEqual({ ok: false, error: { code: 'not_allowed', params: { right: 'cli' } } });
    expect(await dispatch('demo.maintenance', {}, cli)).toEqual({ ok: true, value: 'maintained' });
  });

  it('denies where the decision itself forgets to', async () => {
    const contract = { a: { b: query({ access: 'view', summary: '', input: z.object({}), output: z.null() }) } };
    const dispatch = createDispatch(contract, { a: { b: () => ok(null) } }, () => ok(null));
    expect(await dispatch('a.b', {}, anna)).toEqual({ ok: false, error: { code: 'not_signed_in' } });
  });

  it('tells a defect by its number and nothing of what it was', async () => {
    const host = createDemoHost();
    expect(await host.dispatch('demo.throwUp', {}, anna)).toEqual({ ok: false, error: { code: 'internal', params: { id: 'defect-1' } } });
    expect(await host.dispatch('demo.lie', {}, anna)).toEqual({ ok: false, error: { code: 'internal', params: { id: 'defect-2' } } });
    expect(host.defects).toHaveLength(2);
  });

  it('survives every JSON value as input of every endpoint', async () => {
    const { dispatch } = createDemoHost();
    const verbs = Object.keys(demoContract.demo).filter((verb) => !['crash', 'never'].includes(verb));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...verbs), fc.jsonValue(), async (verb, input) => {
        const reply = await dispatch(`demo.${verb}`, input, anna);
        expect(reply.ok || typeof reply.error.code === 'string').toBe(true);
      }),
    );
  });
});

describe('wire', () => {
  const wire = () => createWireCall(createDemoHost().dispatch);

  it('carries a reply and refuses what is not JSON', async () => {
    expect(parseReply(await wire()('demo.echo', '{"text":"a"}', anna))).toEqual({ ok: true, value: { text: 'a' } });
    expect(parseReply(await wire()('demo.echo', '{"text":', anna))).toEqual({ ok: false, error: { code: 'bad_input', params: { field: '' } } });
  });

  it('drops prototypes at the door, however they are spelt', async () => {
    let seen: unknown;
    const call = createWireCall((_, input) => {
      seen = input;
      return Promise.resolve(ok(null));
    });
    await call('x.y', String.raw`{"a":{"__proto__":{"admin":true}},"\u005f_proto__":{"admin":true}}`, anna);
    expect(Object.keys(seen as object)).toEqual(['a']);
    expect(Object.keys((seen as { a: object }).a)).toEqual([]);
  });

  it.each(['', 'null', '<html>', '{"ok":false}', '{"ok":false,"error":{}}', '[]', '{"ok":"true"}'])('takes %j for nobody having answered', (text) => {
    expect(parseReply(text)).toEqual({ ok: false, error: { code: 'unreachable' } });
  });
});

it.each([
  ['by the contract', (call: Call) => createClient(demoContract, call)],
  ['by names alone', (call: Call) => createClientByName<typeof demoContract>(call)],
])('the client made %s calls by group and verb, and sends an object even where nothing is asked', async (_, make) => {
  const calls: unknown[] = [];
  const client = make((name, input) => {
    calls.push([name, input]);
    return Promise.resolve(ok('noted'));
  });
  // Effects and memos hold on to it.
  expect(client.demo).toBe(client.demo);
  expect(client.demo.note).toBe(client.demo.note);
  expect(await Promise.resolve(client)).toBe(client);
  expect(await client.demo.note({})).toEqual({ ok: true, value: 'noted' });
  await client.demo.echo({ text: 'a' });
  expect(calls).toEqual([
    ['demo.note', {}],
    ['demo.echo', { text: 'a' }],
  ]);
});

describe('events', () => {
  it('reach every listener until it leaves', () => {
    const bus = createEventBus();
    const seen: ConsoleEvent[] = [];
    const listen = (event: ConsoleEvent) => void seen.push(event);
    const leave = bus.subscribe(listen);
    bus.subscribe(listen);
    bus.publish('changed', { topics: ['orders'] });
    leave();
    bus.publish('hostRestarted', {});
    expect(seen.map((event) => event.name)).toEqual(['changed', 'changed', 'hostRestarted']);
  });

  it('are read only if known and whole', () => {
    expect(parseEvent({ name: 'changed', payload: { topics: ['a'] } })).toEqual({ name: 'changed', payload: { topics: ['a'] } });
    expect(parseEvent({ name: 'importProgress', payload: { importId: 'i1' } })).toEqual({ name: 'importProgress', payload: { importId: 'i1' } });
    expect(parseEvent({ name: 'hostRestarted', payload: {} })).toEqual({ name: 'hostRestarted', payload: {} });
    for (const bad of [
      null,
      1,
      {},
      { name: 'toString', payload: {} },
      { name: 'changed', payload: { topics: 'a' } },
      { name: 'changed', payload: { topics: ['a', 1] } },
      { name: 'changed', payload: null },
      { name: 'changed' },
    ])
      expect(parseEvent(bad)).toBeUndefined();
  });
});
