import path from 'node:path';
import { dataFolder, ensureDataFolder, programFolder } from '../host/data-folder.ts';
import { hasDisplay } from './find-chromium.ts';
import { fetchElectron, findElectron, type ElectronFound } from './find-electron.ts';
import { runElectron } from './run-electron.ts';
import { joinRunningHost, runInBrowser } from './run-in-browser.ts';
import { say } from './say.ts';

/*
 * `npm start [-- electron|browser|serve]`
 *
 *   a host already runs on this data  →  one more window on it
 *   Electron is here or can be had    →  Electron
 *   else                              →  a host in Node and a browser window, or its address where nothing can be shown
 */

const WAYS = ['auto', 'electron', 'browser', 'serve'] as const;
type Way = (typeof WAYS)[number];

const root = programFolder();
const folder = dataFolder();

const buildIfStale = async (): Promise<void> => {
  // Loaded only here: an installed program has no Vite and nothing to build.
  const { buildAll, staleReason } = await import('./build.ts');
  const reason = staleReason();
  if (reason === undefined) return;
  say(`Building (${reason}) …`, `正在构建（${reason}）…`);
  const elapsedMs = await buildAll();
  say(`Built in ${elapsedMs} ms.`, `构建用时 ${elapsedMs} 毫秒。`);
};

/** Why there is no Electron, in words. */
const WITHOUT_ELECTRON = {
  skipped: ['Electron is not installed', '未安装 Electron'],
  offline: ['Electron is not installed and cannot be fetched without a network', '未安装 Electron，且没有网络无法下载'],
  failed: ['Electron could not be fetched in time', '未能及时下载 Electron'],
} as const;

const obtainElectron = async (): Promise<ElectronFound | undefined> => {
  const present = findElectron(root);
  if (present) return present;
  const outcome = await fetchElectron(root, (line) => say(line, '正在下载 Electron（设置 SIDEBAY_OFFLINE=1 可跳过）…'));
  if (outcome === 'fetched') return findElectron(root);
  const [en, zh] = WITHOUT_ELECTRON[outcome];
  say(`${en}; the console opens in a browser window instead.`, `${zh}；将改用浏览器窗口打开控制台。`);
  return undefined;
};

/** Undefined: Electron is not to be had here, or died before it showed anything. */
const tryElectron = async (): Promise<number | undefined> => {
  if (!hasDisplay()) {
    say('There is no display, so no window can be opened.', '没有显示器，无法打开窗口。');
    return undefined;
  }
  const electron = await obtainElectron();
  if (!electron) return undefined;
  const node = electron.needsHostNode ? ` with its host in Node ${process.versions.node}` : '';
  say(`Starting Electron ${electron.version} (${electron.from})${node}.`, `正在启动 Electron ${electron.version}（${electron.from}）。`);
  const { code, crashedAtStart } = await runElectron(electron, root);
  if (!crashedAtStart) return code;
  say(`Electron ended with ${code} at its start; a browser window is used instead.`, `Electron 启动时即以 ${code} 退出；将改用浏览器窗口。`);
  return undefined;
};

const start = async (way: Way): Promise<number> => {
  ensureDataFolder(folder);
  if (await joinRunningHost(folder, way === 'serve' ? 'serve' : 'browser')) return 0;
  try {
    await buildIfStale();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    say('The build failed, so nothing was started.', '构建失败，程序没有启动。');
    return 1;
  }
  if (way === 'auto' || way === 'electron') {
    const code = await tryElectron();
    if (code !== undefined) return code;
    if (way === 'electron') return 1;
  }
  const hostEntry = process.env['SIDEBAY_HOST_ENTRY'] ?? path.join(root, 'dist', 'electron', 'host.js');
  return runInBrowser({ hostEntry, folder, shell: way === 'serve' ? 'serve' : 'browser' });
};

// A newcomer sees a living warehouse at once; SIDEBAY_SAMPLE=0 begins empty. Data that is there already is left as it is.
process.env['SIDEBAY_SAMPLE'] ??= '1';
const asked = process.argv[2] ?? process.env['SIDEBAY_SHELL'] ?? 'auto';
const way = WAYS.find((one) => one === asked);
if (!way) {
  say(`Unknown: ${asked}. One of: ${WAYS.join(', ')}.`, `无法识别：${asked}。可用：${WAYS.join('、')}。`);
  process.exit(2);
}
process.exit(await start(way));
