import { Worker } from 'node:worker_threads';
import type { CheckNow, OutageVerdict } from '../../../../../shared/core/usecases/outage/verify-outage.ts';

/** What the thread says: how far it is, and at its end the verdict. */
export type VerifyMessage = { readonly done: number; readonly total: number } | { readonly verdict: OutageVerdict };

export interface CertificateChecks {
  /** Null when somebody stopped it; rejects where the thread ended without a verdict. */
  readonly verify: (no: string) => Promise<OutageVerdict | null>;
  readonly now: (no: string) => CheckNow;
  readonly stop: (no: string) => void;
}

/** Checks certificates in a thread, each once at a time: who asks meanwhile gets the answer of the check under way. */
export function createThreadedVerify(file: string, workerUrl: URL): CertificateChecks {
  const underWay = new Map<string, { readonly verdict: Promise<OutageVerdict | null>; readonly stop: () => void }>();
  const known = new Map<string, CheckNow>();

  function start(no: string): Promise<OutageVerdict | null> {
    const worker = new Worker(workerUrl, { workerData: { file, no } });
    known.set(no, { state: 'running', done: 0, total: 0 });
    let stop = (): void => {};
    const verdict = new Promise<OutageVerdict | null>((resolve, reject) => {
      const end = (now: CheckNow, settle: () => void): void => {
        if (known.get(no)?.state === 'running') known.set(no, now);
        settle();
      };
      stop = () => {
        end({ state: 'stopped' }, () => resolve(null));
        void worker.terminate();
      };
      worker.on('message', (message: VerifyMessage) => {
        if ('verdict' in message) end({ state: 'done', verdict: message.verdict }, () => resolve(message.verdict));
        else if (known.get(no)?.state === 'running') known.set(no, { state: 'running', ...message });
      });
      worker.once('error', (error) => end({ state: 'failed' }, () => reject(error)));
      worker.once('exit', (code) => end({ state: 'failed' }, () => reject(new Error(`the check of a certificate ended early (${code})`))));
    }).finally(() => underWay.delete(no));
    underWay.set(no, { verdict, stop });
    return verdict;
  }
  return {
    verify: (no) => underWay.get(no)?.verdict ?? start(no),
    now: (no) => known.get(no) ?? { state: 'none' },
    stop: (no) => underWay.get(no)?.stop(),
  };
}
