import { writeSync } from 'node:fs';
import path from 'node:path';
import { migrate, type Migration } from '../../../electron/host/adapters/sqlite/database/migrate.ts';
import { openDatabase } from '../../../electron/host/adapters/sqlite/database/open-database.ts';
import { journalProbe } from '../../../electron/host/adapters/sqlite/journal/journal-store.ts';
import { migrations } from '../../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { takeBackup } from '../../../electron/host/adapters/sqlite/safety/backup.ts';
import { copyHere } from '../../../electron/host/adapters/sqlite/safety/copy-database.ts';
import { FIRST_STEP, type MigrationPoint } from './migration-points.ts';

/** What a start does with an older database, with the program's own backup and steps; killed at the point that is named. */
const [folder = '', crashAt = ''] = process.argv.slice(2);
function point(name: MigrationPoint): void {
  if (name !== crashAt) return;
  writeSync(1, `@${name}\n`);
  process.kill(process.pid, 'SIGKILL');
}

const db = openDatabase({ file: path.join(folder, 'sidebay.db') });
const pragma = db.pragma.bind(db);
db.pragma = (source, options) => {
  const isVersion = source.startsWith('user_version = ');
  if (isVersion) point('step_done');
  const answer: unknown = pragma(source, options);
  if (isVersion) point('version_written');
  return answer;
};
const stopping = (one: Migration, index: number): Migration => ({
  ...one,
  up: (within) => {
    point(index === 0 ? 'before_first_step' : 'between_steps');
    one.up(within);
  },
});
const pending = migrations.filter(({ version }) => version >= FIRST_STEP).map(stopping);
await migrate(db, [...migrations.filter(({ version }) => version < FIRST_STEP), ...pending], {
  backup: () =>
    takeBackup(db, 'migration', {
      folder: path.join(folder, 'backups'),
      now: Date.now,
      journal: journalProbe,
      makeCopy: async (from, draft) => {
        if (crashAt === 'while_copying')
          await from.backup(draft, {
            progress: ({ totalPages, remainingPages }) => {
              if (remainingPages < totalPages / 2) point('while_copying');
              return 5;
            },
          });
        const fault = await copyHere(from, draft);
        point('backup_copied');
        return fault;
      },
    }),
});
point('all_steps');
throw new Error(`nobody came by ${crashAt}`);
