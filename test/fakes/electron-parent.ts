import { EventEmitter } from 'node:events';
import type { LaunchLine } from '../../electron/host/adapters/training/parent-launcher.ts';
import type { HostChild } from '../../electron/main/host-process.ts';
import { createTrainingService } from '../../electron/main/serve-training.ts';
import type { TrainingLauncher } from '../../shared/core/ports/training-launcher.ts';

/** Electron's main process as a host sees it, with another launcher in place of utility processes; hosts may come and go. */
export const createElectronParent = (launcher: TrainingLauncher) => {
  const serve = createTrainingService(launcher);
  return {
    connect: () => {
      const line = new EventEmitter();
      const child: HostChild = {
        post: (message) => void setImmediate(() => line.emit('toHost', message)),
        onMessage: (listener) => void line.on('fromHost', listener),
        onExit: (listener) => void line.once('exit', listener),
        kill: () => {},
      };
      serve(child);
      const hostEnd: LaunchLine = {
        send: (message) => void setImmediate(() => line.emit('fromHost', message)),
        listen: (onMessage) => {
          line.on('toHost', onMessage);
          return () => void line.off('toHost', onMessage);
        },
      };
      return { line: hostEnd, say: (message: unknown) => void line.emit('fromHost', message), die: () => void line.emit('exit') };
    },
  };
};
