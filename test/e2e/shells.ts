import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';

/** The two shells that show the console. Both are looked for, never fetched: a test run downloads nothing. */
export type ShellName = 'chromium' | 'electron';
export type Found = { readonly exe: string } | { readonly missing: string };

const env = process.env;

const programFiles = (tail: string): readonly string[] =>
  [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].flatMap((folder) => (folder ? [path.join(folder, tail)] : []));
const applications = (tail: string): readonly string[] => [path.join('/Applications', tail), path.join(homedir(), 'Applications', tail)];

const usualPlaces: Readonly<Record<string, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/usr/bin/microsoft-edge',
    '/snap/bin/chromium',
  ],
  darwin: ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge'].flatMap(applications),
  win32: [...programFiles('Google/Chrome/Application/chrome.exe'), ...programFiles('Microsoft/Edge/Application/msedge.exe')],
};

export function findChromium(): Found {
  const asked = env['CHROMIUM_PATH'];
  const exe = asked ? [asked].find((file) => existsSync(file)) : usualPlaces[process.platform]?.find((file) => existsSync(file));
  return exe ? { exe } : { missing: asked ? `CHROMIUM_PATH names ${asked}, which is not there` : 'no Chromium, Chrome or Edge in the usual places' };
}

/** `require('electron')` from Node would download: only files are looked at. */
export function findElectron(): Found {
  const folder = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  const written = path.join(folder, 'path.txt'); // there only after a complete unzip
  const usual = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform as string] ?? 'electron';
  const exe = path.join(override ?? path.join(folder, 'dist'), existsSync(written) ? readFileSync(written, 'utf8') : usual);
  if (existsSync(exe)) return { exe };
  return {
    missing: override
      ? `ELECTRON_OVERRIDE_DIST_PATH names ${override}, which holds no Electron`
      : 'the electron package has no binary yet (node node_modules/electron/install.js)',
  };
}

/** Electron draws on a screen even in a test; on a machine without one, Xvfb is the screen. */
export const hasDisplay = (): boolean => process.platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
export const findXvfbRun = (): string | undefined =>
  (env['PATH'] ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, 'xvfb-run'))
    .find((file) => existsSync(file));

/** Flags that keep an automated browser quiet. Root has no user namespace to sandbox in (containers); --test-type hides the bar that says so. */
export const quietFlags: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
