import path from 'node:path';
import { app, dialog, ipcMain, Menu, safeStorage, session } from 'electron';
import { dataFolder, ensureDataFolder } from '../host/data-folder.ts';
import { listPageFiles } from '../host/http/page-files.ts';
import { registerConsoleScheme, serveConsolePages } from './app-protocol.ts';
import { CONSOLE_URL, isConsolePage } from './console-page.ts';
import { hashOfLink } from './deep-link.ts';
import { createDrillWindows } from './drill-windows.ts';
import { createHostProcess, type HostProcess } from './host-process.ts';
import { serveCalls } from './ipc-server.ts';
import { cutNetwork, lockAllContents, lockSession } from './lock-down.ts';
import { offerDevices } from './offer-devices.ts';
import { createChosenDevices } from './chosen-devices.ts';
import type { StartFailure } from '../host/ipc/host-messages.ts';
import { mainTexts, unableText } from './main-texts.ts';
import { createMenu } from './menu.ts';
import { createDrillService } from './serve-drill.ts';
import { createSecretService } from './secret-service.ts';
import { serveSecrets } from './serve-secrets.ts';
import { createTrainingService } from './serve-training.ts';
import { childEnvironment, startHost } from './start-host.ts';
import { createUtilityLauncher } from './training-process.ts';
import { createWindows } from './window.ts';

/** Settings of a developer's machine; an installed program has none. */
const developing = (name: string): string | undefined => (app.isPackaged ? undefined : process.env[name]);

const folder = dataFolder();
const devUrl = developing('SIDEBAY_DEV_URL');
const devOrigin = devUrl === undefined ? undefined : new URL(devUrl).origin;
const isOurs = (url: string): boolean => isConsolePage(url, devOrigin);
const dist = import.meta.dirname;
const drills = createDrillWindows(!app.isPackaged);

/** Somebody else has the data, or it cannot be opened: the one thing that is said outside the page. */
const explainUnable = async (failure: StartFailure, host: HostProcess): Promise<void> => {
  const texts = mainTexts(app.getLocale());
  const { title, detail } = unableText(app.getLocale(), failure, folder);
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: title,
    detail,
    buttons: [texts.tryAgain, texts.quit],
    cancelId: 1,
  });
  if (response === 0) host.tryAgain();
  else app.quit();
};

const start = (): void => {
  const pages = session.defaultSession;
  lockSession(pages, isOurs);
  offerDevices(pages, isOurs, createChosenDevices(path.join(app.getPath('userData'), 'devices.json')), mainTexts(app.getLocale()));
  if (devUrl === undefined) {
    cutNetwork(pages, isOurs);
    serveConsolePages(pages, listPageFiles(path.join(dist, '..', 'renderer')));
  }

  const answerSecrets = createSecretService({ safeStorage, platform: process.platform, file: path.join(folder, 'keys', 'system-keys.json') });
  const hostStart = {
    entry: developing('SIDEBAY_HOST_ENTRY') ?? path.join(dist, 'host.js'),
    dataFolder: folder,
    node: developing('SIDEBAY_HOST_NODE'),
    shell: 'electron',
  } as const;
  const trainingLauncher = createUtilityLauncher(path.join(dist, 'training-wms.js'), childEnvironment);
  const serveTraining = createTrainingService(trainingLauncher);
  const serveDrillTraining = createTrainingService(trainingLauncher);
  const serveDrill = createDrillService({
    start: (drillFolder) => serveDrillTraining(startHost({ ...hostStart, dataFolder: drillFolder, shell: 'serve' })),
    show: drills.open,
    closeWindows: drills.closeAll,
  });
  const host = createHostProcess({
    start: () => serveDrill(serveTraining(serveSecrets(startHost(hostStart), answerSecrets))),
    onEvent: (event) => windows.broadcast(event),
    onOpenWindow: () => windows.open(),
    onUnable: (failure) => void explainUnable(failure, host),
  });
  const windows = createWindows({
    url: devUrl ?? CONSOLE_URL,
    preload: path.join(dist, 'preload.cjs'),
    stateFile: path.join(app.getPath('userData'), 'window-state.json'),
    devTools: !app.isPackaged,
    onClosed: host.endSession,
    onCount: host.reportWindows,
  });

  serveCalls(ipcMain, {
    isConsolePage: isOurs,
    sessionOf: windows.sessionOf,
    call: host.call,
    onDenied: (reason, url) => console.error(JSON.stringify({ event: 'call_denied', reason, url })),
  });
  Menu.setApplicationMenu(createMenu(mainTexts(app.getLocale()), () => windows.open()));
  windows.open(hashOfLink(process.argv));

  app.on('second-instance', (_event, words) => windows.open(hashOfLink(Array.isArray(words) ? words : [])));
  app.on('open-url', (_event, url) => windows.open(hashOfLink([url])));
  app.on('activate', windows.focusOrOpen);
  let hasStopped = false;
  app.on('will-quit', (event) => {
    if (hasStopped) return;
    event.preventDefault();
    void host.stop().then(() => {
      hasStopped = true;
      app.quit();
    });
  });
};

ensureDataFolder(folder);
if (app.isPackaged) app.setAsDefaultProtocolClient('sidebay');
// Before the lock is asked for: one Electron per data folder, not per machine.
app.setPath('userData', path.join(folder, 'electron'));
if (app.requestSingleInstanceLock()) {
  // Root in a container has no sandbox to enable, and forced on, no child process of Electron's would start.
  if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  registerConsoleScheme();
  lockAllContents((url) => isOurs(url) || drills.isDrillPage(url));
  app.on('window-all-closed', () => app.quit());
  // A top-level await here would open no window: Electron waits for this module before it becomes ready.
  void app.whenReady().then(start);
} else {
  app.quit();
}
