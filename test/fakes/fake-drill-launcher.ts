import type { DrillLauncher } from '../../shared/core/ports/drills.ts';

/** Runs nothing: what was asked is kept; a run is ready and ends when the test says so, or when told to. */
export const createFakeDrillLauncher = () => {
  const runs: { readonly folder: string; readonly ready: () => void; readonly end: (code: number | null) => void; isStopped: boolean }[] = [];
  const shown: string[] = [];
  const launcher: DrillLauncher = {
    show: (address) => {
      shown.push(address);
      return true;
    },
    launch: ({ folder }) => {
      const ready = Promise.withResolvers<void>();
      const exited = Promise.withResolvers<number | null>();
      const run = { folder, ready: ready.resolve, end: exited.resolve, isStopped: false };
      runs.push(run);
      return {
        onReady: (listener) => void ready.promise.then(listener),
        onExit: (listener) => void exited.promise.then(listener),
        stop: () => {
          run.isStopped = true;
          exited.resolve(0);
        },
      };
    },
  };
  return { launcher, runs, shown };
};
