import { fork } from 'node:child_process';
import { utilityProcess } from 'electron';
import type { FromHost, ToHost } from '../host/ipc/host-messages.ts';
import { HOST_NODE_OPTIONS } from '../host/ipc/host-node-options.ts';
import type { HostChild } from './host-process.ts';

export interface HostStart {
  readonly entry: string;
  readonly dataFolder: string;
  /** A Node to run the host with; development only, for an Electron too old to load the database driver. */
  readonly node: string | undefined;
  /** `serve`: it serves its own pages, as a drill does. */
  readonly shell: 'electron' | 'serve';
}

/** A child inherits the environment but what would make another program of it. */
export const childEnvironment = (): Record<string, string> => {
  const { ELECTRON_RUN_AS_NODE: _runAsNode, NODE_OPTIONS: _nodeOptions, ...rest } = process.env;
  return Object.fromEntries(Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined));
};

const hostEnvironment = ({ dataFolder }: HostStart): Record<string, string> => ({ ...childEnvironment(), SIDEBAY_DATA: dataFolder });
const hostArguments = ({ shell }: HostStart): string[] => ['--shell', shell];

const startUtility = (start: HostStart): HostChild => {
  const child = utilityProcess.fork(start.entry, hostArguments(start), {
    execArgv: [...HOST_NODE_OPTIONS],
    serviceName: 'Sidebay host',
    stdio: 'inherit',
    env: hostEnvironment(start),
  });
  return {
    post: (message: ToHost) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', (message) => listener(message as FromHost)),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  };
};

const startNode = (execPath: string, start: HostStart): HostChild => {
  const child = fork(start.entry, hostArguments(start), {
    execPath,
    execArgv: [...HOST_NODE_OPTIONS],
    env: hostEnvironment(start),
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return {
    // A dead channel shows as `exit`; a failed send says nothing more.
    post: (message) => void (child.connected && child.send(message, () => {})),
    onMessage: (listener) => void child.on('message', (message) => listener(message as FromHost)),
    onExit: (listener) => {
      let told = false;
      const tellOnce = () => {
        if (!told) listener();
        told = true;
      };
      child.once('exit', tellOnce).once('error', tellOnce);
    },
    kill: () => void child.kill(),
  };
};

export const startHost = (start: HostStart): HostChild => (start.node === undefined ? startUtility(start) : startNode(start.node, start));
