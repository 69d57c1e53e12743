import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataFolder, socketPath } from '../../../electron/host/data-folder.ts';
import { askForWindow, countWindows, createCommandCall } from '../../../electron/host/http/command-call.ts';
import { AlreadyRunning, startCommandServer, type CommandServer } from '../../../electron/host/http/command-server.ts';
import { readHostFile, readToken, removeHostFile, writeHostFile, writeToken } from '../../../electron/host/http/host-file.ts';
import { createWireCall } from '../../../shared/contract/wire.ts';
import { createDemoHost } from '../../fixtures/demo/demo-contract.ts';
import { rawRequest, sendRaw } from '../../fixtures/http/raw-http.ts';

let folder: string;
let server: CommandServer;
let token: string;
const socket = () => socketPath(folder);

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sidebay-cmd-'));
  server = await startCommandServer({ socketPath: socket(), token: () => token });
  token = writeToken(folder);
  server.ready({ wire: createWireCall(createDemoHost().dispatch), openWindow: () => ({ url: 'http://127.0.0.1:1/enter?t=x' }), openWindows: () => 3 });
  writeHostFile(folder, { pid: process.pid, url: null, socketPath: socket(), startedAt: 0 });
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const post = (headers: Record<string, string>, target = '/api/demo/whoAmI') =>
  sendRaw(
    { path: socket() },
    rawRequest(`POST ${target}`, { Host: 'sidebay', 'Content-Type': 'application/json', 'Content-Length': '2', Connection: 'close', ...headers }, '{}'),
  );

describe('the command line', () => {
  it('calls as itself and asks for windows', async () => {
    const call = createCommandCall(folder);
    expect(await call('demo.whoAmI', {})).toEqual({ ok: true, value: { kind: 'cli', sessionId: null } });
    expect(await call('demo.maintenance', {})).toEqual({ ok: true, value: 'maintained' });
    expect(await call('demo.throwUp', {})).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(await call('nothing', {})).toMatchObject({ ok: false, error: { code: 'unknown_endpoint' } });
    expect(await askForWindow(folder)).toEqual({ url: 'http://127.0.0.1:1/enter?t=x' });
    expect(await countWindows(folder)).toBe(3);
  });

  it('finds nobody where no host runs', async () => {
    removeHostFile(folder, process.pid);
    expect(await createCommandCall(folder)('demo.whoAmI', {})).toEqual({ ok: false, error: { code: 'unreachable' } });
    expect(await askForWindow(folder)).toBeUndefined();
  });

  it('needs this start’s token', async () => {
    const right = `Bearer ${token}`;
    expect((await post({ Authorization: right })).status).toBe(200);
    for (const wrong of ['', 'Bearer', 'Bearer ', token, `bearer ${token}`, `Bearer ${token}0`, `Bearer ${token.slice(1)}`, `Basic ${token}`])
      expect((await post({ Authorization: wrong })).status).toBe(401);
    for (const target of ['/control/enter', '/control/windows', '/control/nothing'])
      expect((await post({ Authorization: 'Bearer x' }, target)).status).toBe(401);
    token = writeToken(folder);
    expect((await post({ Authorization: right })).status).toBe(401);
    token = '';
    expect((await post({ Authorization: 'Bearer ' })).status).toBe(401);
  });

  it('is not a browser', async () => {
    const Authorization = `Bearer ${token}`;
    expect((await post({ Authorization, Origin: 'http://127.0.0.1' })).status).toBe(403);
    expect((await post({ Authorization, Host: 'localhost' })).status).toBe(421);
    expect((await post({ Authorization, 'Content-Type': 'text/plain' })).status).toBe(415);
    expect((await post({ Authorization, Connection: 'Upgrade', Upgrade: 'websocket' })).status).toBe(403);
  });

  it.skipIf(process.platform === 'win32')('keeps token, socket and host file to this user (where files have POSIX modes)', () => {
    expect(readToken(folder)).toMatch(/^[0-9a-f]{64}$/);
    for (const file of ['cli-token', 'host.json', 'host.sock']) expect([file, statSync(path.join(folder, file)).mode & 0o777]).toEqual([file, 0o600]);
  });
});

describe('the data folder', () => {
  it('is one host’s at a time, and a dead one’s leftovers are no hindrance', async () => {
    await expect(startCommandServer({ socketPath: socket(), token: () => token })).rejects.toBeInstanceOf(AlreadyRunning);
    expect((await post({ Authorization: `Bearer ${token}` })).status).toBe(200);
    await server.close();
    writeFileSync(socket(), '');
    server = await startCommandServer({ socketPath: socket(), token: () => token });
  });

  it('host.json belongs to the host that wrote it', () => {
    removeHostFile(folder, process.pid + 1);
    expect(readHostFile(folder)?.pid).toBe(process.pid);
    writeFileSync(path.join(folder, 'host.json'), '{"pid":');
    expect(readHostFile(folder)).toBeUndefined();
  });

  it('lies where each system keeps such things', () => {
    expect(dataFolder({ SIDEBAY_DATA: '/x/y' }, 'linux', '/home/a')).toBe('/x/y');
    expect(dataFolder({}, 'linux', '/home/a')).toBe('/home/a/.local/share/sidebay');
    expect(dataFolder({ XDG_DATA_HOME: '/data' }, 'linux', '/home/a')).toBe('/data/sidebay');
    expect(dataFolder({ XDG_DATA_HOME: 'data' }, 'linux', '/home/a')).toBe('/home/a/.local/share/sidebay');
    expect(dataFolder({}, 'darwin', '/Users/a')).toBe('/Users/a/Library/Application Support/Sidebay');
    expect(dataFolder({ LOCALAPPDATA: '/L' }, 'win32', '/U')).toBe('/L/Sidebay');
  });

  it('may have a path longer than a socket’s address', () => {
    const long = `/tmp/${'x'.repeat(150)}`;
    expect(Buffer.byteLength(socketPath(long))).toBeLessThan(100);
    expect(socketPath(long)).not.toBe(socketPath(`${long}y`));
    expect(socketPath('C:\\data', 'win32')).toMatch(/^\\\\\.\\pipe\\sidebay-[0-9a-f]{16}$/);
  });
});
