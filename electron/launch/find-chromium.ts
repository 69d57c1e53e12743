import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** A Chromium-family browser that is already here; nothing is ever downloaded. The first hit wins. */

const env = process.env;

const onWindows = (program: string): readonly string[] =>
  [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].flatMap((root) => (root ? [path.join(root, program)] : []));

const onMac = (program: string): readonly string[] => ['/Applications', path.join(homedir(), 'Applications')].map((root) => path.join(root, program));

const candidates = (): readonly string[] => {
  switch (process.platform) {
    case 'win32':
      return ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe', 'Chromium/Application/chrome.exe'].flatMap(onWindows);
    case 'darwin':
      return [
        'Google Chrome.app/Contents/MacOS/Google Chrome',
        'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
        'Chromium.app/Contents/MacOS/Chromium',
      ].flatMap(onMac);
    default:
      return ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']
        .map((name) => `/usr/bin/${name}`)
        .concat('/snap/bin/chromium');
  }
};

export const findChromium = (): string | undefined => {
  const asked = env['CHROMIUM_PATH'];
  if (asked) return existsSync(asked) ? asked : undefined;
  return candidates().find((file) => existsSync(file));
};

const isRoot = process.getuid?.() === 0;

/** Keeps a browser from phoning home or asking questions. Root (a container) has no sandbox; `--test-type` hides the bar that says so. */
export const quietChromiumArguments: readonly string[] = [
  ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const hasDisplay = (): boolean => process.platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
