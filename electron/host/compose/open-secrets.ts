import path from 'node:path';
import { chooseSecretStore, type ChosenSecretStore } from '../adapters/secrets/choose-secret-store.ts';
import { findParentChannel } from '../adapters/secrets/find-parent-channel.ts';
import type { Shell } from '../host.ts';

/** In Electron the system's key store, reached through the process that started us; elsewhere a file only this user may read. */
export const openSecrets = (dataFolder: string, shell: Shell): Promise<ChosenSecretStore> =>
  chooseSecretStore(path.join(dataFolder, 'station.key'), shell === 'electron' ? findParentChannel() : undefined);
