import { parentPort, workerData } from 'node:worker_threads';
import { copyHere } from './copy-database.ts';
import { openDatabase } from '../database/open-database.ts';

const { file, draft } = workerData as { readonly file: string; readonly draft: string };
const source = openDatabase({ file, readonly: true });
try {
  parentPort?.postMessage((await copyHere(source, draft)) ?? null);
} finally {
  source.close();
}
