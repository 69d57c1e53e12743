import { lockDataFolder } from '../../../electron/host/adapters/sqlite/database/data-folder-lock.ts';
import { StorageError } from '../../../electron/host/adapters/sqlite/database/storage-error.ts';

const [folder = ''] = process.argv.slice(2);
try {
  lockDataFolder(folder, Date.now);
  process.stdout.write('held\n');
  process.stdin.resume(); // holds on until it is killed or its parent goes
} catch (cause) {
  process.stdout.write(`${cause instanceof StorageError ? cause.code : String(cause)}\n`);
}
