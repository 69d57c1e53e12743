import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { quietProfile } from './browser-preferences.ts';
import { quietChromiumArguments } from './find-chromium.ts';

/** One window of the console in a browser of its own: no tabs, no address bar, and no other page that shares its session. */
export interface BrowserWindow {
  readonly closed: Promise<void>;
  readonly close: () => void;
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const isTaken = (lock: string): boolean => {
  try {
    return isAlive(Number(readFileSync(lock, 'utf8')));
  } catch {
    return false;
  }
};

/**
 * Each window has a profile of its own, kept between starts: two windows in one profile would share one cookie, and a second browser
 * process on a profile in use hands over to the first and ends at once. The lowest free number is taken.
 */
const takeProfile = (folder: string): { readonly profile: string; readonly release: () => void } => {
  const profiles = path.join(folder, 'browser');
  mkdirSync(profiles, { recursive: true, mode: 0o700 });
  for (let number = 1; ; number += 1) {
    const lock = path.join(profiles, `${number}.pid`);
    if (isTaken(lock)) continue;
    rmSync(lock, { force: true });
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
    } catch {
      continue; // another launcher was quicker
    }
    return { profile: path.join(profiles, String(number)), release: () => rmSync(lock, { force: true }) };
  }
};

export const openBrowserWindow = (exe: string, url: string, folder: string): BrowserWindow => {
  const { profile, release } = takeProfile(folder);
  quietProfile(profile);
  const child = spawn(exe, [`--app=${url}`, `--user-data-dir=${profile}`, '--window-size=1360,860', ...quietChromiumArguments], { stdio: 'ignore' });
  const closed = new Promise<void>((resolve) => {
    const end = () => {
      release();
      resolve();
    };
    child.once('exit', end).once('error', end);
  });
  return { closed, close: () => void child.kill() };
};
