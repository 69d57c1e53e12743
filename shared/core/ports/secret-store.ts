/** Where secrets of this station are kept, outside the database: a copied database alone verifies no PIN and opens no connector. */
export interface SecretStore {
  /** `system`: wrapped by the operating system's key store. `file`: a file only this user may read; to be said in the settings. */
  readonly protection: () => Promise<SecretProtection>;
  /** The secret of this name; made from 32 random bytes the first time, and only then. */
  readonly getOrCreate: (name: string) => Promise<Uint8Array>;
  readonly get: (name: string) => Promise<Uint8Array | null>;
  readonly put: (name: string, secret: Uint8Array) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
}
export type SecretProtection = 'system' | 'file';

export const SECRET_BYTES = 32;
/** Lower case, digits, dots and dashes: a name is a key in a file and part of a message, never a path. */
export const isSecretName = (name: string): boolean => /^[a-z0-9][a-z0-9.-]{0,62}$/.test(name);

/** What the host asks of the process that can reach the system's key store, and what comes back. Secrets travel as base64. */
export type SecretRequest = {
  readonly type: 'secret';
  readonly id: string;
  readonly name: string;
} & ({ readonly op: 'protection' | 'get' | 'getOrCreate' | 'remove' } | { readonly op: 'put'; readonly value: string });

export type SecretFailure =
  /** This system has no key store that protects anything; nothing was ever kept in it. */
  | 'not_protected'
  /** Secrets were kept in it and cannot be read just now; making new ones would lock everybody out. */
  | 'unavailable';

export type SecretReply = { readonly type: 'secret_reply'; readonly id: string } & (
  { readonly ok: true; readonly value: string | null } | { readonly ok: false; readonly error: SecretFailure }
);
