import { parentPort, workerData } from 'node:worker_threads';
import { verifyOutage } from '../../../../shared/core/usecases/outage/verify-outage.ts';
import { createJournalWalk } from './journal-store.ts';
import { openDatabase } from './open-database.ts';
import { createOutageStore } from './outage-store.ts';

/** Reads the whole journal with a connection of its own: a certificate of a big house is checked while nobody waits for it. */
const { file, no } = workerData as { readonly file: string; readonly no: string };
const db = openDatabase({ file, readonly: true });
try {
  parentPort?.postMessage(verifyOutage(no, { outages: createOutageStore(db), journal: createJournalWalk(db) }));
} finally {
  db.close();
}
