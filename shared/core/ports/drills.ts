import type { DrillResult } from '../drill/drill-result.ts';

/** Results of drills, kept for the trend. Writing needs a unit of work; a result is written once and stays. */
export interface DrillResults {
  readonly add: (result: DrillResult) => void;
  readonly find: (id: string) => DrillResult | null;
  /** Newest first. */
  readonly list: (limit: number) => readonly DrillResult[];
}

/**
 * Starting the program a second time, on a data folder that says of itself that it is a drill. Who can start one differs, as with the
 * training WMS: Node starts Node; in Electron the main process does, and opens the window too.
 */
export interface DrillLauncher {
  readonly launch: (options: { readonly folder: string }) => DrillChild;
  /** Shows its address in a window of its own; false where whoever asked has to open it. */
  readonly show: (address: string) => boolean;
}

/** One run. It ends when told to, and when whoever asked for it is gone. */
export interface DrillChild {
  /** Told once, also to those who ask afterwards; never for one that could not open its data. */
  readonly onReady: (listener: () => void) => void;
  /** `code` is null where a signal ended it. Told once, also to those who ask afterwards. */
  readonly onExit: (listener: (code: number | null) => void) => void;
  readonly stop: () => void;
}

/** How long a drill may take to close its data before it is ended by force. */
export const DRILL_STOP_WAIT_MS = 8_000;

/** From the host to Electron's main process; one drill runs for a host. */
export type DrillRequest =
  | { readonly type: 'drill_start'; readonly runId: string; readonly folder: string }
  | { readonly type: 'drill_stop'; readonly runId: string }
  | { readonly type: 'drill_show'; readonly address: string };

export type DrillNews =
  { readonly type: 'drill_ready'; readonly runId: string } | { readonly type: 'drill_exit'; readonly runId: string; readonly code: number | null };
