import { randomUUID } from 'node:crypto';
import type { TrainingLauncher, TrainingNews, TrainingRequest } from '../../../../shared/core/ports/training-launcher.ts';

/** The line to the process that started the host; other messages pass over it too. */
export interface LaunchLine {
  readonly send: (message: TrainingRequest) => void;
  readonly listen: (onMessage: (message: unknown) => void) => () => void;
}

const isNews = (message: unknown): message is TrainingNews =>
  typeof message === 'object' && message !== null && 'type' in message && (message.type === 'training_output' || message.type === 'training_exit');

/** Asks Electron's main process for a utility process, and hears over the same line what it says. */
export const createParentLauncher = (line: LaunchLine): TrainingLauncher => ({
  launch: ({ folder, token }) => {
    const runId = randomUUID();
    const listeners: ((stream: 'out' | 'err', text: string) => void)[] = [];
    const exited = new Promise<number | null>((resolve) => {
      const stopListening = line.listen((message) => {
        if (!isNews(message) || message.runId !== runId) return;
        if (message.type === 'training_output') {
          for (const listener of listeners) listener(message.stream, message.text);
          return;
        }
        stopListening();
        resolve(message.code);
      });
    });
    line.send({ type: 'training_start', runId, folder, token });
    return {
      onOutput: (listener) => void listeners.push(listener),
      onExit: (listener) => void exited.then(listener),
      stop: () => line.send({ type: 'training_stop', runId }),
    };
  },
});
