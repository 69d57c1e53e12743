import type { SecretStore } from '../../../../shared/core/ports/secret-store.ts';
import { createKeyFileSecretStore } from './key-file-secret-store.ts';
import { createParentSecretStore, SecretStoreError, type ParentChannel } from './parent-secret-store.ts';

export interface ChosenSecretStore {
  readonly store: SecretStore;
  /** To be shown to the administrator and said in the settings; null when the system protects the secrets. */
  readonly warning: 'secret_store_file' | null;
}

/**
 * The operating system's key store where there is one, else the key file, and never silently. A key store that has our secrets and
 * does not open today is an error: new secrets in a file would make every PIN and password wrong.
 */
export const chooseSecretStore = async (keyFile: string, channel: ParentChannel | undefined): Promise<ChosenSecretStore> => {
  const inFile = { store: createKeyFileSecretStore(keyFile), warning: 'secret_store_file' } as const;
  if (channel === undefined) return inFile;
  const store = createParentSecretStore(channel);
  try {
    await store.protection();
    return { store, warning: null };
  } catch (cause) {
    if (cause instanceof SecretStoreError && cause.failure === 'not_protected') return inFile;
    throw cause;
  }
};
