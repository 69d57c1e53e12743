import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import path from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/** `SIDEBAY_DATA`, else the place this system keeps a user's own program data. */
export const dataFolder = (env: Env = process.env, platform: string = process.platform, home: string = homedir()): string => {
  const asked = env['SIDEBAY_DATA'];
  if (asked) return path.resolve(asked);
  if (platform === 'win32') return path.join(env['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'Sidebay');
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Sidebay');
  // The XDG specification: a relative path there is to be ignored.
  const xdg = env['XDG_DATA_HOME'];
  return path.join(xdg && path.isAbsolute(xdg) ? xdg : path.join(home, '.local', 'share'), 'sidebay');
};

/** Creates it for this user alone; what exists is left as somebody set it up. */
export const ensureDataFolder = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
};

/** The program's own folder, from the sources and from `dist/electron` alike. */
export const programFolder = (from: string = import.meta.dirname): string => {
  for (let folder = from; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'package.json'))) return folder;
    if (path.dirname(folder) === folder) throw new Error(`no package.json above ${from}`);
  }
};

/** A Unix socket's address holds 107 bytes on Linux and 103 on macOS. */
const MAX_SOCKET_PATH_BYTES = 100;

/** Where the command line finds the running host: in the data folder, or where its path is too long, in a short folder of this user's. */
export const socketPath = (folder: string, platform: string = process.platform): string => {
  const digest = createHash('sha256').update(path.resolve(folder)).digest('hex').slice(0, 16);
  if (platform === 'win32') return String.raw`\\.\pipe\sidebay-${digest}`;
  const inside = path.join(folder, 'host.sock');
  if (Buffer.byteLength(inside) <= MAX_SOCKET_PATH_BYTES) return inside;
  const short = path.join(tmpdir(), `sidebay-${userInfo().uid}`);
  mkdirSync(short, { recursive: true, mode: 0o700 });
  chmodSync(short, 0o700); // throws where the folder is another user's
  return path.join(short, `${digest}.sock`);
};
