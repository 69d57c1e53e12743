import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { HostChild } from '../../../electron/main/host-process.ts';
import { createSecretService, type SafeStorage } from '../../../electron/main/secret-service.ts';
import { serveSecrets } from '../../../electron/main/serve-secrets.ts';
import { createFakeSafeStorage } from '../../fakes/safe-storage.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';

/** A real child asks over the real line, among messages meant for others. */
const ask = (folder: string, safeStorage: SafeStorage): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'asking.child.ts'), [join(folder, 'keys.json')], {
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const line: HostChild = {
      post: (message) => void child.send(message),
      onMessage: (listener) => void child.on('message', (message) => listener(message as never)),
      onExit: () => {},
      kill: () => {},
    };
    serveSecrets(line, createSecretService({ safeStorage, platform: 'linux', file: join(folder, 'system-keys.json') }));
    line.post({ kind: 'windows', open: 1 });
    let said = '';
    child.stdout?.on('data', (data: Buffer) => (said += data.toString()));
    child.once('error', reject);
    child.once('close', () => resolve(JSON.parse(said)));
  });

it('a host asks main for its pepper and gets the same one at each start', async () => {
  const folder = tempFolder();
  const first = await ask(folder, createFakeSafeStorage());
  expect(first).toEqual({ warning: null, pepper: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown });
  expect(await ask(folder, createFakeSafeStorage())).toEqual(first);
  expect(existsSync(join(folder, 'keys.json'))).toBe(false);
});

it('without a key store that protects, the host keeps its own file and says so; with one that was reset, it stops', async () => {
  const bare = tempFolder();
  expect(await ask(bare, createFakeSafeStorage({ backend: 'basic_text' }))).toMatchObject({ warning: 'secret_store_file' });
  expect(existsSync(join(bare, 'keys.json'))).toBe(true);
  const reset = tempFolder();
  await ask(reset, createFakeSafeStorage());
  expect(await ask(reset, createFakeSafeStorage({ key: 'b' }))).toEqual({ failed: 'secret_store_unavailable' });
});
