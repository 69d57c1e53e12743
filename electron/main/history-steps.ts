import type { BrowserWindow } from 'electron';

export type HistoryStep = 'back' | 'forward';

/** One step along the places this window was at; at either end nothing happens. */
export const stepInHistory = ({ webContents }: BrowserWindow, step: HistoryStep): void => {
  const { navigationHistory } = webContents;
  if (step === 'back') navigationHistory.goBack();
  else navigationHistory.goForward();
};

/** The two side buttons of a mouse, and the keys of that name, do what they do in a browser. */
export const listenForHistoryButtons = (window: BrowserWindow): void => {
  window.on('app-command', (_event, command) => {
    if (command === 'browser-backward') stepInHistory(window, 'back');
    if (command === 'browser-forward') stepInHistory(window, 'forward');
  });
};
