import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/**
 * One project per kind of test, so that `--project` selects what a change needs. Two workers: the smallest machine this runs on
 * has two cores, and the integration tests start processes of their own.
 */
const root = path.resolve(import.meta.dirname, '..');

/**
 * Node takes the types off with a WebAssembly module that all threads of a process share, and where several of them call out of it a thousand
 * times V8 compiles that way out anew and sometimes frees code that is in use: a thread of a test that runs from its sources then takes the
 * process with it (SIGSEGV or SIGTRAP in `Runtime_TierUpWasmToJSWrapper`). What is built holds no types, and its threads never come there.
 */
const WITHOUT_WRAPPER_TIERS = ['--wasm-wrapper-tiering-budget=2000000000'];

/** Native modules and child processes want a process each; pure tests share workers and module graph, which is most of their time. */
const inProcesses = { environment: 'node', pool: 'forks', execArgv: WITHOUT_WRAPPER_TIERS } as const;
const inThreads = { environment: 'node', pool: 'threads', isolate: false } as const;

export default defineConfig({
  root,
  cacheDir: path.join(root, 'node_modules/.cache/vitest'),
  test: {
    maxWorkers: 2,
    // Limits say that something hangs, not that it is slow: all kinds are run at once on two cores.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { ...inThreads, name: 'unit', include: ['test/unit/**/*.test.ts'] } },
      { extends: true, test: { ...inThreads, name: 'simulation', include: ['test/simulation/**/*.test.ts'], testTimeout: 240_000 } },
      { extends: true, test: { ...inProcesses, name: 'conformance', include: ['test/conformance/**/*.test.ts'] } },
      { extends: true, test: { ...inProcesses, name: 'migration', include: ['test/migration/**/*.test.ts'] } },
      { extends: true, test: { ...inProcesses, name: 'integration', include: ['test/integration/**/*.test.ts'], testTimeout: 240_000, hookTimeout: 240_000 } },
      { extends: true, test: { ...inProcesses, name: 'arch', include: ['test/arch/**/*.test.ts'], testTimeout: 240_000 } },
      {
        extends: true,
        plugins: [react()],
        test: {
          name: 'component',
          environment: 'jsdom',
          pool: 'forks',
          include: ['test/component/**/*.test.{ts,tsx}'],
          setupFiles: ['test/component/setup.ts'],
          testTimeout: 240_000,
        },
      },
    ],
  },
});
