import { openSync, writeSync } from 'node:fs';
import { StorageError } from '../../../electron/host/adapters/sqlite/database/storage-error.ts';
import { openCountedJournal } from './counted-journal.ts';

/** Saves and acknowledges, until it is killed or `count` is reached. Acknowledgements go to standard output or to a file. */
const [file = '', count = '0', synchronous = 'FULL', ackFile = '', checkpointPages = '1000'] = process.argv.slice(2);
const { db, save } = openCountedJournal(file);
if (synchronous !== 'FULL') db.pragma(`synchronous = ${synchronous}`); // only the control of the power-cut test
db.pragma(`wal_autocheckpoint = ${checkpointPages}`);
const acks = ackFile === '' ? 1 : openSync(ackFile, 'w');
for (let saved = 0; count === '0' || saved < Number(count); saved += 1) {
  try {
    writeSync(acks, `${save()}\n`);
  } catch (cause) {
    // Goes on trying, as a careless program would: the test wants every later one refused too.
    process.stderr.write(`refused ${cause instanceof StorageError ? cause.code : String(cause)}\n`);
  }
}
process.exit(0); // without closing: a clean close would checkpoint
