import { utilityProcess } from 'electron';
import { TRAINING_STOP_WAIT_MS, type TrainingLauncher } from '../../shared/core/ports/training-launcher.ts';

/** The training WMS in a utility process: as far from the host as a child Node is, and it ends with this program. */
export const createUtilityLauncher = (entry: string, environment: () => Record<string, string>): TrainingLauncher => ({
  launch: ({ folder, token }) => {
    const child = utilityProcess.fork(entry, ['--data', folder], {
      serviceName: 'Sidebay training WMS',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...environment(), TRAINING_WMS_TOKEN: token },
    });
    const exited = new Promise<number>((resolve) => void child.once('exit', resolve));
    return {
      onOutput: (listener) => {
        child.stdout?.on('data', (piece: Buffer) => listener('out', piece.toString()));
        child.stderr?.on('data', (piece: Buffer) => listener('err', piece.toString()));
      },
      onExit: (listener) => void exited.then(listener),
      stop: () => {
        child.postMessage('stop');
        const impatience = setTimeout(() => child.kill(), TRAINING_STOP_WAIT_MS);
        void exited.then(() => clearTimeout(impatience));
      },
    };
  },
});
