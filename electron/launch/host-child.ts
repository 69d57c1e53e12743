import { fork } from 'node:child_process';
import type { Shell } from '../host/host.ts';
import type { FromHost, StartFailure } from '../host/ipc/host-messages.ts';
import { HOST_NODE_OPTIONS } from '../host/ipc/host-node-options.ts';

/** A host of this launcher's own. It ends when told to, when it fails, or when this launcher is gone. */
export interface OwnHost {
  /** `ready`, or why it is not. */
  readonly started: Promise<'ready' | StartFailure>;
  readonly exited: Promise<number>;
  readonly stop: () => Promise<number>;
}

const STOP_WAIT_MS = 10_000;

export const startOwnHost = (entry: string, shell: Shell, folder: string, port = 0): OwnHost => {
  const child = fork(entry, ['--shell', shell, '--port', String(port)], { execArgv: [...HOST_NODE_OPTIONS], env: { ...process.env, SIDEBAY_DATA: folder } });
  const exited = new Promise<number>((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1)).once('error', () => resolve(1));
  });
  const started = new Promise<'ready' | StartFailure>((resolve) => {
    child.on('message', (message: FromHost) => {
      if (message.kind === 'ready') resolve('ready');
      if (message.kind === 'failed') resolve(message);
    });
    void exited.then(() => resolve({ code: 'host_failed' }));
  });
  return {
    started,
    exited,
    stop: () => {
      // Hanging up is the one word that reaches it politely on every system; a signal would cut it off on Windows.
      if (child.connected) child.disconnect();
      const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_WAIT_MS);
      return exited.finally(() => clearTimeout(impatience));
    },
  };
};
