import { askForWindow, countWindows } from '../host/http/command-call.ts';
import { HOST_EXIT } from '../host/run-host.ts';
import { openBrowserWindow } from './browser-window.ts';
import { findChromium, hasDisplay } from './find-chromium.ts';
import { startOwnHost } from './host-child.ts';
import { say, sleep } from './say.ts';

/*
 * The console without Electron: a host in Node, and a window of whatever Chromium-family browser is here. Closing the window ends
 * the program, as with Electron, unless other windows are open on the same host.
 */

export interface BrowserRun {
  readonly hostEntry: string;
  readonly folder: string;
  /** `serve` opens nothing and only says the address. */
  readonly shell: 'browser' | 'serve';
  readonly port?: number;
}

const POLL_MS = 1_000;
/** A page that reloads is gone for a moment. */
const GONE_AFTER_MS = 5_000;
const MAX_CRASHES = 5;

const explainAddress = (url: string, isWanted: boolean): void => {
  if (isWanted) {
    if (hasDisplay()) say('No Chromium, Chrome or Edge was found here.', '没有找到 Chromium、Chrome 或 Edge。');
    say('Open this address in a browser of this computer:', '请在本机浏览器里打开下面的地址：');
  }
  console.log(url);
  say('It works once and for ten minutes; `npm start` gives a new one.', '该地址只能使用一次，十分钟内有效；再次运行 `npm start` 可得到新地址。');
};

/** Opens a window on an address; undefined where there is none to open, and then the address is said instead. */
export const openWindowAt = (url: string, folder: string, shell: 'browser' | 'serve') => {
  const exe = shell === 'browser' && hasDisplay() ? findChromium() : undefined;
  if (exe === undefined) {
    explainAddress(url, shell === 'browser');
    return undefined;
  }
  say(`Opening a window with ${exe}.`, `正在用 ${exe} 打开窗口。`);
  return openBrowserWindow(exe, url, folder);
};

/** On macOS a browser lives on without windows, so there the listening windows are counted. */
const untilNoWindowListens = async (folder: string): Promise<void> => {
  let goneForMs = 0;
  for (let seen = false; goneForMs < GONE_AFTER_MS; await sleep(POLL_MS)) {
    const open = (await countWindows(folder)) ?? 0;
    seen ||= open > 0;
    goneForMs = seen && open === 0 ? goneForMs + POLL_MS : 0;
  }
};

const untilOthersClosed = async (folder: string): Promise<void> => {
  let open = await countWindows(folder);
  if (open) say('Other windows are still open; Sidebay ends with the last of them.', '还有其他窗口打开着；最后一个窗口关闭后 Sidebay 才会结束。');
  for (; open; open = await countWindows(folder)) await sleep(POLL_MS);
};

/** How long the host that has the data may take to answer: it may be migrating. */
const JOIN_WAIT_MS = 120_000;

/** One more window on the host that has this data, once it answers. False: none did. */
export const joinRunningHost = async (folder: string, shell: 'browser' | 'serve', waitMs = 0): Promise<boolean> => {
  const giveUpAt = performance.now() + waitMs;
  let opened = await askForWindow(folder);
  while (!opened && performance.now() < giveUpAt) {
    await sleep(POLL_MS);
    opened = await askForWindow(folder);
  }
  if (!opened) return false;
  say(`Sidebay already runs on ${folder}; this is one more window on it.`, `Sidebay 已在使用 ${folder}；这里再打开一个窗口。`);
  if ('url' in opened) await openWindowAt(opened.url, folder, shell)?.closed;
  return true;
};

type Outcome = 'closed' | 'stopped' | 'again' | { readonly crashed: number };

const runOnce = async ({ hostEntry, folder, shell, port }: BrowserRun, stopping: Promise<void>): Promise<Outcome> => {
  const host = startOwnHost(hostEntry, shell, folder, port);
  const started = await Promise.race([host.started, stopping]);
  if (started !== 'ready') {
    if (started !== undefined) {
      // Another start was quicker and is not ready yet.
      if (started.code === 'already_running' && (await joinRunningHost(folder, shell, JOIN_WAIT_MS))) return 'closed';
      const { code, words } = started;
      if (words) say(`${words.en} The data folder is ${folder}.`, `${words.zh}数据文件夹：${folder}。`);
      else say(`The host did not start (${code}). Nothing was changed in ${folder}.`, `后台程序未能启动（${code}）。${folder} 中的数据未作改动。`);
      return { crashed: 78 };
    }
    await host.stop();
    return 'stopped';
  }
  const opened = await askForWindow(folder);
  const window = opened && 'url' in opened ? openWindowAt(opened.url, folder, shell) : undefined;
  if (!window) say('Ctrl+C ends Sidebay.', '按 Ctrl+C 结束 Sidebay。');
  const isClosed = async (): Promise<'closed'> => {
    if (!window) return new Promise<never>(() => {});
    await (process.platform === 'darwin' ? Promise.race([window.closed, untilNoWindowListens(folder)]) : window.closed);
    await untilOthersClosed(folder);
    return 'closed';
  };
  const outcome = await Promise.race([
    isClosed(),
    stopping.then((): Outcome => 'stopped'),
    host.exited.then((code): Outcome => (code === 0 ? 'stopped' : code === HOST_EXIT.startAgain ? 'again' : { crashed: code })),
  ]);
  window?.close();
  await host.stop();
  return outcome;
};

/** Returns the exit code. */
export const runInBrowser = async (run: BrowserRun): Promise<number> => {
  const { promise: stopping, resolve: stop } = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  for (let crashes = 0; ; crashes += 1) {
    const outcome = await runOnce(run, stopping);
    if (outcome === 'closed' || outcome === 'stopped') return 0;
    if (outcome === 'again') {
      crashes = -1;
      continue;
    }
    if (outcome.crashed === 78 || crashes >= MAX_CRASHES) return 1;
    say('The host ended unexpectedly and is started again. What was saved is still there.', '后台程序意外结束，正在重新启动。已保存的内容都在。');
    await Promise.race([sleep(500 * 2 ** crashes), stopping]);
  }
};
