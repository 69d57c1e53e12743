import { randomUUID } from 'node:crypto';
import type { DrillLauncher, DrillNews, DrillRequest } from '../../../../shared/core/ports/drills.ts';

/** The line to the process that started the host; other messages pass over it too. */
export interface DrillLine {
  readonly send: (message: DrillRequest) => void;
  readonly listen: (onMessage: (message: unknown) => void) => () => void;
}

const isNews = (message: unknown): message is DrillNews =>
  typeof message === 'object' && message !== null && 'type' in message && (message.type === 'drill_ready' || message.type === 'drill_exit');

/** Asks Electron's main process for a second host, and for a window on it. */
export const createParentDrillLauncher = (line: DrillLine): DrillLauncher => ({
  show: (address) => {
    line.send({ type: 'drill_show', address });
    return true;
  },
  launch: ({ folder }) => {
    const runId = randomUUID();
    const ready = Promise.withResolvers<void>();
    const exited = new Promise<number | null>((resolve) => {
      const stopListening = line.listen((message) => {
        if (!isNews(message) || message.runId !== runId) return;
        if (message.type === 'drill_ready') return ready.resolve();
        stopListening();
        resolve(message.code);
      });
    });
    line.send({ type: 'drill_start', runId, folder });
    return {
      onReady: (listener) => void ready.promise.then(listener),
      onExit: (listener) => void exited.then(listener),
      stop: () => line.send({ type: 'drill_stop', runId }),
    };
  },
});
