import { randomBytes } from 'node:crypto';
import type { TrainingLauncher } from '../../../../shared/core/ports/training-launcher.ts';

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
  readonly launcher: TrainingLauncher;
  readonly folder: string;
  readonly log: (line: string) => void;
}

const START_TIMEOUT_MS = 15_000;

const said = (text: string, word: string): string | undefined => new RegExp(`^${word} (\\S+)$`, 'mu').exec(text)?.[1];

/** The training WMS in a process of its own, whoever starts it. */
export async function startTrainingProcess({ launcher, folder, log }: TrainingOptions): Promise<TrainingWms> {
  const token = randomBytes(24).toString('base64url');
  const child = launcher.launch({ folder, token });
  let running = true;
  const addresses = await new Promise<{ url: string; controlUrl: string }>((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => {
      child.stop();
      reject(new Error('the training WMS did not start in time'));
    }, START_TIMEOUT_MS);
    child.onExit((code) => {
      running = false;
      clearTimeout(timer);
      if (code !== 0 && code !== null) log(`the training WMS ended with ${code}`);
      reject(new Error(`the training WMS ended with ${code} at start`));
    });
    child.onOutput((stream, piece) => {
      if (stream === 'err') return log(piece.trimEnd());
      text += piece;
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
        child.onExit(() => resolve());
        if (running) child.stop();
      }),
  };
}
