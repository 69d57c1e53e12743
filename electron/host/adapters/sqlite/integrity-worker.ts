import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from './open-database.ts';

/** Reads every page with a connection of its own, so that nobody waits for it. Answers with the problems found. */
const findProblems = (file: string): readonly string[] => {
  try {
    const db = openDatabase({ file, readonly: true });
    try {
      const pages = db.prepare<[], string>('PRAGMA integrity_check(100)').pluck().all();
      const orphans = db.prepare('PRAGMA foreign_key_check').all().length;
      return [...pages.filter((line) => line !== 'ok'), ...(orphans > 0 ? [`${orphans} rows without their parent`] : [])];
    } finally {
      db.close();
    }
  } catch (cause) {
    return [String(cause)];
  }
};

const { file } = workerData as { readonly file: string };
parentPort?.postMessage(findProblems(file));
