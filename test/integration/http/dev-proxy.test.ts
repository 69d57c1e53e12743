import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDevProxy } from '../../../electron/launch/dev-proxy.ts';
import { ownHeaders, startDemoLoopback, type DemoLoopback } from '../../fixtures/http/demo-loopback.ts';
import { rawRequest, sendRaw } from '../../fixtures/http/raw-http.ts';

/** Vite's own server before a real loopback door, as `npm run dev` has it: what reaches the door is what the host told its windows. */
describe('the proxy of the development server', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dev-proxy-'));
  let door: DemoLoopback;
  let vite: ViteDevServer;
  let port: number;
  let touched: number;
  beforeAll(async () => {
    door = await startDemoLoopback();
    door.host.events.subscribe(() => void (touched += 1));
    const proxy = createDevProxy(door.server.port, () => Promise.resolve(door.server.entryAddress()));
    await proxy.enter();
    writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>dev</title>');
    vite = await createServer({
      configFile: false,
      root: folder,
      logLevel: 'silent',
      server: { host: '127.0.0.1', port: 0, hmr: false, proxy: { ...proxy.routes } },
    });
    await vite.listen();
    const address = vite.httpServer?.address() as AddressInfo | undefined;
    port = address?.port ?? 0;
  });
  afterAll(async () => {
    await vite.close();
    await door.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const own = (): Readonly<Record<string, string>> => ownHeaders(port, '');
  const touch = async (headers: Readonly<Record<string, string>>) => {
    touched = 0;
    const body = '{"topic":"orders"}';
    const { status, body: said } = await sendRaw(
      { port },
      rawRequest('POST /api/demo/touch', { ...headers, 'Content-Length': String(body.length), Connection: 'close' }, body),
      2_000,
    );
    return { isDone: touched > 0 || said.includes('"ok":true'), status };
  };
  const without = (name: string): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(own()).filter(([key]) => key !== name));

  it('serves the page it belongs to', async () => {
    expect(await touch(own())).toEqual({ isDone: true, status: 200 });
  });

  const foreign: readonly (readonly [string, () => Readonly<Record<string, string>>])[] = [
    ['a page of another site', () => ({ ...own(), Origin: 'http://evil.example', 'Sec-Fetch-Site': 'cross-site' })],
    ['a page of another port here', () => ({ ...own(), Origin: 'http://127.0.0.1:1', 'Sec-Fetch-Site': 'same-site' })],
    ['a foreign origin that calls itself same-origin', () => ({ ...own(), Origin: 'http://evil.example' })],
    ['a name of somebody else’s that leads here', () => ({ ...own(), Host: `rebound.example:${port}`, Origin: `http://rebound.example:${port}` })],
    ['the same without an origin', () => ({ ...without('Origin'), Host: `rebound.example:${port}` })],
    ['localhost, which other programs share', () => ({ ...own(), Host: `localhost:${port}`, Origin: `http://localhost:${port}` })],
    ['another port in Host', () => ({ ...own(), Host: '127.0.0.1:1' })],
    ['a link or an image, which say where they come from', () => ({ ...without('Origin'), 'Sec-Fetch-Site': 'none' })],
    ['a program that says nothing', () => without('Sec-Fetch-Site')],
    ['a page in a sandbox', () => ({ ...own(), Origin: 'null' })],
  ];
  it.each(foreign)('gives nothing to %s', async (_, headers) => {
    const { isDone, status } = await touch(headers());
    expect(isDone).toBe(false);
    expect(status).toBeGreaterThanOrEqual(400);
  });

  it.each(foreign)('no stream of events either: %s', async (_, headers) => {
    const { status, body } = await sendRaw({ port }, rawRequest('GET /events', { ...headers(), Connection: 'close' }), 400);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain('data:');
  });

  it.each(foreign)('and no tunnel: %s', async (_, headers) => {
    const upgrade = {
      ...headers(),
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    };
    expect((await sendRaw({ port }, rawRequest('GET /api/demo/touch', upgrade), 400)).status).not.toBe(101);
  });
});
