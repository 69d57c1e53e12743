import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { createDivisions } from '../../../../shared/core/address/divisions/divisions.ts';
import type { Divisions } from '../../../../shared/core/address/divisions/divisions.ts';
import type { DivisionsData } from '../../../../shared/core/address/divisions/divisions-data.ts';
import { splitRecipient } from '../../../../shared/core/address/chinese/read-recipient.ts';
import type { SplitAddress } from '../../../../shared/core/import/assemble-options.ts';
import type { ImportOptions } from '../../../../shared/core/ports/import-reader.ts';
import { ImportRefused } from '../../../../shared/core/ports/import-reader.ts';
import type { FromWorker, WorkerTask } from './import-messages.ts';
import { packBatch } from './pack-batch.ts';
import { previewFile } from './preview-file.ts';
import { readFiles } from './read-files.ts';

/**
 * A thread of its own for other people's files: whatever a file does to the parser, it does to a heap with a limit, without a
 * database, and it can be stopped in the middle of a loop. It sends a batch only for a credit, so a slow taker slows the reading.
 */
const port = parentPort;
if (port === null) throw new Error('this module is a worker thread');

const task = workerData as WorkerTask;
let credits = task.credits;
let wake: (() => void) | null = null;
port.on('message', () => {
  credits++;
  wake?.();
  wake = null;
});
const send = (message: FromWorker): void => port.postMessage(message);

/** Chinese divisions are read when the first one-cell address asks for them. */
const createSplitter = (divisionsFile: string): SplitAddress => {
  let divisions: Divisions | null = null;
  return (recipient) => splitRecipient(recipient, (divisions ??= createDivisions(JSON.parse(readFileSync(divisionsFile, 'utf8')) as DivisionsData)));
};

const read = async (files: readonly string[], options: ImportOptions, divisionsFile: string | null): Promise<void> => {
  for await (const batch of readFiles(files, options, divisionsFile === null ? null : createSplitter(divisionsFile))) {
    // oxlint-disable-next-line no-unmodified-loop-condition -- the port's listener gives credits
    while (credits === 0) await new Promise<void>((resolve) => (wake = resolve));
    credits--;
    send({ kind: 'batch', packed: packBatch(batch) });
  }
  send({ kind: 'done' });
};

try {
  if (task.kind === 'read') await read(task.files, task.options, task.divisionsFile);
  else send({ kind: 'preview', preview: await previewFile(task.file, task.options) });
} catch (error) {
  if (!(error instanceof ImportRefused)) throw error;
  send({ kind: 'refused', error: error.error });
} finally {
  port.close();
}
