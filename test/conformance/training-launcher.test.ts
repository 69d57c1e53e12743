import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createParentLauncher } from '../../electron/host/adapters/training/parent-launcher.ts';
import { createSpawnLauncher } from '../../electron/host/adapters/training/spawn-launcher.ts';
import { startTrainingProcess } from '../../electron/host/adapters/training/training-process.ts';
import type { TrainingChild, TrainingLauncher } from '../../shared/core/ports/training-launcher.ts';
import { createElectronParent } from '../fakes/electron-parent.ts';
import { createFakeTrainingLauncher } from '../fakes/fake-training-launcher.ts';

const root = mkdtempSync(path.join(tmpdir(), 'training-launcher-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const entry = path.resolve(import.meta.dirname, '../../electron/training-wms/main.ts');
const overElectron = (launcher: TrainingLauncher): TrainingLauncher => createParentLauncher(createElectronParent(launcher).connect().line);

const heardUntil = (child: TrainingChild, word: string): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    child.onOutput((_, piece) => {
      text += piece;
      if (text.includes(word)) resolve(text);
    });
  });
const ended = (child: TrainingChild): Promise<number | null> => new Promise((resolve) => child.onExit(resolve));

const real = [
  ['a child of this Node', createSpawnLauncher(entry)],
  ['asked of Electron', overElectron(createSpawnLauncher(entry))],
] as const;
const fakes = [
  ['the fake', createFakeTrainingLauncher().launcher],
  ['the fake, asked of Electron', overElectron(createFakeTrainingLauncher().launcher)],
] as const;
const folderOf = (name: string): string => path.join(root, name.replaceAll(/\W/gu, '-'));

describe.each([...real, ...fakes])('the training launcher: %s', (name, launcher) => {
  it('starts with the token given, says what it writes, and ends when told to, once and for late listeners too', async () => {
    const child = launcher.launch({ folder: folderOf(name), token: 'tok-1' });
    expect(await heardUntil(child, 'TOKEN')).toContain('TOKEN tok-1');
    child.stop();
    expect(await ended(child)).toBe(0);
    expect(await ended(child)).toBe(0);
  }, 20_000);
});

it.each(real)(
  'the training WMS answers over HTTP until it is stopped: %s',
  async (name, launcher) => {
    const wms = await startTrainingProcess({ launcher, folder: folderOf(name), log: () => {} });
    await wms.setMode('slow');
    expect([wms.running(), wms.mode()]).toEqual([true, 'slow']);
    await wms.stop();
    expect(wms.running()).toBe(false);
    await expect(fetch(wms.url)).rejects.toThrow();
    await wms.stop();
  },
  20_000,
);

it.each([
  ['a child of this Node', (broken: TrainingLauncher) => broken],
  ['asked of Electron', overElectron],
])(
  'says that it ended instead of starting: %s',
  async (_, over) => {
    const lines: string[] = [];
    const broken = over(createSpawnLauncher(path.join(root, 'no-such-file.ts')));
    await expect(startTrainingProcess({ launcher: broken, folder: root, log: (line) => lines.push(line) })).rejects.toThrow('ended with 1 at start');
    expect(lines.join('\n')).toContain('ended with 1');
  },
  20_000,
);
