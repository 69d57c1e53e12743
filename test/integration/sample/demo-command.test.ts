import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { runDemo } from '../../../electron/host/cli/demo.ts';

describe('demo', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'demo-command-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('leaves a folder alone that holds a warehouse, and says so', async () => {
    writeFileSync(path.join(folder, 'sidebay.db'), '');
    await expect(runDemo(['--data', folder])).rejects.toThrow(/already holds a warehouse/u);
    expect(readdirSync(folder)).toEqual(['sidebay.db']);
  });

  it.each([
    ['--orders', 'many'],
    ['--orders', '-5'],
    ['--orders', '2000000'],
    ['--seed', '1.5'],
    ['--size', '3'],
  ])('refuses %s %s before anything is made', async (option, value) => {
    await expect(runDemo(['--data', folder, option, value])).rejects.toMatchObject({ exitCode: 64 });
  });
});
