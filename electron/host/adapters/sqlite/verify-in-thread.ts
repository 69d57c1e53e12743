import { Worker } from 'node:worker_threads';
import type { OutageVerdict } from '../../../../shared/core/usecases/outage/verify-outage.ts';

/**
 * Checks a certificate in a thread. One check of a certificate at a time: who asks meanwhile gets the answer of the one under way. Rejects where the
 * thread ended without a verdict.
 */
export function createThreadedVerify(file: string, workerUrl: URL): (no: string) => Promise<OutageVerdict> {
  const underWay = new Map<string, Promise<OutageVerdict>>();
  const start = (no: string): Promise<OutageVerdict> =>
    new Promise<OutageVerdict>((resolve, reject) => {
      const worker = new Worker(workerUrl, { workerData: { file, no } });
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`the check of a certificate ended early (${code})`)));
    }).finally(() => underWay.delete(no));
  return (no) => {
    const asked = underWay.get(no) ?? start(no);
    underWay.set(no, asked);
    return asked;
  };
}
