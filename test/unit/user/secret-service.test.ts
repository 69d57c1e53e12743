import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseSecretStore } from '../../../electron/host/adapters/secrets/choose-secret-store.ts';
import { createKeyFileSecretStore } from '../../../electron/host/adapters/secrets/key-file-secret-store.ts';
import type { ParentChannel } from '../../../electron/host/adapters/secrets/parent-secret-store.ts';
import { createSecretService, isSecretRequest } from '../../../electron/main/secret-service.ts';
import type { SecretReply, SecretRequest } from '../../../shared/core/ports/secret-store.ts';
import { createFakeSafeStorage } from '../../fakes/safe-storage.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';

const lineTo = (answer: (request: SecretRequest) => SecretReply): ParentChannel => {
  const listeners = new Set<(message: unknown) => void>();
  return {
    send: (message) => queueMicrotask(() => listeners.forEach((listener) => listener(answer(message)))),
    listen: (onMessage) => {
      listeners.add(onMessage);
      return () => void listeners.delete(onMessage);
    },
  };
};

describe('the key file', () => {
  it('is for its owner only, and one that others may read is refused, not mended (where files have POSIX modes)', async (context) => {
    if (process.platform === 'win32') return context.skip('needs POSIX modes');
    const file = join(tempFolder(), 'keys', 'secrets.json');
    const store = createKeyFileSecretStore(file);
    await store.getOrCreate('pepper');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    for (const mode of [0o640, 0o604, 0o660, 0o622]) {
      chmodSync(file, mode);
      await expect(store.get('pepper')).rejects.toMatchObject({ code: 'secret_file_unsafe' });
      await expect(store.getOrCreate('new')).rejects.toMatchObject({ code: 'secret_file_unsafe' });
      expect(statSync(file).mode & 0o777).toBe(mode);
    }
  });

  it('that is damaged is not replaced by a new one', async () => {
    const file = join(tempFolder(), 'secrets.json');
    writeFileSync(file, '{"pepper": "AA', { mode: 0o600 });
    await expect(createKeyFileSecretStore(file).getOrCreate('pepper')).rejects.toThrow(SyntaxError);
    expect(readFileSync(file, 'utf8')).toBe('{"pepper": "AA');
  });
});

describe('which store is used', () => {
  const choose = (folder: string, safeStorage = createFakeSafeStorage(), platform = 'linux') =>
    chooseSecretStore(join(folder, 'secrets.json'), lineTo(createSecretService({ safeStorage, platform, file: join(folder, 'secrets.enc.json') })));

  it("the system's where it protects, and nothing readable is written", async () => {
    const folder = tempFolder();
    const { store, warning } = await choose(folder);
    expect(warning).toBeNull();
    const pepper = await store.getOrCreate('pepper');
    expect(existsSync(join(folder, 'secrets.json'))).toBe(false);
    expect(readFileSync(join(folder, 'secrets.enc.json'), 'utf8')).not.toContain(Buffer.from(pepper).toString('base64'));
  });

  it.each([
    ['basic_text', createFakeSafeStorage({ backend: 'basic_text' })],
    ['an unknown backend', createFakeSafeStorage({ backend: 'unknown' })],
    ['no encryption', createFakeSafeStorage({ available: false })],
  ])('the key file with a warning where there is only %s', async (_, safeStorage) => {
    const folder = tempFolder();
    const { store, warning } = await choose(folder, safeStorage);
    expect(warning).toBe('secret_store_file');
    await store.getOrCreate('pepper');
    expect(existsSync(join(folder, 'secrets.enc.json'))).toBe(false);
  });

  it('the backend is asked on Linux only', async () => {
    expect((await choose(tempFolder(), createFakeSafeStorage({ backend: 'unknown' }), 'darwin')).warning).toBeNull();
  });

  it.each([
    ['no longer protects', createFakeSafeStorage({ backend: 'basic_text' })],
    ['was reset', createFakeSafeStorage({ key: 'b' })],
  ])('neither, when a key store that holds our secrets %s: new ones would lock everybody out', async (_, later) => {
    const folder = tempFolder();
    await (await choose(folder)).store.getOrCreate('pepper');
    const before = readFileSync(join(folder, 'secrets.enc.json'), 'utf8');
    await expect(choose(folder, later)).rejects.toMatchObject({ code: 'secret_store_unavailable' });
    expect(readFileSync(join(folder, 'secrets.enc.json'), 'utf8')).toBe(before);
    expect(existsSync(join(folder, 'secrets.json'))).toBe(false);
  });

  it('the key file without a parent to ask', async () => {
    expect((await chooseSecretStore(join(tempFolder(), 's.json'), undefined)).warning).toBe('secret_store_file');
  });
});

it('a request for a secret has the right shape or is none', () => {
  const good = { type: 'secret', id: '1', name: 'pepper', op: 'get' };
  expect(isSecretRequest(good)).toBe(true);
  const bad = [null, 'x', {}, { ...good, op: 'list' }, { ...good, name: '../x' }, { ...good, name: '__proto__' }, { ...good, op: 'put' }, { ...good, id: 1 }];
  for (const message of bad) expect(isSecretRequest(message)).toBe(false);
});
