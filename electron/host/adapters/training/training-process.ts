import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';

export const TRAINING_MODES = ['up', 'down', 'slow', 'flaky'] as const;
export type TrainingMode = (typeof TRAINING_MODES)[number];

export interface TrainingWms {
  readonly url: string;
  readonly token: string;
  readonly running: () => boolean;
  readonly mode: () => TrainingMode;
  readonly setMode: (mode: TrainingMode) => Promise<void>;
  readonly control: (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

export interface TrainingOptions {
  /** The training WMS's entry: its source in development, its bundle in a build. */
  readonly entry: string;
  readonly folder: string;
  readonly log: (line: string) => void;
}

const START_TIMEOUT_MS = 15_000;

const said = (text: string, word: string): string | undefined => new RegExp(`^${word} (\\S+)$`, 'mu').exec(text)?.[1];

/** The training WMS in a process of its own; it ends with ours, however ours ends: it holds the other end of a pipe. */
export async function startTrainingProcess({ entry, folder, log }: TrainingOptions): Promise<TrainingWms> {
  const token = randomBytes(24).toString('base64url');
  const child: ChildProcess = spawn(process.execPath, [entry, '--data', folder, '--exit-with-stdin'], {
    // In Electron's own process this binary is Electron: told so, it is Node.
    env: { ...process.env, TRAINING_WMS_TOKEN: token, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let running = true;
  child.stderr?.on('data', (piece: Buffer) => log(piece.toString().trimEnd()));
  child.once('exit', (code) => {
    running = false;
    if (code !== 0 && code !== null) log(`the training WMS ended with ${code}`);
  });
  const addresses = await new Promise<{ url: string; controlUrl: string }>((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => reject(new Error('the training WMS did not start in time')), START_TIMEOUT_MS);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the training WMS ended with ${code} at start`)));
    child.stdout?.on('data', (piece: Buffer) => {
      text += piece.toString();
      const url = said(text, 'LISTENING');
      const controlUrl = said(text, 'CONTROL');
      if (url === undefined || controlUrl === undefined) return;
      clearTimeout(timer);
      resolve({ url, controlUrl });
    });
  });
  const control = async (method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(addresses.controlUrl + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) throw new Error(`training WMS ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  let mode: TrainingMode = 'up';
  return {
    url: addresses.url,
    token,
    running: () => running,
    mode: () => mode,
    setMode: async (next) => {
      await control('POST', '/training/mode', { mode: next });
      mode = next;
    },
    control,
    stop: () =>
      new Promise((resolve) => {
        if (!running) return resolve();
        child.once('exit', () => resolve());
        child.stdin?.end();
        setTimeout(() => child.kill('SIGKILL'), 3_000).unref();
      }),
  };
}
