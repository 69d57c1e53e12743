import { BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import { type HistoryStep, stepInHistory } from './history-steps.ts';
import type { MainTexts } from './main-texts.ts';

const step = (id: HistoryStep, label: string, accelerator: string): MenuItemConstructorOptions => ({
  id,
  label,
  accelerator,
  click: (_item, window) => {
    if (window instanceof BrowserWindow) stepInHistory(window, id);
  },
});

/** Window, clipboard, the way one came, and size. What the console does itself has its shortcuts in the page, where they are shown beside each action. */
export const createMenu = (texts: MainTexts, openWindow: () => void): Menu => {
  const mac: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  return Menu.buildFromTemplate([
    ...mac,
    {
      label: texts.file,
      submenu: [
        { label: texts.newWindow, accelerator: 'CmdOrCtrl+Shift+N', click: openWindow },
        { label: texts.close, role: 'close' },
        { type: 'separator' },
        { label: texts.quit, role: 'quit' },
      ],
    },
    {
      label: texts.edit,
      submenu: [
        { label: texts.undo, role: 'undo' },
        { label: texts.redo, role: 'redo' },
        { type: 'separator' },
        { label: texts.cut, role: 'cut' },
        { label: texts.copy, role: 'copy' },
        { label: texts.paste, role: 'paste' },
        { label: texts.selectAll, role: 'selectAll' },
      ],
    },
    {
      label: texts.view,
      submenu: [
        step('back', texts.back, 'Alt+Left'),
        step('forward', texts.forward, 'Alt+Right'),
        { type: 'separator' },
        { label: texts.zoomIn, role: 'zoomIn' },
        { label: texts.zoomOut, role: 'zoomOut' },
        { label: texts.zoomReset, role: 'resetZoom' },
        { type: 'separator' },
        { label: texts.fullScreen, role: 'togglefullscreen' },
      ],
    },
  ]);
};
