import type { TrainingChild, TrainingLauncher, TrainingNews, TrainingRequest } from '../../shared/core/ports/training-launcher.ts';
import type { HostChild } from './host-process.ts';

const isRequest = (message: unknown): message is TrainingRequest => {
  if (typeof message !== 'object' || message === null) return false;
  const { type, runId, folder, token } = message as Readonly<Record<string, unknown>>;
  if (typeof runId !== 'string') return false;
  return type === 'training_stop' || (type === 'training_start' && typeof folder === 'string' && typeof token === 'string');
};

/**
 * Starts the training WMS for the host that asks, and for nobody else: windows have no part in this line. What runs is main's to say;
 * the host says only where. One at a time: a host that died leaves one behind, and its successor waits until that is gone.
 */
export const createTrainingService = (launcher: TrainingLauncher): ((child: HostChild) => HostChild) => {
  let ended: Promise<void> = Promise.resolve();

  return (child) => {
    // The line carries several languages; each end hands on what it does not understand.
    const send = child.post as (message: unknown) => void;
    const post = (news: TrainingNews): void => void (isHostGone || send(news));
    const listen = child.onMessage as (listener: (message: unknown) => void) => void;
    let run: { readonly runId: string; started: TrainingChild | null } | null = null;
    let isHostGone = false;

    const start = async ({ runId, folder, token }: TrainingRequest & { readonly type: 'training_start' }): Promise<void> => {
      const previous = ended;
      const gone = Promise.withResolvers<void>();
      ended = gone.promise;
      await previous;
      if (isHostGone || run?.runId !== runId) return gone.resolve();
      const started = launcher.launch({ folder, token });
      run.started = started;
      started.onOutput((stream, text) => post({ type: 'training_output', runId, stream, text }));
      started.onExit((code) => {
        gone.resolve();
        post({ type: 'training_exit', runId, code });
      });
    };
    const stop = (): void => {
      run?.started?.stop();
      run = null;
    };

    listen((message) => {
      if (!isRequest(message)) return;
      if (message.type === 'training_start') {
        stop();
        run = { runId: message.runId, started: null };
        void start(message);
      } else if (run?.runId === message.runId) stop();
    });
    child.onExit(() => {
      isHostGone = true;
      stop();
    });
    return child;
  };
};
