import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, chromium, _electron, type Page } from '@playwright/test';
import { askForWindow } from '../../electron/host/http/command-call.ts';
import { startOwnHost } from '../../electron/launch/host-child.ts';
import { quietFlags, root, type ShellName } from './shells.ts';

export interface ShellOptions {
  readonly shell: ShellName;
  readonly exe: string;
  /** This Electron is too old to load the database driver: its host runs in the Node these tests run in. */
  readonly needsHostNode: boolean;
}

interface ConsoleFixtures extends ShellOptions {
  /** Whether a fresh data folder is filled with the sample warehouse; `test.use({ sample: false })` begins empty. */
  readonly sample: boolean;
  /** A data folder nobody used before. */
  readonly dataFolder: string;
  /** What the page complained about; a test that expects complaints empties it. */
  readonly complaints: string[];
  readonly page: Page;
}

const windowSize = { width: 1440, height: 900 };

/** What Electron inherits: a data folder of its own, and English, so that specs begin at the same place everywhere. */
function environment(dataFolder: string): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const env = Object.fromEntries([...inherited, ['SIDEBAY_DATA', dataFolder], ['LANG', 'en_US.UTF-8'], ['LANGUAGE', 'en']]) as Record<string, string>;
  // With it set Electron would be a plain Node and die before it could say so.
  delete env['ELECTRON_RUN_AS_NODE'];
  return env;
}

interface Opened {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

async function openInChromium({ exe }: ShellOptions, dataFolder: string): Promise<Opened> {
  const host = startOwnHost(path.join(root, 'dist/electron/host.js'), 'browser', dataFolder);
  const started = await host.started;
  if (started !== 'ready') throw new Error(`the host did not start: ${started.code}`);
  const opened = await askForWindow(dataFolder);
  if (!opened || !('url' in opened)) throw new Error('the host gave no address to open');
  const browser = await chromium.launch({ executablePath: exe, args: [...quietFlags] });
  const context = await browser.newContext({ viewport: windowSize, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(opened.url);
  const close = async (): Promise<void> => {
    await context.close();
    await browser.close();
    await host.stop();
  };
  return { page, close };
}

async function openInElectron({ exe, needsHostNode }: ShellOptions, dataFolder: string): Promise<Opened> {
  const app = await _electron.launch({
    executablePath: exe,
    args: [...quietFlags, '--lang=en-GB', root],
    env: { ...environment(dataFolder), ...(needsHostNode ? { SIDEBAY_HOST_NODE: process.execPath } : {}) },
    timeout: 40_000,
  });
  const page = await app.firstWindow();
  return { page, close: () => app.close() };
}

export const test = base.extend<ConsoleFixtures>({
  shell: ['chromium', { option: true }],
  exe: ['', { option: true }],
  needsHostNode: [false, { option: true }],
  sample: [true, { option: true }],

  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  dataFolder: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'sidebay-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },

  // eslint-disable-next-line no-empty-pattern -- as above
  complaints: async ({}, use) => {
    await use([]);
  },

  page: async ({ shell, exe, needsHostNode, sample, dataFolder, complaints }, use) => {
    process.env['SIDEBAY_SAMPLE'] = sample ? '1' : '0'; // both shells hand their environment on to the host
    const opened = await (shell === 'electron' ? openInElectron : openInChromium)({ shell, exe, needsHostNode }, dataFolder);
    opened.page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
    opened.page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    try {
      await use(opened.page);
    } finally {
      await opened.close();
    }
    base.expect(complaints, 'what the page complained about').toEqual([]);
  },
});

export { expect } from '@playwright/test';
