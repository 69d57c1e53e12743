import { parentPort, workerData } from 'node:worker_threads';
import { findDamage, journalBrokenAt, type Damage } from './find-damage.ts';
import { openDatabase } from '../database/open-database.ts';
import { stepBack } from './step-back.ts';

export interface Inspection extends Damage {
  /** The first journal entry that is not as it was sealed. */
  readonly journalBrokenAt: number | null;
}

/** Reads every page and every entry of the journal with a connection of its own, so that nobody waits for it. */
const inspect = (file: string): Inspection => {
  try {
    const db = openDatabase({ file, readonly: true });
    try {
      const damage = findDamage(db);
      return { ...damage, journalBrokenAt: damage.problems.length > 0 ? null : journalBrokenAt(db) };
    } finally {
      db.close();
    }
  } catch (cause) {
    return { problems: [String(cause)], searchProblems: [], journalBrokenAt: null };
  }
};

stepBack();
const { file } = workerData as { readonly file: string };
parentPort?.postMessage(inspect(file));
