import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askForWindow, countWindows, createCommandCall } from '../../../electron/host/http/command-call.ts';
import type { ConsoleBridge } from '../../../shared/contract/ipc-channel.ts';
import { parseReply } from '../../../shared/contract/wire.ts';
import { buildShell } from '../../fixtures/shell/build-shell.ts';
import { electronForTests } from '../../fixtures/shell/electron-runtime.ts';

const electron = electronForTests();
if (typeof electron === 'string') console.warn(`The Electron shell is not tried: ${electron}.`);

interface DemoPage {
  readonly sidebay: ConsoleBridge;
  readonly events: { name: string }[];
  readonly violations: string[];
}

const app = { folder: '', data: '' };
beforeAll(async () => {
  if (typeof electron !== 'string') app.folder = await buildShell();
});
afterAll(() => {
  if (app.folder) rmSync(app.folder, { recursive: true, force: true });
});

/** A window of a busy machine is long in coming: the runner's own limits are meant for a quiet one. */
const PATIENCE = { timeout: 150_000 };

const launch = async (hostNode: string | undefined): Promise<ElectronApplication> => {
  if (typeof electron === 'string') throw new Error(electron);
  app.data = mkdtempSync(path.join(tmpdir(), 'sidebay-data-'));
  const { ELECTRON_RUN_AS_NODE: _, NODE_OPTIONS: __, ...inherited } = process.env;
  const env = { ...(inherited as Record<string, string>), SIDEBAY_DATA: app.data, ...(hostNode ? { SIDEBAY_HOST_NODE: hostNode } : {}) };
  return _electron.launch({ executablePath: electron.exe, args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), app.folder], env, ...PATIENCE });
};

const call = async (page: Page, verb: string, input: unknown = {}) =>
  parseReply(
    await page.evaluate(([name, text]) => (globalThis as unknown as DemoPage).sidebay.call(name, text), [`demo.${verb}`, JSON.stringify(input)] as const),
  );
const eventsOf = (page: Page) => page.evaluate(() => (globalThis as unknown as DemoPage).events.map((event) => event.name));

describe.skipIf(typeof electron === 'string').each([
  ['in a utility process', undefined],
  ['in a Node of its own', process.execPath],
])('the shell with its host %s (needs an Electron)', (_, hostNode) => {
  let shell: ElectronApplication;
  let page: Page;
  beforeAll(async () => {
    shell = await launch(hostNode);
    page = await shell.firstWindow(PATIENCE);
    await page.waitForFunction(() => 'moduleRan' in globalThis, undefined, { polling: 100, ...PATIENCE });
  }, 2 * PATIENCE.timeout);
  afterAll(async () => {
    await shell?.close();
    rmSync(app.data, { recursive: true, force: true });
  });

  it('opens a window on its own origin that can call and is told', async () => {
    expect(page.url()).toBe('app://console/index.html');
    expect(await call(page, 'echo', { text: '地址待核实' })).toEqual({ ok: true, value: { text: '地址待核实' } });
    expect(await call(page, 'touch', { topic: 'orders' })).toEqual({ ok: true, value: null });
    await expect.poll(() => eventsOf(page)).toEqual(['changed']);
  });

  it('goes back and forward by the menu and by the side buttons of a mouse', async () => {
    const start = page.url();
    await page.evaluate(() => {
      location.hash = '#/one';
      location.hash = '#/two';
    });
    const press = (id: string) =>
      shell.evaluate(
        ({ Menu, BrowserWindow }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(undefined, BrowserWindow.getAllWindows()[0]),
        id,
      );
    const button = (command: string) => shell.evaluate(({ BrowserWindow }, said) => BrowserWindow.getAllWindows()[0]?.emit('app-command', {}, said), command);
    await press('back');
    await expect.poll(() => page.url()).toMatch(/#\/one$/);
    await button('browser-backward');
    await expect.poll(() => page.url()).toBe(start);
    await button('browser-forward');
    await expect.poll(() => page.url()).toMatch(/#\/one$/);
    await press('forward');
    await expect.poll(() => page.url()).toMatch(/#\/two$/);
    const keys = await shell.evaluate(({ Menu }) => ['back', 'forward'].map((id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.accelerator));
    expect(keys).toEqual(['Alt+Left', 'Alt+Right']);
    await page.evaluate(() => history.go(-2));
  });

  it('gives the page three functions and nothing of Node or Electron', async () => {
    const seen = await page.evaluate(() => ({
      bridge: Object.keys((globalThis as unknown as DemoPage).sidebay).toSorted(),
      leaked: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter((name) => name in globalThis),
      secure: globalThis.isSecureContext,
    }));
    expect(seen).toEqual({ bridge: ['call', 'onEvent', 'setZoom'], leaked: [], secure: true });
    const preferences = await shell.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> };
      const { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity } = contents.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity };
    });
    expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, webSecurity: true });
  });

  it('runs no inline script, no eval, and lets nothing out', async () => {
    // Tried by the page itself: what a debugger evaluates may evaluate more.
    expect(await page.evaluate(() => ['inlineRan', 'evalRan', 'evalRefused'].filter((name) => name in globalThis))).toEqual(['evalRefused']);
    const tried = await page.evaluate(async () => {
      const failed = (work: () => unknown) =>
        Promise.resolve()
          .then(work)
          .then(
            () => false,
            () => true,
          );
      const image = new Image();
      const results = {
        fetch: await failed(() => fetch('https://example.com/')),
        loopback: await failed(() => fetch('http://127.0.0.1:9/')),
        own: await failed(() => fetch('app://console/assets/app.js')),
        html: await failed(() => void (document.body.innerHTML = '<b>x</b>')),
        image: await new Promise((resolve) => {
          image.onerror = () => resolve(true);
          image.onload = () => resolve(false);
          image.src = 'https://example.com/a.png';
        }),
      };
      return results;
    });
    expect(tried).toEqual({ fetch: true, loopback: true, own: true, html: true, image: true });
  });

  it('finds no file but the listed ones', async () => {
    const statuses = await shell.evaluate(async ({ net }) => {
      const targets = [
        'app://console/index.html',
        'app://console/../package.json',
        'app://console/%2e%2e/package.json',
        'app://console/assets/..%2f..%2fpackage.json',
        'app://evil/index.html',
        'app://console.evil/index.html',
        'app://console/dist/electron/main.js',
      ];
      return Promise.all(
        targets.map((target) =>
          net.fetch(target).then(
            (answer) => answer.status,
            () => 0,
          ),
        ),
      );
    });
    expect(statuses).toEqual([200, 404, 404, 404, 404, 404, 404]);
  });

  it('stays where it is', async () => {
    for (const target of [
      'https://example.com/',
      'file:///etc/passwd',
      'app://evil/index.html',
      'data:text/html,x',
      'javascript:alert(1)',
      'http://127.0.0.1:9/',
    ]) {
      await page.evaluate((address) => void (globalThis.location.href = address), target).catch(() => {});
      await page.waitForTimeout(100);
      expect([target, page.url()]).toEqual([target, 'app://console/index.html']);
    }
    expect(await page.evaluate(() => globalThis.open('https://example.com/') === null)).toBe(true);
    expect(shell.windows()).toHaveLength(1);
  });

  it('grants a page what it needs and no more', async () => {
    const granted = await page.evaluate(async () => {
      const names = ['notifications', 'camera', 'microphone', 'geolocation', 'clipboard-read', 'midi'] as const;
      const state = async (name: string) => [name, (await navigator.permissions.query({ name: name as PermissionName })).state] as const;
      return Object.fromEntries(await Promise.all(names.map(state)));
    });
    expect(granted).toEqual({
      notifications: 'granted',
      camera: 'granted',
      microphone: 'denied',
      geolocation: 'denied',
      'clipboard-read': 'denied',
      midi: 'denied',
    });
  });

  it('answers no frame but its own main frame', async () => {
    // A window of the same Electron with the same preload that shows another page.
    const reply = await shell.evaluate(async ({ BrowserWindow, app: electronApp }) => {
      const stranger = new BrowserWindow({
        show: false,
        webPreferences: { preload: `${electronApp.getAppPath()}/dist/electron/preload.cjs`, contextIsolation: true, sandbox: true },
      });
      await stranger.loadURL('app://console/index.html');
      const text = (await stranger.webContents.executeJavaScript(`window.sidebay.call('demo.echo', '{"text":"a"}')`)) as string;
      stranger.destroy();
      return text;
    });
    expect(JSON.parse(reply)).toEqual({ ok: false, error: { code: 'no_session' } });
    for (const [name, text] of [
      [7, '{}'],
      ['demo.echo', 7],
      ['demo.echo', { text: 'a' }],
      ['demo.echo', '{"text":'],
    ] as const) {
      const answer = await page.evaluate(([n, t]) => (globalThis as unknown as DemoPage).sidebay.call(n as string, t as string), [name, text] as const);
      expect(parseReply(answer).ok).toBe(false);
    }
    expect(await call(page, 'echo', { text: 'x'.repeat(1_100_000) })).toEqual({ ok: false, error: { code: 'too_large' } });
  });

  it('each window is a session, and the command line can ask for one more', async () => {
    expect(await createCommandCall(app.data)('demo.whoAmI', {})).toEqual({ ok: true, value: { kind: 'cli', sessionId: null } });
    expect(await countWindows(app.data)).toBe(1);
    const opening = shell.waitForEvent('window');
    expect(await askForWindow(app.data)).toEqual({ opened: true });
    const second = await opening;
    await second.waitForFunction(() => 'moduleRan' in globalThis, undefined, { polling: 100 });
    expect(await countWindows(app.data)).toBe(2);
    const [one, two] = [await call(page, 'whoAmI'), await call(second, 'whoAmI')];
    expect(one.ok && two.ok).toBe(true);
    expect(one).not.toEqual(two);
    await call(second, 'signIn', { role: 'clerk' });
    expect(await call(second, 'note')).toEqual({ ok: true, value: 'noted' });
    expect(await call(page, 'note')).toEqual({ ok: false, error: { code: 'not_signed_in' } });
    await second.close();
    await expect.poll(() => countWindows(app.data)).toBe(1);
  });

  it('gives the host a training WMS as a process of its own, in an Electron that is no Node as well', async () => {
    const how = hostNode === undefined ? 'utility' : 'node';
    expect(await call(page, 'startTraining')).toEqual({ ok: true, value: `${how} --data here demo-token\nREADY\nENDED 0` });
  });

  it('lives through the death of its host', async () => {
    const before = await call(page, 'pid');
    const [waiting, crash] = await Promise.all([call(page, 'never'), call(page, 'crash')]);
    expect(waiting).toEqual({ ok: false, error: { code: 'host_restarting' } });
    expect(crash).toEqual({ ok: false, error: { code: 'host_restarting' } });
    const after = await call(page, 'pid');
    expect(after.ok).toBe(true);
    expect(after).not.toEqual(before);
    await expect.poll(() => eventsOf(page)).toContain('hostRestarted');
  });
});
