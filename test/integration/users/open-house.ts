import { randomUUID } from 'node:crypto';
import { createJournalStore } from '../../../electron/host/adapters/sqlite/journal/journal-store.ts';
import { applyMigrations } from '../../../electron/host/adapters/sqlite/database/migrate.ts';
import { migrations } from '../../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { openDatabase } from '../../../electron/host/adapters/sqlite/database/open-database.ts';
import { createSessionStore } from '../../../electron/host/adapters/sqlite/site/session-store.ts';
import { createSiteStore } from '../../../electron/host/adapters/sqlite/site/site-store.ts';
import { createUnitOfWork } from '../../../electron/host/adapters/sqlite/database/unit-of-work.ts';
import { createUserStore } from '../../../electron/host/adapters/sqlite/site/user-store.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { CredentialHasher } from '../../../shared/core/ports/credential-hasher.ts';
import { createWindowActivity } from '../../../shared/core/usecases/users/window-activity.ts';
import { siteFactsOf } from '../../../shared/core/usecases/users/site-facts-of.ts';
import type { UserDeps } from '../../../shared/core/usecases/users/user-deps.ts';

/** Signing in over the real database and the real journal. */
export const openHouse = (file: string, hasher: CredentialHasher, clock: Clock) => {
  const db = openDatabase({ file });
  applyMigrations(db, migrations);
  const ids = { next: randomUUID };
  const journal = createJournalStore(db, { stationId: 'station', incarnationId: 'incarnation' }, ids, clock.now());
  const deps: UserDeps = {
    clock,
    ids,
    unitOfWork: createUnitOfWork(db),
    journal,
    users: createUserStore(db),
    sessions: createSessionStore(db),
    hasher,
    site: siteFactsOf(createSiteStore(db, 'Asia/Shanghai')),
    activity: createWindowActivity(),
  };
  return { db, journal, deps };
};
