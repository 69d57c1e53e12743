import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { isSecretName, SECRET_BYTES, type SecretStore } from '../../../../shared/core/ports/secret-store.ts';
import { writeFileDurably } from '../../../disk/durable-files.ts';

/** The file exists but others may read it, or it is not ours to trust. Thrown: somebody has to look. */
export class SecretFileError extends Error {
  readonly code = 'secret_file_unsafe';
  readonly params: Readonly<Record<string, string>>;
  constructor(file: string, reason: string) {
    super(`${file}: ${reason}`);
    this.params = { file, reason };
  }
}

const OTHERS = 0o077;

const assertPrivate = (file: string): void => {
  // Windows keeps rights in access lists; a user's profile folder is private there by default.
  if (process.platform === 'win32') return;
  const { mode, uid } = statSync(file);
  if ((mode & OTHERS) !== 0) throw new SecretFileError(file, `mode ${(mode & 0o777).toString(8)}, must be 600`);
  if (process.getuid !== undefined && uid !== process.getuid()) throw new SecretFileError(file, 'belongs to another user');
};

const assertName = (name: string): void => {
  if (!isSecretName(name)) throw new Error(`not a secret's name: ${name}`);
};

type Secrets = Readonly<Record<string, string>>;

const readSecrets = (file: string): Secrets => {
  if (!existsSync(file)) return {};
  assertPrivate(file);
  const raw: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof raw !== 'object' || raw === null) throw new SecretFileError(file, 'is not a key file');
  return raw as Secrets;
};

const writeSecrets = (file: string, secrets: Secrets): void => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileDurably(file, JSON.stringify(secrets));
};

/**
 * Secrets in a file that only this user may read, for a station without a key store of the operating system. It protects a copied
 * database, not a copied home folder: the settings say so. A file that others may read is refused, not mended: it may be known already.
 */
export const createKeyFileSecretStore = (file: string): SecretStore => {
  const decode = (value: string | undefined): Uint8Array | null => (value === undefined ? null : new Uint8Array(Buffer.from(value, 'base64')));
  const read = (name: string): Uint8Array | null => {
    assertName(name);
    const secrets = readSecrets(file);
    return decode(Object.hasOwn(secrets, name) ? secrets[name] : undefined);
  };
  const put = (name: string, secret: Uint8Array): void => {
    assertName(name);
    writeSecrets(file, { ...readSecrets(file), [name]: Buffer.from(secret).toString('base64') });
  };
  // Everything below is synchronous inside, so two callers at once get the same new secret.
  return {
    protection: async () => 'file',
    get: async (name) => read(name),
    getOrCreate: async (name) => {
      const found = read(name);
      if (found !== null) return found;
      const created = new Uint8Array(randomBytes(SECRET_BYTES));
      put(name, created);
      return created;
    },
    put: async (name, secret) => put(name, secret),
    remove: async (name) => {
      assertName(name);
      const { [name]: _, ...rest } = readSecrets(file);
      if (existsSync(file)) writeSecrets(file, rest);
    },
  };
};
