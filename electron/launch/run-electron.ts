import { spawn } from 'node:child_process';
import type { ElectronFound } from './find-electron.ts';

/** An Electron that ends so soon, and not well, did not get as far as showing anything. */
const CRASHED_AT_START_MS = 5_000;

export interface ElectronEnd {
  readonly code: number;
  /** Missing system libraries, a sandbox the system forbids …: a browser window may still work. */
  readonly crashedAtStart: boolean;
}

export const runElectron = (electron: ElectronFound, root: string, extra: Readonly<Record<string, string>> = {}): Promise<ElectronEnd> => {
  const startedAt = performance.now();
  const { ELECTRON_RUN_AS_NODE: _, ...inherited } = process.env;
  const env = { ...inherited, ...extra, ...(electron.needsHostNode ? { SIDEBAY_HOST_NODE: process.execPath } : {}) };
  const child = spawn(electron.exe, [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root], { stdio: 'inherit', env });
  const forward = (signal: NodeJS.Signals) => void child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, forward);
  return new Promise((resolve) => {
    const end = (code: number) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, forward);
      resolve({ code, crashedAtStart: code !== 0 && performance.now() - startedAt < CRASHED_AT_START_MS });
    };
    child.once('error', () => end(127)).once('exit', (code, signal) => end(code ?? (signal === 'SIGTERM' || signal === 'SIGINT' ? 0 : 1)));
  });
};
