import { spawn } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/*
 * Never `import 'electron'` from Node: without its binary the package starts a download when it is loaded. Here the file is looked
 * for, and the download is a process of its own with a time limit.
 */

export interface ElectronFound {
  readonly exe: string;
  readonly version: string;
  /** Older than Electron 36: its Node cannot load the database driver (Node-API 10), so the host needs a Node of its own. */
  readonly needsHostNode: boolean;
  readonly from: 'package' | 'ELECTRON_OVERRIDE_DIST_PATH';
}

const OLDEST_WITH_NODE_API_10 = 36;
const DOWNLOAD_LIMIT_MS = 120_000;
const LOOKUP_LIMIT_MS = 1_500;
/** After a failed download the next starts do not wait for another one. */
const RETRY_AFTER_MS = 24 * 3_600_000;

const packageFolder = (root: string): string => path.join(root, 'node_modules', 'electron');

const executableName = (root: string): string => {
  const pathFile = path.join(packageFolder(root), 'path.txt');
  // Written by the package only after a complete unzip.
  if (existsSync(pathFile)) return readFileSync(pathFile, 'utf8').trim();
  return process.platform === 'win32' ? 'electron.exe' : process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
};

const readVersion = (dist: string): string => {
  try {
    return readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return '0';
  }
};

export const findElectron = (root: string): ElectronFound | undefined => {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const dist = override ?? path.join(packageFolder(root), 'dist');
  const exe = path.join(dist, executableName(root));
  if (!existsSync(exe)) return undefined;
  const version = readVersion(dist);
  return { exe, version, needsHostNode: Number(version.split('.')[0]) < OLDEST_WITH_NODE_API_10, from: override ? 'ELECTRON_OVERRIDE_DIST_PATH' : 'package' };
};

const attemptFile = (root: string): string => path.join(root, 'node_modules', '.cache', 'sidebay', 'electron-download-failed');

const failedLately = (root: string): boolean => {
  try {
    return Date.now() - statSync(attemptFile(root)).mtimeMs < RETRY_AFTER_MS;
  } catch {
    return false;
  }
};

const isOnline = async (): Promise<boolean> => {
  const mirror = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'];
  const host = URL.parse(mirror ?? '')?.hostname || 'github.com';
  const silence = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => silence.resolve(false), LOOKUP_LIMIT_MS);
  const answered = lookup(host).then(
    () => true,
    () => false,
  );
  return Promise.race([answered, silence.promise]).finally(() => clearTimeout(timer));
};

const runInstall = (script: string): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [script], { stdio: 'ignore', timeout: DOWNLOAD_LIMIT_MS });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });

export type DownloadOutcome = 'fetched' | 'skipped' | 'offline' | 'failed';

export const fetchElectron = async (root: string, say: (line: string) => void): Promise<DownloadOutcome> => {
  const script = path.join(packageFolder(root), 'install.js');
  if (process.env['SIDEBAY_OFFLINE'] || process.env['ELECTRON_OVERRIDE_DIST_PATH'] || !existsSync(script) || failedLately(root)) return 'skipped';
  if (!(await isOnline())) return 'offline';
  say(`Fetching Electron, for at most ${DOWNLOAD_LIMIT_MS / 60_000} minutes (SIDEBAY_OFFLINE=1 skips this) …`);
  if (await runInstall(script)) return 'fetched';
  mkdirSync(path.dirname(attemptFile(root)), { recursive: true });
  writeFileSync(attemptFile(root), '');
  return 'failed';
};
