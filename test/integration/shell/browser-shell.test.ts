import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { askForWindow, countWindows, createCommandCall } from '../../../electron/host/http/command-call.ts';
import { readHostFile } from '../../../electron/host/http/host-file.ts';
import { findChromium, hasDisplay } from '../../../electron/launch/find-chromium.ts';
import { buildShell } from '../../fixtures/shell/build-shell.ts';

const chromium = findChromium();
const canShow = chromium !== undefined && hasDisplay();
if (!canShow) console.warn('The browser window is not tried: no Chromium-family browser, or no display (run under xvfb-run).');

const runner = path.resolve(import.meta.dirname, '../../fixtures/shell/run-browser-main.ts');
let app: string;
let folder: string;
const launchers: ChildProcess[] = [];

beforeAll(async () => void (app = await buildShell()));
afterAll(() => rmSync(app, { recursive: true, force: true }));
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'sidebay-browser-'))));
afterEach(async () => {
  for (const launcher of launchers.splice(0)) launcher.kill('SIGKILL');
  await vi.waitFor(
    () => {
      if (readHostFile(folder)) throw new Error('a host still runs');
      // A browser that is ending still writes its profile.
      rmSync(folder, { recursive: true });
    },
    { timeout: 60_000, interval: 200 },
  );
});

/** A browser that notes its process id, so that a test can close "the window". */
const notingBrowser = (): { readonly exe: string; readonly pid: () => number } => {
  const exe = path.join(folder, 'browser.sh');
  const note = path.join(folder, 'browser.pid');
  writeFileSync(exe, `#!/bin/sh\necho $$ > ${note}\nexec ${chromium} --disable-gpu "$@"\n`);
  chmodSync(exe, 0o755);
  return { exe, pid: () => Number(readFileSync(note, 'utf8')) };
};

const launch = (env: Record<string, string>, shell = 'browser') => {
  const child = spawn(process.execPath, [runner, path.join(app, 'dist/electron/host.js'), folder, shell], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  launchers.push(child);
  const output = { text: '' };
  child.stdout.on('data', (chunk: Buffer) => void (output.text += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => void child.once('exit', resolve));
  return { child, output, exited };
};
const isGone = (pid: number) => {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
};

describe('without a browser', () => {
  it('says an address that works once, and ends at a signal without leaving anything', async () => {
    const { child, output, exited } = launch({ CHROMIUM_PATH: '/nowhere/chromium' });
    await expect.poll(() => /http:\/\/127\.0\.0\.1:\d+\/enter\?t=\S+/.exec(output.text)?.[0], { timeout: 60_000 }).toBeDefined();
    const address = /http:\S+/.exec(output.text)?.[0] ?? '';
    expect([(await fetch(address)).status, (await fetch(address)).status]).toEqual([200, 403]);
    const pid = readHostFile(folder)?.pid ?? 0;
    expect(await createCommandCall(folder)('demo.whoAmI', {})).toEqual({ ok: true, value: { kind: 'cli', sessionId: null } });
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
    expect([isGone(pid), existsSync(path.join(folder, 'host.json')), existsSync(path.join(folder, 'host.sock'))]).toEqual([true, false, false]);
  });

  it('takes its host with it when it is killed', async () => {
    const { child, output } = launch({}, 'serve');
    await expect.poll(() => output.text, { timeout: 60_000 }).toContain('/enter?t=');
    const pid = readHostFile(folder)?.pid ?? 0;
    child.kill('SIGKILL');
    await expect.poll(() => isGone(pid), { timeout: 60_000 }).toBe(true);
  });

  it('does not take data that another host has, and joins that one', async () => {
    const first = launch({}, 'serve');
    await expect.poll(() => first.output.text, { timeout: 60_000 }).toContain('/enter?t=');
    const pid = readHostFile(folder)?.pid;
    const second = launch({}, 'serve');
    expect(await second.exited).toBe(0);
    expect(/:(\d+)\/enter/.exec(second.output.text)?.[1]).toBe(/:(\d+)\/enter/.exec(first.output.text)?.[1]);
    expect(readHostFile(folder)?.pid).toBe(pid);
    expect(await createCommandCall(folder)('demo.maintenance', {})).toEqual({ ok: true, value: 'maintained' });
  });

  it('comes back at the address it had: a browser keeps what belongs to this computer per address', async () => {
    const portOf = async (): Promise<string | undefined> => {
      const { child, output, exited } = launch({}, 'serve');
      await expect.poll(() => output.text, { timeout: 60_000 }).toContain('/enter?t=');
      child.kill('SIGTERM');
      await exited;
      return /:(\d+)\/enter/.exec(output.text)?.[1];
    };
    const first = await portOf();
    expect(await portOf()).toBe(first);

    const squatter = createServer();
    await new Promise<void>((resolve) => void squatter.listen(Number(first), '127.0.0.1', resolve));
    const second = await portOf();
    expect(second).not.toBe(first);
    expect(await portOf()).toBe(second);
    await new Promise<void>((resolve) => void squatter.close(() => resolve()));
    expect(await portOf()).toBe(first);
  });

  it('starts a host again that died, and says so', async () => {
    const { output } = launch({}, 'serve');
    await expect.poll(() => output.text, { timeout: 60_000 }).toContain('/enter?t=');
    process.kill(readHostFile(folder)?.pid ?? 0, 'SIGKILL');
    await expect.poll(() => output.text.match(/enter\?t=/g)?.length, { timeout: 60_000 }).toBe(2);
    expect(await createCommandCall(folder)('demo.whoAmI', {})).toMatchObject({ ok: true });
  });
});

describe.skipIf(!canShow)('with a browser (skipped where none is installed)', () => {
  it('opens a window, and closing it ends the program', async () => {
    const browser = notingBrowser();
    const { exited } = launch({ CHROMIUM_PATH: browser.exe });
    await expect.poll(() => countWindows(folder), { timeout: 60_000 }).toBe(1);
    const pid = readHostFile(folder)?.pid ?? 0;
    process.kill(browser.pid(), 'SIGTERM');
    expect(await exited).toBe(0);
    expect(isGone(pid)).toBe(true);
  });

  it('stays while another window listens', async () => {
    const browser = notingBrowser();
    const { exited, output } = launch({ CHROMIUM_PATH: browser.exe });
    await expect.poll(() => countWindows(folder), { timeout: 60_000 }).toBe(1);
    const opened = await askForWindow(folder);
    if (!opened || !('url' in opened)) throw new Error('no address');
    const entered = await fetch(opened.url);
    const Cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const other = new AbortController();
    await fetch(new URL('/events', opened.url), { headers: { Cookie, 'Sec-Fetch-Site': 'same-origin' }, signal: other.signal });
    expect(await countWindows(folder)).toBe(2);
    process.kill(browser.pid(), 'SIGTERM');
    await expect.poll(() => output.text, { timeout: 60_000 }).toMatch(/Other windows are still open|还有其他窗口/);
    other.abort();
    expect(await exited).toBe(0);
  });
});
