import type { TrainingLauncher } from '../../shared/core/ports/training-launcher.ts';

/** Runs nothing: what was asked is kept, and a run ends when told to or when the test says so. */
export const createFakeTrainingLauncher = () => {
  const runs: { readonly folder: string; readonly token: string; readonly end: (code: number | null) => void; isStopped: boolean }[] = [];
  const launcher: TrainingLauncher = {
    launch: ({ folder, token }) => {
      const { promise, resolve } = Promise.withResolvers<number | null>();
      const run = { folder, token, end: resolve, isStopped: false };
      runs.push(run);
      return {
        onOutput: (listener) =>
          queueMicrotask(() => {
            listener('err', `started on ${folder}\n`);
            listener('out', `LISTENING http://127.0.0.1:1\nCONTROL http://127.0.0.1:2\nTOKEN ${token}\n`);
          }),
        onExit: (listener) => void promise.then(listener),
        stop: () => {
          run.isStopped = true;
          resolve(0);
        },
      };
    },
  };
  return { launcher, runs };
};
