import { createScryptHasher } from '../adapters/secrets/scrypt-hasher.ts';
import { createSessionStore } from '../adapters/sqlite/site/session-store.ts';
import { createUserStore } from '../adapters/sqlite/site/user-store.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import { endExpiredSessions } from '../../../shared/core/usecases/users/leave-window.ts';
import { siteFactsOf } from '../../../shared/core/usecases/users/site-facts-of.ts';
import type { UserDeps } from '../../../shared/core/usecases/users/user-deps.ts';
import { createWindowActivity } from '../../../shared/core/usecases/users/window-activity.ts';
import type { UserId } from '../../../shared/core/user/user.ts';
import type { Shell } from '../host.ts';
import { openSecrets } from './open-secrets.ts';
import type { Storage } from './open-storage.ts';

/** The sample's PINs are printed in the README: twelve of them need not take ten seconds. The first sign-in hashes anew at full cost. */
const SAMPLE_PIN_COST = { logN: 14, r: 8, p: 1 };

export interface PeopleOptions {
  readonly storage: Storage;
  readonly settings: SiteSettings;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly dataFolder: string;
  readonly shell: Shell;
}

/** Who works here: stores, secrets and what signing in needs. */
export async function composePeople({ storage, settings, clock, ids, dataFolder, shell }: PeopleOptions) {
  const { db, unitOfWork, journal, notices } = storage;
  const users = createUserStore(db);
  const { store: secrets, warning } = await openSecrets(dataFolder, shell);
  if (warning !== null) notices.push({ code: warning, params: {} });
  const pepper = await secrets.getOrCreate('pin-pepper');
  const userDeps: UserDeps = {
    clock,
    ids,
    unitOfWork,
    journal,
    users,
    activity: createWindowActivity(),
    sessions: createSessionStore(db),
    hasher: createScryptHasher(pepper),
    site: siteFactsOf(settings),
  };
  endExpiredSessions(userDeps);

  const names = new Map<string, string>();
  return {
    secrets,
    users,
    userDeps,
    samplePlanting: { ...userDeps, hasher: createScryptHasher(pepper, SAMPLE_PIN_COST) } satisfies UserDeps,
    personName: (userId: string): string => {
      const known = names.get(userId);
      if (known !== undefined) return known;
      const name = users.find(userId as UserId)?.name ?? userId;
      names.set(userId, name);
      return name;
    },
    /** A new or renamed person is known by the next call. */
    forgetNames: (): void => names.clear(),
  };
}
