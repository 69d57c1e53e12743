import path from 'node:path';
import { chooseSecretStore, type ChosenSecretStore } from '../adapters/secrets/choose-secret-store.ts';
import type { ParentChannel } from '../adapters/secrets/parent-secret-store.ts';
import type { Shell } from '../host.ts';
import { findParentPort } from '../ipc/parent-port.ts';

/** In Electron the system's key store, reached through the process that started us; elsewhere a file only this user may read. */
export const openSecrets = (dataFolder: string, shell: Shell): Promise<ChosenSecretStore> => {
  const port = shell === 'electron' ? findParentPort() : undefined;
  const channel: ParentChannel | undefined =
    port === undefined
      ? undefined
      : {
          send: (message) => port.post(message as never),
          listen: (onMessage) => {
            let listening = true;
            port.onMessage((message) => {
              if (listening) onMessage(message);
            });
            return () => {
              listening = false;
            };
          },
        };
  return chooseSecretStore(path.join(dataFolder, 'station.key'), channel);
};
