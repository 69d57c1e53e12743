import path from 'node:path';
import { defineConfig } from '@playwright/test';
import type { ShellOptions } from './house.ts';
import { chromiumHere, electronHere, root } from './shells.ts';

/**
 * The same specs in both shells. A shell this machine does not have is no project here; `npm run verify` says so and why.
 * One worker: every test starts a host of its own, and the smallest machine has two cores.
 */
const chromium = chromiumHere();
const electron = electronHere();

export default defineConfig<object, ShellOptions>({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: path.join(root, 'test-results/e2e'),
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  workers: 1,
  // A busy machine types slower than a scanner and draws slower than a person looks: what passes at the second try is named in the summary.
  retries: 2,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  // No trace: recording one costs more than the test. A failure leaves a picture and what a screen reader would meet.
  use: { actionTimeout: 20_000, trace: 'off', screenshot: 'only-on-failure' },
  projects: [
    ...('exe' in chromium ? [{ name: 'chromium', use: { shell: 'chromium' as const, exe: chromium.exe } }] : []),
    ...('exe' in electron ? [{ name: 'electron', use: { shell: 'electron' as const, exe: electron.exe, needsHostNode: electron.needsHostNode } }] : []),
  ],
});
