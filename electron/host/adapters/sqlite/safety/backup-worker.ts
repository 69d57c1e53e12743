import { parentPort, workerData } from 'node:worker_threads';
import { copyGivingWay, copyHere, type CopyManners } from './copy-database.ts';
import { openDatabase } from '../database/open-database.ts';
import { stepBack } from './step-back.ts';

const { file, draft, manners } = workerData as { readonly file: string; readonly draft: string; readonly manners: CopyManners };
if (manners === 'givingWay') stepBack();
const source = openDatabase({ file, readonly: true });
try {
  const copy = manners === 'atOnce' ? copyHere : copyGivingWay;
  parentPort?.postMessage((await copy(source, draft)) ?? null);
} finally {
  source.close();
}
