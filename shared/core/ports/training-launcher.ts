/**
 * Starting the training WMS. It is always a process of its own, and who can start one differs: Node starts Node; an installed Electron
 * cannot be told to be Node (its fuse is off), so its main process starts a utility process when the host asks.
 */
export interface TrainingLauncher {
  readonly launch: (options: { readonly folder: string; readonly token: string }) => TrainingChild;
}

/** One run. It ends when told to, and when whoever asked for it is gone. */
export interface TrainingChild {
  /** What it writes, in pieces as they come. */
  readonly onOutput: (listener: (stream: 'out' | 'err', text: string) => void) => void;
  /** `code` is null where a signal ended it. Told once, also to those who ask afterwards. */
  readonly onExit: (listener: (code: number | null) => void) => void;
  /** Lets it finish; it is ended by force when it does not. */
  readonly stop: () => void;
}

/** How long a training WMS may take to finish before it is ended by force. */
export const TRAINING_STOP_WAIT_MS = 3_000;

/** From the host to whoever started it; only one training WMS runs for a host. */
export type TrainingRequest =
  | { readonly type: 'training_start'; readonly runId: string; readonly folder: string; readonly token: string }
  | { readonly type: 'training_stop'; readonly runId: string };

export type TrainingNews =
  | { readonly type: 'training_output'; readonly runId: string; readonly stream: 'out' | 'err'; readonly text: string }
  | { readonly type: 'training_exit'; readonly runId: string; readonly code: number | null };
