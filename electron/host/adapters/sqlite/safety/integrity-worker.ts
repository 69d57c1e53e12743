import { parentPort, workerData } from 'node:worker_threads';
import { findDamage, type Damage } from './find-damage.ts';
import { openDatabase } from '../database/open-database.ts';

/** Reads every page with a connection of its own, so that nobody waits for it. */
const inspect = (file: string): Damage => {
  try {
    const db = openDatabase({ file, readonly: true });
    try {
      return findDamage(db);
    } finally {
      db.close();
    }
  } catch (cause) {
    return { problems: [String(cause)], searchProblems: [] };
  }
};

const { file } = workerData as { readonly file: string };
parentPort?.postMessage(inspect(file));
