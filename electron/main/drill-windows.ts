import { BrowserWindow, session } from 'electron';
import { cutNetwork, lockSession } from './lock-down.ts';
import { showWhenDrawn } from './show-when-drawn.ts';
import { MIN_SIZE } from './window-state.ts';

/*
 * Windows on a drill are pages of its own loopback server, as in a browser: no preload, no line to the real host, and cookies and storage that
 * are forgotten with the last of them. They may reach that server and nothing else.
 */

export interface DrillWindows {
  readonly open: (address: string) => void;
  readonly closeAll: () => void;
  /** Whether an address is a page of the drill that runs. */
  readonly isDrillPage: (address: string) => boolean;
}

/** Without `persist:` it lives in memory only. */
const PARTITION = 'drill';

export const createDrillWindows = (devTools: boolean): DrillWindows => {
  let origin: string | undefined;
  let isLocked = false;
  const windows = new Set<BrowserWindow>();
  const isDrillPage = (address: string): boolean => {
    const url = URL.parse(address);
    return origin !== undefined && url !== null && url.origin === origin && url.username === '' && url.password === '';
  };
  const lockOnce = (): void => {
    if (isLocked) return;
    isLocked = true;
    const pages = session.fromPartition(PARTITION);
    lockSession(pages, isDrillPage);
    cutNetwork(pages, isDrillPage);
  };
  return {
    isDrillPage,
    open: (address) => {
      const url = URL.parse(address);
      if (url?.protocol !== 'http:' || url.hostname !== '127.0.0.1') return;
      origin = url.origin;
      lockOnce();
      const window = new BrowserWindow({
        width: 1280,
        height: 820,
        minWidth: MIN_SIZE.width,
        minHeight: MIN_SIZE.height,
        title: 'Sidebay',
        show: false,
        webPreferences: { partition: PARTITION, contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false, spellcheck: false, devTools },
      });
      windows.add(window);
      showWhenDrawn(window);
      window.once('closed', () => windows.delete(window));
      // A failed load leaves an empty window, which says so itself; there is nobody here to tell.
      window.loadURL(address).catch(() => {});
    },
    closeAll: () => {
      origin = undefined;
      for (const window of windows) window.destroy();
    },
  };
};
