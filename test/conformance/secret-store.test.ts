import { describe, expect, it } from 'vitest';
import { createKeyFileSecretStore } from '../../electron/host/adapters/secrets/key-file-secret-store.ts';
import { createParentSecretStore, type ParentChannel } from '../../electron/host/adapters/secrets/parent-secret-store.ts';
import { createSecretService, isSecretRequest } from '../../electron/main/secret-service.ts';
import { SECRET_BYTES, type SecretStore } from '../../shared/core/ports/secret-store.ts';
import { createMemorySecretStore } from '../fakes/memory-secret-store.ts';
import { createFakeSafeStorage } from '../fakes/safe-storage.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const overTheLine = (folder: string): SecretStore => {
  const answer = createSecretService({ safeStorage: createFakeSafeStorage(), platform: 'linux', file: `${folder}/secrets.enc.json` });
  const listeners = new Set<(message: unknown) => void>();
  const tell = (message: unknown): void => listeners.forEach((listener) => listener(message));
  const channel: ParentChannel = {
    send: (message) =>
      setImmediate(() => {
        tell({ type: 'something else' });
        const request: unknown = structuredClone(message);
        tell(isSecretRequest(request) ? answer(request) : { type: 'secret_reply', id: message.id, ok: false, error: 'unavailable' });
      }),
    listen: (onMessage) => {
      listeners.add(onMessage);
      return () => void listeners.delete(onMessage);
    },
  };
  return createParentSecretStore(channel);
};

/** Each case gets how to open a store, and how to open it again as the next start would. */
const stores: readonly (readonly [string, () => () => SecretStore])[] = [
  [
    'the fake',
    () => {
      const store = createMemorySecretStore();
      return () => store;
    },
  ],
  [
    'the key file',
    () => {
      const folder = tempFolder();
      return () => createKeyFileSecretStore(`${folder}/keys/secrets.json`);
    },
  ],
  [
    "the system's key store over the line",
    () => {
      const folder = tempFolder();
      return () => overTheLine(folder);
    },
  ],
];

describe.each(stores)('a secret store: %s', (_, begin) => {
  it('makes a secret once and gives the same one for ever, also after a restart and to two askers at once', async () => {
    const open = begin();
    const store = open();
    const [one, two] = await Promise.all([store.getOrCreate('pepper'), store.getOrCreate('pepper')]);
    expect(one).toHaveLength(SECRET_BYTES);
    expect(two).toEqual(one);
    expect(await open().getOrCreate('pepper')).toEqual(one);
    expect(await open().get('pepper')).toEqual(one);
    expect(await store.getOrCreate('another')).not.toEqual(one);
  });

  it('keeps, replaces and removes what it is given, byte for byte', async () => {
    const open = begin();
    const every = Uint8Array.from({ length: 256 }, (_unused, byte) => byte);
    await open().put('connector.wms', every);
    expect(await open().get('connector.wms')).toEqual(every);
    await open().put('connector.wms', Uint8Array.of(1));
    expect(await open().get('connector.wms')).toEqual(Uint8Array.of(1));
    await open().remove('connector.wms');
    await open().remove('connector.wms');
    expect(await open().get('connector.wms')).toBeNull();
  });

  it('does not know what nobody put in, nor inherited names', async () => {
    const store = begin()();
    for (const name of ['nothing', 'constructor', 'valueof']) expect(await store.get(name)).toBeNull();
  });

  it('refuses what is not a name', async () => {
    const store = begin()();
    for (const name of ['', '../x', '__proto__', 'Upper', 'a'.repeat(64), '.hidden']) await expect(store.get(name)).rejects.toThrow(/name|unavailable/);
  });

  it('says how it protects', async () => {
    expect(['system', 'file']).toContain(await begin()().protection());
  });
});
