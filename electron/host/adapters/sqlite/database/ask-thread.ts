import { Worker } from 'node:worker_threads';

/** Starts a thread and waits for the one thing it says. Rejects where it failed or ended without a word; `what` names its work for that. */
export const askThread = <T>(workerUrl: URL, workerData: unknown, what: string): Promise<T> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl, { workerData });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`${what} ended early (${code})`)));
  });
