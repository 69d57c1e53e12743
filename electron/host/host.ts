import type { Dispatch } from '../../shared/contract/dispatch.ts';
import type { EventBus } from '../../shared/contract/events.ts';

export const SHELLS = ['electron', 'browser', 'serve'] as const;
/** How the console is shown: in Electron, in a browser window of its own, or at an address somebody opens. */
export type Shell = (typeof SHELLS)[number];

export interface HostOptions {
  /** Where everything durable lives; exists, and belongs to this user. */
  readonly dataFolder: string;
  /** Where package.json, resources/ and dist/ lie. */
  readonly programFolder: string;
  readonly shell: Shell;
  /** A fresh data folder is filled with the sample warehouse; an existing one is left as it is. */
  readonly sample?: boolean;
  /** The size of that warehouse; absent: as it comes. */
  readonly samplePlan?: { readonly orders: number; readonly seed: number };
  /** A command that ends at once talks to no WMS and leaves backups and checks to the host. */
  readonly withoutTraining?: boolean;
  /** Ends this host so that another begins in its place. */
  readonly startAgain?: () => void;
}

/** What a transport needs of the program behind it. */
export interface Host {
  readonly dispatch: Dispatch;
  readonly events: EventBus;
  /** A window is gone for good: whoever was signed in there no longer is. */
  readonly sessionEnded?: (sessionId: string) => void;
  /** Finishes what is under way and lets go of the data. */
  readonly close: () => Promise<void>;
}

export type ComposeHost = (options: HostOptions) => Host | Promise<Host>;
