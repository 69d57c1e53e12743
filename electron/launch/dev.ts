import { watch } from 'node:fs';
import path from 'node:path';
import { createServer } from 'vite';
import { dataFolder, ensureDataFolder, programFolder } from '../host/data-folder.ts';
import { askForWindow } from '../host/http/command-call.ts';
import { readHostFile } from '../host/http/host-file.ts';
import { openBrowserWindow } from './browser-window.ts';
import { buildProcesses, PROCESSES } from './build.ts';
import { createDevProxy } from './dev-proxy.ts';
import { findChromium, hasDisplay } from './find-chromium.ts';
import { findElectron, type ElectronFound } from './find-electron.ts';
import { startOwnHost, type OwnHost } from './host-child.ts';
import { runElectron } from './run-electron.ts';
import { say } from './say.ts';

/*
 * `npm run dev [-- browser]`: the page by Vite, with hot reload; the host from its sources, started again when they change.
 * In Electron the shell itself (main, preload) is built once: start again after changing it.
 */

const root = programFolder();
const folder = dataFolder();
const hostEntry = process.env['SIDEBAY_HOST_ENTRY'] ?? path.join(root, 'electron', 'host', 'main-node.ts');
const HOST_PORT = 5174;
const SETTLE_MS = 200;

/** Editors save in bursts: the last change counts. */
const onSourceChange = (changed: () => void): void => {
  let timer: NodeJS.Timeout | undefined;
  for (const place of ['shared', 'electron/host', 'resources']) {
    watch(path.join(root, place), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(changed, SETTLE_MS);
    });
  }
};

const runInElectron = async (electron: ElectronFound, url: string): Promise<number> => {
  await buildProcesses({ main: PROCESSES.main });
  // Electron's own supervisor starts the next host, from the changed sources.
  onSourceChange(() => {
    const pid = readHostFile(folder)?.pid;
    if (pid !== undefined) process.kill(pid, 'SIGTERM');
  });
  const { code } = await runElectron(electron, root, { SIDEBAY_DEV_URL: url, SIDEBAY_HOST_NODE: process.execPath, SIDEBAY_HOST_ENTRY: hostEntry });
  return code;
};

const runInWindow = async (url: string, enter: () => Promise<void>): Promise<number> => {
  const ended = Promise.withResolvers<number>();
  let host: OwnHost | undefined;
  const restart = async (): Promise<void> => {
    await host?.stop();
    host = startOwnHost(hostEntry, 'browser', folder, HOST_PORT);
    if ((await host.started) === 'ready') await enter();
    else say('The host did not start; it is tried again when a source changes.', '后台程序未能启动；源文件改动后会再次尝试。');
  };
  // One after the other: two hosts would fight for the data.
  let restarting = restart();
  onSourceChange(() => void (restarting = restarting.then(restart)));
  await restarting;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.resolve(0));
  const exe = hasDisplay() ? findChromium() : undefined;
  if (exe === undefined) console.log(url);
  else void openBrowserWindow(exe, url, folder).closed.then(() => ended.resolve(0));
  const code = await ended.promise;
  await restarting.then(() => host?.stop());
  return code;
};

process.env['SIDEBAY_SAMPLE'] ??= '1';
ensureDataFolder(folder);
const proxy = createDevProxy(HOST_PORT, async () => {
  const opened = await askForWindow(folder);
  return opened && 'url' in opened ? opened.url : undefined;
});
const vite = await createServer({ configFile: path.join(root, 'renderer', 'vite.config.ts'), server: { proxy: { ...proxy.routes } } });
await vite.listen();
const url = vite.resolvedUrls?.local[0] ?? 'http://127.0.0.1:5173/';
const electron = process.argv[2] === 'browser' || !hasDisplay() ? undefined : findElectron(root);
process.exit(await (electron ? runInElectron(electron, url) : runInWindow(url, proxy.enter)));
