import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { JournalReader } from '../../../shared/core/ports/journal.ts';
import type { Messages } from '../../../shared/core/ports/messages.ts';
import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import type { UserStore } from '../../../shared/core/ports/user-store.ts';
import { forgetAddresses } from '../../../shared/core/usecases/cases/learn-address.ts';
import type { Downloads } from '../adapters/spool/downloads.ts';
import { createSystemHandlers } from '../handlers/system-handlers.ts';
import type { Shell } from '../host.ts';
import { licencesIn } from './licences.ts';
import type { Storage } from './open-storage.ts';

export interface SystemWorkOptions {
  readonly storage: Storage;
  readonly settings: SiteSettings;
  readonly clock: Clock;
  readonly users: UserStore;
  readonly journal: JournalReader;
  readonly messages: Messages;
  readonly downloads: Downloads;
  readonly version: string;
  readonly shell: Shell;
  readonly programFolder: string;
  readonly drill: boolean;
  /** What corrections taught, to be forgotten on request. */
  readonly forget: Parameters<typeof forgetAddresses>[2];
}

/** The program about itself: who it is, where it runs, its backups and its journal. */
export const composeSystem = ({ storage, downloads, programFolder, forget, ...rest }: SystemWorkOptions) =>
  createSystemHandlers({
    ...rest,
    station: storage.identity.stationId.slice(-4).toUpperCase(),
    notices: () => storage.notices,
    licences: () => licencesIn(programFolder),
    download: downloads.piece,
    forgetAddresses: (merchant, actor) => forgetAddresses(merchant, actor, forget),
    backups: () => storage.backups().map(({ name, at, sizeBytes }) => ({ name, at, bytes: sizeBytes })),
    backUp: async () => {
      const { name, sizeBytes } = await storage.backUp();
      return { name, bytes: sizeBytes };
    },
  });
