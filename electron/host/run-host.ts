import path from 'node:path';
import { parseArgs } from 'node:util';
import { createWireCall, type WireCall } from '../../shared/contract/wire.ts';
import { dataFolder, ensureDataFolder, programFolder, socketPath } from './data-folder.ts';
import { SHELLS, type ComposeHost, type Host, type Shell } from './host.ts';
import { AlreadyRunning, startCommandServer, type CommandServer, type OpenedWindow } from './http/command-server.ts';
import { keepPort, readKeptPorts, removeHostFile, writeHostFile, writeToken } from './http/host-file.ts';
import { startLoopbackServer } from './http/loopback-server.ts';
import { listPageFiles } from './http/page-files.ts';
import type { HostPort, StartFailure } from './ipc/host-messages.ts';
import { findParentPort } from './ipc/parent-port.ts';
import { serveIpc } from './ipc/serve-ipc.ts';

/*
 * The life of a host process:  take the data folder  →  open the data  →  open the doors  →  … →  shut the doors  →  close the data.
 */

/** Ends that the launcher and Electron understand (sysexits.h); 79 asks to be started again, anything else is a crash. */
export const HOST_EXIT = { alreadyRunning: 75, cannotOpen: 78, startAgain: 79 } as const;

/** An answer that is under way reaches its window first. */
const ANSWER_MS = 300;

const asShell = (text: string | undefined): Shell => SHELLS.find((shell) => shell === text) ?? 'serve';

interface Transport {
  readonly url: string | null;
  readonly openWindow: () => OpenedWindow;
  readonly openWindows: () => number;
  readonly close: () => Promise<void>;
}

const serveWindowsOverIpc = (host: Host, wire: WireCall, port: HostPort, onStop: () => void): Transport => {
  let open = 0;
  const stopEvents = serveIpc(host, wire, port, { onStop, onWindows: (count) => void (open = count) });
  return {
    url: null,
    openWindow: () => {
      port.post({ kind: 'openWindow' });
      return { opened: true };
    },
    openWindows: () => open,
    close: () => {
      stopEvents();
      return Promise.resolve();
    },
  };
};

const serveWindowsOverLoopback = async (host: Host, wire: WireCall, folder: string, pagesFolder: string, port: number): Promise<Transport> => {
  const server = await startLoopbackServer({
    wire,
    events: host.events,
    pages: listPageFiles(pagesFolder),
    now: () => performance.now(),
    port,
    wishedPorts: readKeptPorts(folder),
    ...(host.sessionEnded ? { onSessionEnded: host.sessionEnded } : {}),
  });
  if (port === 0) keepPort(folder, server.port);
  return {
    url: `http://127.0.0.1:${server.port}`,
    openWindow: () => ({ url: server.entryAddress() }),
    openWindows: server.openWindows,
    close: server.close,
  };
};

/** An error that stopped a start, in sentences for whoever started it; undefined where only its code is known. */
export type ExplainStart = (error: unknown) => StartFailure['words'];

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'host_failed');

const openHost = async (
  compose: ComposeHost,
  shell: Shell,
  port: HostPort | undefined,
  fixedPort: number,
  onStop: () => void,
  onStartAgain: () => void,
): Promise<() => Promise<void>> => {
  const folder = dataFolder();
  const program = programFolder();
  ensureDataFolder(folder);
  const socket = socketPath(folder);
  // The token is written once the door is ours: a host that finds another one running must not change that one's token.
  const token = { current: '' };
  const command: CommandServer = await startCommandServer({ socketPath: socket, token: () => token.current });
  token.current = writeToken(folder);
  try {
    // Given by whoever starts the program from its sources; an installed one begins empty.
    const sample = process.env['SIDEBAY_SAMPLE'] === '1';
    const startAgain = (): void => void setTimeout(onStartAgain, ANSWER_MS);
    const host = await compose({ dataFolder: folder, programFolder: program, shell, sample, startAgain });
    const wire = createWireCall(host.dispatch);
    const transport =
      shell === 'electron' && port
        ? serveWindowsOverIpc(host, wire, port, onStop)
        : await serveWindowsOverLoopback(host, wire, folder, path.join(program, 'dist', 'renderer'), fixedPort);
    command.ready({ wire, openWindow: transport.openWindow, openWindows: transport.openWindows });
    writeHostFile(folder, { pid: process.pid, url: transport.url, socketPath: socket, startedAt: Date.now() });
    return async () => {
      removeHostFile(folder, process.pid);
      await Promise.all([command.close(), transport.close()]);
      await host.close();
    };
  } catch (error) {
    await command.close();
    throw error;
  }
};

/** Runs a host until it is told to stop, and ends the process. */
export const runHost = async (compose: ComposeHost, explain: ExplainStart = () => undefined): Promise<void> => {
  const { values } = parseArgs({ options: { shell: { type: 'string' }, port: { type: 'string' } } });
  const parent = findParentPort();
  const shut = Promise.withResolvers<number>();
  const onStop = () => shut.resolve(0);
  parent?.onMessage(({ kind }) => kind === 'stop' && onStop());
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, onStop);
  // The one who started us is gone: nobody will ever close this host, and the data must not stay taken.
  process.on('disconnect', onStop);

  let close: () => Promise<void>;
  try {
    close = await openHost(compose, asShell(values.shell), parent, Number(values.port ?? 0), onStop, () => shut.resolve(HOST_EXIT.startAgain));
  } catch (error) {
    console.error(error instanceof AlreadyRunning ? `Sidebay already runs on ${dataFolder()}.` : error);
    const words = explain(error);
    parent?.post({ kind: 'failed', code: codeOf(error), ...(words && { words }) });
    // Leaves the message a moment to reach the parent.
    setTimeout(() => process.exit(error instanceof AlreadyRunning ? HOST_EXIT.alreadyRunning : HOST_EXIT.cannotOpen), 50);
    return;
  }
  parent?.post({ kind: 'ready' });
  const exitCode = await shut.promise;
  await close();
  process.exit(exitCode);
};
