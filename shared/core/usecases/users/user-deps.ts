import type { ClockDep } from '../../ports/clock.ts';
import type { CredentialHasher } from '../../ports/credential-hasher.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { JournalWriterDep, UnitOfWorkDep } from '../../ports/journal.ts';
import type { SiteFacts } from '../../ports/site-facts.ts';
import type { SessionStore, UserStore } from '../../ports/user-store.ts';
import type { WindowActivity } from './window-activity.ts';

export interface UserDeps extends ClockDep, IdsDep, UnitOfWorkDep, JournalWriterDep {
  readonly users: UserStore;
  readonly sessions: SessionStore;
  readonly hasher: CredentialHasher;
  readonly site: SiteFacts;
  readonly activity: WindowActivity;
}
