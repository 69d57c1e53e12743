import { randomUUID } from 'node:crypto';
import { BrowserWindow, screen } from 'electron';
import { IPC_EVENT } from '../../shared/contract/ipc-channel.ts';
import type { ConsoleEvent } from '../../shared/contract/events.ts';
import { showWhenDrawn } from './show-when-drawn.ts';
import { listenForHistoryButtons } from './history-steps.ts';
import { isReachable, MIN_SIZE, readWindowState, writeWindowState, type WindowState } from './window-state.ts';

export interface WindowsOptions {
  readonly url: string;
  readonly preload: string;
  readonly stateFile: string;
  readonly devTools: boolean;
  readonly onClosed: (sessionId: string) => void;
  readonly onCount: (open: number) => void;
}

/** All windows, each a session of its own: two people may be signed in side by side. */
export interface Windows {
  /** `hash` is the place to open at, for instance `#/queue/42`. */
  readonly open: (hash?: string) => void;
  readonly focusOrOpen: () => void;
  readonly sessionOf: (webContentsId: number) => string | undefined;
  readonly broadcast: (event: ConsoleEvent) => void;
}

const DEFAULT_SIZE = { width: 1360, height: 860 } as const;
/** The next window is laid so that both title bars can be seen. */
const CASCADE_PX = 32;
/** A page that dies again and again is not helped by loading it once more. */
const MAX_RELOADS_A_MINUTE = 3;

const placement = (state: WindowState | undefined, alreadyOpen: number) => {
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  if (!state || !isReachable(state.bounds, screens)) return DEFAULT_SIZE;
  const shift = CASCADE_PX * alreadyOpen;
  const shifted = { ...state.bounds, x: state.bounds.x + shift, y: state.bounds.y + shift };
  return isReachable(shifted, screens) ? shifted : state.bounds;
};

const reloadWhenGone = (window: BrowserWindow): void => {
  const reloadedAt: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    const now = performance.now();
    while (reloadedAt[0] !== undefined && now - reloadedAt[0] > 60_000) reloadedAt.shift();
    if (reason === 'clean-exit' || reloadedAt.length >= MAX_RELOADS_A_MINUTE || window.isDestroyed()) return;
    reloadedAt.push(now);
    window.webContents.reload();
  });
};

export const createWindows = (options: WindowsOptions): Windows => {
  const sessionByContents = new Map<number, string>();

  const open = (hash = ''): void => {
    const state = readWindowState(options.stateFile);
    const window = new BrowserWindow({
      ...placement(state, sessionByContents.size),
      minWidth: MIN_SIZE.width,
      minHeight: MIN_SIZE.height,
      title: 'Sidebay',
      show: false,
      webPreferences: {
        preload: options.preload,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        devTools: options.devTools,
      },
    });
    const contentsId = window.webContents.id;
    const sessionId = randomUUID();
    sessionByContents.set(contentsId, sessionId);
    options.onCount(sessionByContents.size);
    reloadWhenGone(window);
    listenForHistoryButtons(window);

    if (state?.maximized) window.maximize();
    showWhenDrawn(window);
    window.on('close', () => writeWindowState(options.stateFile, { bounds: window.getNormalBounds(), maximized: window.isMaximized() }));
    window.once('closed', () => {
      sessionByContents.delete(contentsId);
      options.onClosed(sessionId);
      options.onCount(sessionByContents.size);
    });
    // A failed load leaves an empty window, which says so itself; there is nobody here to tell.
    window.loadURL(`${options.url}${hash}`).catch(() => {});
  };

  return {
    open,
    focusOrOpen: () => {
      const window = BrowserWindow.getAllWindows()[0];
      if (!window) return open();
      if (window.isMinimized()) window.restore();
      window.focus();
    },
    sessionOf: (webContentsId) => sessionByContents.get(webContentsId),
    broadcast: (event) => {
      for (const window of BrowserWindow.getAllWindows()) if (sessionByContents.has(window.webContents.id)) window.webContents.send(IPC_EVENT, event);
    },
  };
};
