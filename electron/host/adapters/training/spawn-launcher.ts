import { spawn } from 'node:child_process';
import { TRAINING_STOP_WAIT_MS, type TrainingLauncher } from '../../../../shared/core/ports/training-launcher.ts';

/** A child of this Node. It ends with us, however we end: it holds the other end of a pipe. */
export const createSpawnLauncher = (entry: string): TrainingLauncher => ({
  launch: ({ folder, token }) => {
    const child = spawn(process.execPath, [entry, '--data', folder, '--exit-with-stdin'], {
      env: { ...process.env, TRAINING_WMS_TOKEN: token },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    // It may be gone before we hang up.
    child.stdin.on('error', () => {});
    const exited = new Promise<number | null>((resolve) => {
      child.once('exit', resolve).once('error', () => resolve(null));
    });
    return {
      onOutput: (listener) => {
        child.stdout.on('data', (piece: Buffer) => listener('out', piece.toString()));
        child.stderr.on('data', (piece: Buffer) => listener('err', piece.toString()));
      },
      onExit: (listener) => void exited.then(listener),
      stop: () => {
        child.stdin.end();
        setTimeout(() => child.kill('SIGKILL'), TRAINING_STOP_WAIT_MS).unref();
      },
    };
  },
});
