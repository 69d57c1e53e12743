import { randomUUID } from 'node:crypto';
import type { SecretFailure, SecretProtection, SecretReply, SecretRequest, SecretStore } from '../../../../shared/core/ports/secret-store.ts';

/** The line to the process that started the host; other messages pass over it too. */
export interface ParentChannel {
  readonly send: (message: SecretRequest) => void;
  /** Returns how to stop listening. */
  readonly listen: (onMessage: (message: unknown) => void) => () => void;
}

export class SecretStoreError extends Error {
  readonly code: 'secret_store_not_protected' | 'secret_store_unavailable';
  readonly failure: SecretFailure;
  constructor(failure: SecretFailure) {
    super(`the system's key store is ${failure}`);
    this.failure = failure;
    this.code = failure === 'not_protected' ? 'secret_store_not_protected' : 'secret_store_unavailable';
  }
}

const ANSWER_WITHIN_MS = 10_000;

const isReply = (message: unknown): message is SecretReply =>
  typeof message === 'object' && message !== null && 'type' in message && message.type === 'secret_reply' && 'id' in message && typeof message.id === 'string';

type Ask = { readonly name: string } & ({ readonly op: 'protection' | 'get' | 'getOrCreate' | 'remove' } | { readonly op: 'put'; readonly value: string });

/** Secrets kept by Electron's main process in the operating system's key store; the host asks over the line it was started with. */
export const createParentSecretStore = (channel: ParentChannel): SecretStore => {
  const ask = (request: Ask): Promise<string | null> =>
    new Promise((resolve, reject) => {
      const id = randomUUID();
      const settle = (act: () => void): void => {
        clearTimeout(patience);
        stopListening();
        act();
      };
      const patience = setTimeout(() => settle(() => reject(new SecretStoreError('unavailable'))), ANSWER_WITHIN_MS);
      const stopListening = channel.listen((message) => {
        if (!isReply(message) || message.id !== id) return;
        settle(() => (message.ok ? resolve(message.value) : reject(new SecretStoreError(message.error))));
      });
      channel.send({ type: 'secret', id, ...request });
    });
  const decode = (value: string | null): Uint8Array | null => (value === null ? null : new Uint8Array(Buffer.from(value, 'base64')));
  return {
    protection: async (): Promise<SecretProtection> => {
      await ask({ op: 'protection', name: 'any' });
      return 'system';
    },
    get: async (name) => decode(await ask({ op: 'get', name })),
    getOrCreate: async (name) => {
      const secret = decode(await ask({ op: 'getOrCreate', name }));
      if (secret === null) throw new SecretStoreError('unavailable');
      return secret;
    },
    put: async (name, secret) => void (await ask({ op: 'put', name, value: Buffer.from(secret).toString('base64') })),
    remove: async (name) => void (await ask({ op: 'remove', name })),
  };
};
