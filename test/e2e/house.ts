import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type Browser, type Page } from '@playwright/test';
import { askForWindow } from '../../electron/host/http/command-call.ts';
import { readHostFile } from '../../electron/host/http/host-file.ts';
import { HOST_EXIT } from '../../electron/host/run-host.ts';
import { startOwnHost } from '../../electron/launch/host-child.ts';
import { until } from '../fixtures/until.ts';
import { cameraFlags, quietFlags, root, type ShellName } from './shells.ts';

/* A house is one host with its windows, in either shell, on a data folder of its own. */

export interface ShellOptions {
  readonly shell: ShellName;
  readonly exe: string;
  /** This Electron is too old to load the database driver: its host runs in the Node these tests run in. */
  readonly needsHostNode: boolean;
}

interface Filmed {
  /** What the camera of the Electron window sees; a browser is told when it is started, by whoever starts it. */
  readonly film?: string | null;
}

export interface House {
  readonly dataFolder: string;
  /** The first window. */
  readonly page: Page;
  /** What any window complained about; a test that expects complaints empties it. */
  readonly complaints: string[];
  /** One more window on the running host, as a second start of the program opens. */
  readonly openWindow: () => Promise<Page>;
  /** kill -9, and back when the first window shows the host that follows. */
  readonly killHost: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const windowSize = { width: 1440, height: 900 };
/** A first start fills a warehouse with some hundred orders, on a machine that may be busy. */
export const FIRST_START_MS = 90_000;

/** A window is there in a second or two, long before its host is. */
const LAUNCH_MS = 25_000;

type Opened = Omit<House, 'complaints' | 'dataFolder'>;
type Watch = (page: Page) => Page;

/** What Electron inherits: a data folder of its own, and English, so that specs begin at the same place everywhere. */
function environment(dataFolder: string): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const env = Object.fromEntries([...inherited, ['SIDEBAY_DATA', dataFolder], ['LANG', 'en_US.UTF-8'], ['LANGUAGE', 'en']]) as Record<string, string>;
  // With it set Electron would be a plain Node and die before it could say so.
  delete env['ELECTRON_RUN_AS_NODE'];
  return env;
}

const startHost = async (dataFolder: string) => {
  const host = startOwnHost(path.join(root, 'dist/electron/host.js'), 'browser', dataFolder);
  const started = await host.started;
  if (started !== 'ready') throw new Error(`the host did not start: ${started.code}`);
  return host;
};

const entryAddress = async (dataFolder: string): Promise<string> => {
  const opened = await askForWindow(dataFolder);
  if (!opened || !('url' in opened)) throw new Error('the host gave no address to open');
  return opened.url;
};

const killHostOf = (dataFolder: string): number => {
  const pid = readHostFile(dataFolder)?.pid;
  if (pid === undefined) throw new Error('no host to kill');
  process.kill(pid, 'SIGKILL');
  return pid;
};

async function openInChromium(browser: Browser, dataFolder: string, watch: Watch): Promise<Opened> {
  let host = await startHost(dataFolder);
  const openWindow = async (): Promise<Page> => {
    const context = await browser.newContext({ viewport: windowSize, locale: 'en-GB' });
    const page = watch(await context.newPage());
    await page.goto(await entryAddress(dataFolder));
    return page;
  };
  const page = await openWindow();
  // The launcher does the same: it starts another one and opens a window on it.
  const startNext = async (): Promise<void> => {
    host = await startHost(dataFolder);
    followWish();
    await page.goto(await entryAddress(dataFolder));
  };
  const followWish = (): void => void host.exited.then((code) => (code === HOST_EXIT.startAgain ? startNext() : undefined));
  followWish();
  return {
    page,
    openWindow,
    killHost: async () => {
      killHostOf(dataFolder);
      await host.exited;
      await startNext();
    },
    close: async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
      await host.stop();
    },
  };
}

async function openInElectron({ exe, needsHostNode, film }: ShellOptions & Filmed, dataFolder: string, watch: Watch): Promise<Opened> {
  const launch = () =>
    _electron.launch({
      executablePath: exe,
      args: [...quietFlags, ...cameraFlags(film ?? null), '--lang=en-GB', root],
      env: { ...environment(dataFolder), ...(needsHostNode ? { SIDEBAY_HOST_NODE: process.execPath } : {}) },
      timeout: LAUNCH_MS,
    });
  // Now and then the driver connects to Electron and never hears that it is ready. Launching waits for no host, so the second try tells a
  // driver that missed it from a program that does not start.
  const app = await launch().catch(launch);
  const page = watch(await app.firstWindow({ timeout: LAUNCH_MS }));
  return {
    page,
    openWindow: async () => {
      const [opened] = await Promise.all([app.waitForEvent('window'), app.evaluate((electron) => void electron.app.emit('second-instance'))]);
      return watch(opened);
    },
    killHost: async () => {
      const pid = killHostOf(dataFolder);
      await until(() => (readHostFile(dataFolder)?.pid ?? pid) !== pid, 30_000);
    },
    close: () => app.close(),
  };
}

export const newFolder = (what: string): string => mkdtempSync(path.join(tmpdir(), `sidebay-${what}-`));
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

/** The page has asked the host who is here, so the host has filled its warehouse. */
const isReady = (page: Page): Promise<void> => page.locator('.sign-in-who').waitFor({ timeout: FIRST_START_MS });

/** Opens the program on a folder; with `sample` a host that finds nothing there fills it first. */
export async function openHouseIn(
  dataFolder: string,
  { sample, browser, ...options }: ShellOptions & Filmed & { readonly sample: boolean; readonly browser: () => Promise<Browser> },
): Promise<House> {
  process.env['SIDEBAY_SAMPLE'] = sample ? '1' : '0'; // both shells hand their environment on to the host
  const complaints: string[] = [];
  const watch: Watch = (page) => {
    page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    return page;
  };
  const opened = options.shell === 'electron' ? await openInElectron(options, dataFolder, watch) : await openInChromium(await browser(), dataFolder, watch);
  await isReady(opened.page);
  return { ...opened, dataFolder, complaints };
}
