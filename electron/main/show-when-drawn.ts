import type { BrowserWindow } from 'electron';

/** How long a page that is loaded may take to be drawn before its window is shown as it is. */
const DRAWN_WITHIN_MS = 1_500;

/** When to show a window, by what is heard of it. */
export interface Showing {
  readonly drawn: () => void;
  readonly loaded: () => void;
  readonly closed: () => void;
}

/**
 * Once its page is drawn, so that nobody sees it white. Where the graphics process dies at the start and drawing goes on without it, the first frame can
 * get lost, and with it the word that it is there: a program that runs and cannot be seen is worse than a white window.
 */
export const createShowing = (show: () => void): Showing => {
  let isOver = false;
  let late: ReturnType<typeof setTimeout> | undefined;
  const closed = (): void => {
    isOver = true;
    clearTimeout(late);
  };
  const drawn = (): void => {
    if (isOver) return;
    closed();
    show();
  };
  const loaded = (): void => {
    if (!isOver) late ??= setTimeout(drawn, DRAWN_WITHIN_MS);
  };
  return { drawn, loaded, closed };
};

export const showWhenDrawn = (window: BrowserWindow): void => {
  const showing = createShowing(() => window.show());
  window.once('ready-to-show', showing.drawn);
  window.once('closed', showing.closed);
  window.webContents.once('did-finish-load', showing.loaded);
  window.webContents.once('did-fail-load', showing.loaded);
};
