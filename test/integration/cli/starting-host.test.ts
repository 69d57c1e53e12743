import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { lockDataFolder } from '../../../electron/host/adapters/sqlite/database/data-folder-lock.ts';
import { connect } from '../../../electron/host/cli/connect.ts';
import { startOwnHost } from '../../../electron/launch/host-child.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'starting-host-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a command waits for the host that has taken the data and is still starting', async () => {
  // Whoever has it now lets go a moment later, and the host that follows opens its door.
  const lock = lockDataFolder(folder, Date.now);
  const connecting = connect(folder);
  const released = new Promise<void>((resolve) => {
    setTimeout(() => {
      lock.release();
      resolve();
    }, 1_000);
  });
  await released;
  const host = startOwnHost(path.resolve(import.meta.dirname, '../../../electron/host/main-node.ts'), 'serve', folder);
  expect(await host.started).toBe('ready');
  const connected = await connecting;
  expect(connected.running).toBe(true);
  expect(await connected.client.system.verifyJournal({})).toMatchObject({ ok: true, value: { whole: true } });
  await connected.close();
  await host.stop();
}, 60_000);
