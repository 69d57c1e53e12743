import { basename } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { ImportRefused } from '../../../../shared/core/ports/import-reader.ts';
import type { CancelSignal, ImportReader } from '../../../../shared/core/ports/import-reader.ts';
import { err, ok } from '../../../../shared/kernel/result.ts';
import type { FromWorker, WorkerTask } from './import-messages.ts';
import { unpackBatch } from './pack-batch.ts';

export interface ImportReaderOptions {
  /** import-worker.ts in development, its bundled twin in a build. */
  readonly workerUrl: URL;
  /** Chinese divisions (resources/divisions/cn-divisions.json), to take one-cell addresses apart; without it they stay whole. */
  readonly divisionsFile?: string;
  /** Heap of the reading thread, in MiB: a file that needs more is refused as `out_of_memory`. */
  readonly workerHeapMiB?: number;
}

/** Batches on their way or waiting here; more would only hold memory. */
const IN_FLIGHT = 3;
const DEFAULT_HEAP_MIB = 384;
/** A call comes in over several turns of the loop (its connection, its text, its answer); with one turn between batches it would wait for as many of them. */
const TURNS_FOR_OTHERS = 8;

export async function letOthers(): Promise<void> {
  for (let n = 0; n < TURNS_FOR_OTHERS; n += 1) await turn();
}

type Arrival = { readonly message: FromWorker } | { readonly failure: unknown };

interface Conversation {
  readonly next: () => Promise<FromWorker>;
  readonly grant: () => void;
  readonly stop: () => Promise<void>;
}

const cancelled = (): ImportRefused => new ImportRefused({ code: 'cancelled', params: {} });

const converse = (task: WorkerTask, files: readonly string[], settings: ImportReaderOptions, signal: CancelSignal | undefined): Conversation => {
  const worker = new Worker(settings.workerUrl, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: settings.workerHeapMiB ?? DEFAULT_HEAP_MIB, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
  });
  const arrived: Arrival[] = [];
  let waiting: ((arrival: Arrival) => void) | null = null;
  const arrive = (arrival: Arrival): void => {
    if (waiting === null) arrived.push(arrival);
    else {
      const resolve = waiting;
      waiting = null;
      resolve(arrival);
    }
  };
  const abort = (): void => {
    arrived.length = 0;
    arrive({ failure: cancelled() });
    void worker.terminate();
  };
  worker.on('message', (message: FromWorker) => arrive({ message }));
  worker.on('error', (error: unknown) => {
    const outOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    arrive({
      failure: outOfMemory
        ? new ImportRefused({
            code: 'out_of_memory',
            params: {
              file: files
                .map((file) => basename(file))
                .join(', ')
                .slice(0, 200),
            },
          })
        : error,
    });
  });
  worker.on('exit', (code) => arrive({ failure: signal?.aborted === true ? cancelled() : new Error(`the reading thread ended with ${code}`) }));
  signal?.addEventListener('abort', abort);
  return {
    next: async () => {
      const arrival = arrived.shift() ?? (await new Promise<Arrival>((resolve) => (waiting = resolve)));
      if ('failure' in arrival) throw arrival.failure;
      return arrival.message;
    },
    grant: () => worker.postMessage('more'),
    stop: async () => {
      signal?.removeEventListener('abort', abort);
      await worker.terminate();
    },
  };
};

export const createImportReader = (settings: ImportReaderOptions): ImportReader => ({
  read: async function* ({ files, options, signal }) {
    if (signal?.aborted === true) throw cancelled();
    const talk = converse({ kind: 'read', files, options, credits: IN_FLIGHT, divisionsFile: settings.divisionsFile ?? null }, files, settings, signal);
    try {
      for (;;) {
        const message = await talk.next();
        if (message.kind === 'refused') throw new ImportRefused(message.error);
        if (message.kind !== 'batch') return;
        yield unpackBatch(message.packed);
        // A port hands out up to a thousand messages in one turn of the loop: without this nobody else is heard until the file is read.
        await letOthers();
        talk.grant();
      }
    } finally {
      await talk.stop();
    }
  },
  preview: async (file, options) => {
    const talk = converse({ kind: 'preview', file, options, credits: 1 }, [file], settings, undefined);
    try {
      const message = await talk.next();
      if (message.kind === 'preview') return ok(message.preview);
      throw message.kind === 'refused' ? new ImportRefused(message.error) : new Error(`unexpected ${message.kind}`);
    } catch (error) {
      if (error instanceof ImportRefused) return err(error.error);
      throw error;
    } finally {
      await talk.stop();
    }
  },
});
