import { parentPort, workerData } from 'node:worker_threads';
import { verifyOutage } from '../../../../../shared/core/usecases/outage/verify-outage.ts';
import { createJournalWalk } from './journal-store.ts';
import { openDatabase } from '../database/open-database.ts';
import { createOutageStore } from '../manual/outage-store.ts';
import type { VerifyMessage } from './verify-in-thread.ts';

/** Reads the whole journal with a connection of its own: a certificate of a big house is checked while nobody waits for it. */
const { file, no } = workerData as { readonly file: string; readonly no: string };
const db = openDatabase({ file, readonly: true });
const say = (message: VerifyMessage): void => parentPort?.postMessage(message);
try {
  const verdict = verifyOutage(no, { outages: createOutageStore(db), journal: createJournalWalk(db) }, (done, total) => say({ done, total }));
  say({ verdict });
} finally {
  db.close();
}
