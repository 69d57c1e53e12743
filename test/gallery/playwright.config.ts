import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromiumHere, quietFlags, root } from '../e2e/shells.ts';

/*
 * The components by themselves: how they look, whether they can be read and reached, and what strange texts do to them.
 *
 *   npm run test:gallery                         compares with test/gallery/baseline
 *   npm run test:gallery -- --update-snapshots   takes what is drawn now as right; look at every changed picture first
 */
const chromium = chromiumHere();

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: path.join(root, 'test-results/gallery'),
  globalSetup: path.join(import.meta.dirname, 'serve-gallery.ts'),
  snapshotPathTemplate: '{testDir}/baseline/{arg}{ext}',
  // A picture that is missing is a failure: pictures are taken on purpose.
  updateSnapshots: 'none',
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  workers: 2,
  retries: 2,
  fullyParallel: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    viewport: { width: 800, height: 900 },
    trace: 'off',
    ...('exe' in chromium && { launchOptions: { executablePath: chromium.exe, args: [...quietFlags, '--font-render-hinting=none'] } }),
  },
  projects: [{ name: 'gallery' }],
});
