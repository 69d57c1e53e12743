import { fork } from 'node:child_process';
import { DRILL_STOP_WAIT_MS, type DrillLauncher } from '../../../../shared/core/ports/drills.ts';

const isReady = (message: unknown): boolean => typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'ready';

/** A child of this Node, serving a browser window. It ends with us, however we end: it holds the other end of a channel. */
export const createSpawnDrillLauncher = (entry: string, nodeOptions: readonly string[]): DrillLauncher => ({
  show: () => false,
  launch: ({ folder }) => {
    // Its data folder says what it is to be filled with; nothing of this host's own settings is handed on.
    const { SIDEBAY_SAMPLE: _sample, ...env } = process.env;
    const child = fork(entry, ['--shell', 'serve'], { execArgv: [...nodeOptions], env: { ...env, SIDEBAY_DATA: folder } });
    const exited = new Promise<number | null>((resolve) => {
      child.once('exit', resolve).once('error', () => resolve(null));
    });
    const ready = new Promise<void>((resolve) => {
      child.on('message', (message) => {
        if (isReady(message)) resolve();
      });
    });
    return {
      onReady: (listener) => void ready.then(listener),
      onExit: (listener) => void exited.then(listener),
      stop: () => {
        // Hanging up is the one word that reaches it politely on every system.
        if (child.connected) child.disconnect();
        const impatience = setTimeout(() => child.kill('SIGKILL'), DRILL_STOP_WAIT_MS).unref();
        void exited.then(() => clearTimeout(impatience));
      },
    };
  },
});
