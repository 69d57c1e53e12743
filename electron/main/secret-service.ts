import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isSecretName, SECRET_BYTES, type SecretReply, type SecretRequest } from '../../shared/core/ports/secret-store.ts';
import { writeFileDurably } from '../disk/durable-files.ts';

/** What is needed of Electron's `safeStorage`; usable only after the application is ready. */
export interface SafeStorage {
  readonly isEncryptionAvailable: () => boolean;
  /** Linux only. `basic_text` is a password everybody knows. */
  readonly getSelectedStorageBackend?: () => string;
  readonly encryptString: (text: string) => Buffer;
  readonly decryptString: (encrypted: Buffer) => string;
}

export interface SecretServiceOptions {
  readonly safeStorage: SafeStorage;
  readonly platform: string;
  /** Encrypted values by name; outside the database. */
  readonly file: string;
}

export const isSecretRequest = (message: unknown): message is SecretRequest => {
  if (typeof message !== 'object' || message === null) return false;
  const { type, id, name, op, value } = message as Readonly<Record<string, unknown>>;
  if (type !== 'secret' || typeof id !== 'string' || typeof name !== 'string' || !isSecretName(name)) return false;
  return op === 'put' ? typeof value === 'string' : op === 'protection' || op === 'get' || op === 'getOrCreate' || op === 'remove';
};

type Kept = Readonly<Record<string, string>>;

/** Answers the host's requests for secrets. Only the host's own line may be connected to it, never a window's. */
export const createSecretService = ({ safeStorage, platform, file }: SecretServiceOptions): ((request: SecretRequest) => SecretReply) => {
  const isProtected = (): boolean =>
    safeStorage.isEncryptionAvailable() &&
    (platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend?.() ?? 'unknown'));
  const readKept = (): Kept => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : {});
  const keep = (kept: Kept): void => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileDurably(file, JSON.stringify(kept));
  };
  const read = (kept: Kept, name: string): string | null => {
    const encrypted = Object.hasOwn(kept, name) ? kept[name] : undefined;
    return encrypted === undefined ? null : safeStorage.decryptString(Buffer.from(encrypted, 'base64'));
  };
  const put = (kept: Kept, name: string, value: string): string => {
    keep({ ...kept, [name]: safeStorage.encryptString(value).toString('base64') });
    return value;
  };

  const answer = (request: SecretRequest): string | null => {
    const kept = readKept();
    switch (request.op) {
      case 'protection':
        // Reading one proves that the key store still opens what it closed.
        for (const name of Object.keys(kept).slice(0, 1)) read(kept, name);
        return null;
      case 'get':
        return read(kept, request.name);
      case 'getOrCreate':
        return read(kept, request.name) ?? put(kept, request.name, randomBytes(SECRET_BYTES).toString('base64'));
      case 'put':
        put(kept, request.name, request.value);
        return null;
      case 'remove': {
        const { [request.name]: _, ...rest } = kept;
        keep(rest);
        return null;
      }
    }
  };

  return (request) => {
    const { id } = request;
    const failed = (error: 'not_protected' | 'unavailable'): SecretReply => ({ type: 'secret_reply', id, ok: false, error });
    try {
      if (!isProtected()) return failed(Object.keys(readKept()).length > 0 ? 'unavailable' : 'not_protected');
      return { type: 'secret_reply', id, ok: true, value: answer(request) };
    } catch {
      // The key store was reset, or its window was dismissed: nothing here may be overwritten.
      return failed('unavailable');
    }
  };
};
