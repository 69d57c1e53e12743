import { existsSync } from 'node:fs';
import path from 'node:path';
import { findChromium, hasDisplay, quietChromiumArguments } from '../../electron/launch/find-chromium.ts';
import { findElectron } from '../../electron/launch/find-electron.ts';

/** The two shells that show the console, found the way `npm start` finds them. A test run downloads nothing. */
export type ShellName = 'chromium' | 'electron';
export type Found = { readonly exe: string; readonly needsHostNode: boolean } | { readonly missing: string };

export const root = path.resolve(import.meta.dirname, '../..');

export function chromiumHere(): Found {
  const exe = findChromium();
  const asked = process.env['CHROMIUM_PATH'];
  return exe ? { exe, needsHostNode: false } : { missing: asked ? `CHROMIUM_PATH names ${asked}, which is not there` : 'no Chromium, Chrome or Edge here' };
}

export function electronHere(): Found {
  const found = findElectron(root);
  if (found) return found;
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  return { missing: override ? `ELECTRON_OVERRIDE_DIST_PATH names ${override}, which holds no Electron` : 'the electron package has no binary here' };
}

/** Electron draws on a screen even in a test; on a machine without one, Xvfb is the screen. */
export const screenMaker = (): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, 'xvfb-run'))
    .find((file) => existsSync(file));

export { hasDisplay };
/** The camera is one that draws its own picture: no test looks into a room. */
export const quietFlags: readonly string[] = [...quietChromiumArguments, '--disable-gpu', '--use-fake-device-for-media-stream'];

/** What that camera sees, in either shell: a film, read anew each time the camera is switched on; null leaves it the picture it draws itself. */
export const cameraFlags = (film: string | null): readonly string[] => (film === null ? [] : [`--use-file-for-fake-video-capture=${film}`]);
