import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockDataFolder } from '../../../electron/host/adapters/sqlite/database/data-folder-lock.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';

const CHILD = join(import.meta.dirname, 'data-folder-lock.child.ts');
const now = (): number => Date.UTC(2026, 10, 23);

/** A real second process; resolves with its first word: `held` or the error's code. */
const startHolder = (folder: string): Promise<{ readonly child: ChildProcess; readonly said: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.once('error', reject);
    child.stdout.once('data', (data: Buffer) => resolve({ child, said: data.toString().trim() }));
  });
const ended = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve) => (child.exitCode === null && child.signalCode === null ? child.once('exit', resolve) : resolve(0)));
const filesOf = (folder: string) => readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mtimeMs, readFileSync(join(folder, name), 'latin1')]);

describe('one writing process per data folder', () => {
  it('refuses the second, which touches nothing and names the first', async () => {
    const folder = tempFolder();
    const { child, said } = await startHolder(folder);
    expect(said).toBe('held');
    const before = filesOf(folder);
    expect(() => lockDataFolder(folder, now)).toThrow(
      expect.objectContaining({ code: 'storage_in_use', params: expect.objectContaining({ pid: child.pid }) as unknown }),
    );
    const second = await startHolder(folder);
    expect(second.said).toBe('storage_in_use');
    expect(filesOf(folder)).toEqual(before);
    child.kill('SIGKILL');
    await Promise.all([ended(child), ended(second.child)]);
  });

  it('is free the moment its holder is killed, 10 times over', async () => {
    const folder = tempFolder();
    for (let round = 0; round < 10; round += 1) {
      const { child, said } = await startHolder(folder);
      expect(said).toBe('held');
      child.kill('SIGKILL');
      await ended(child);
    }
    lockDataFolder(folder, now).release();
  });

  it('can be released and taken again in the same process, but not twice at once', () => {
    const folder = tempFolder();
    const first = lockDataFolder(folder, now);
    expect(() => lockDataFolder(folder, now)).toThrow(expect.objectContaining({ code: 'storage_in_use' }));
    first.release();
    lockDataFolder(folder, now).release();
  });
});
