import type { ConsoleEvent } from '../../../shared/contract/events.ts';

/** Between Electron's main process and the host. Inputs and replies are the JSON texts of wire.ts: main only hands them on. */
export type ToHost =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly input: string; readonly sessionId: string }
  | { readonly kind: 'sessionEnded'; readonly sessionId: string }
  /** How many windows listen, for whoever asks at the command line's door. */
  | { readonly kind: 'windows'; readonly open: number }
  | { readonly kind: 'stop' };

export type FromHost =
  | { readonly kind: 'ready' }
  /** The data cannot be opened; starting again would not help. */
  | ({ readonly kind: 'failed' } & StartFailure)
  | { readonly kind: 'reply'; readonly id: number; readonly reply: string }
  | { readonly kind: 'event'; readonly event: ConsoleEvent }
  | { readonly kind: 'openWindow' };

/** Why a host did not start: what to tell by, and the sentences for people where the catalogue has them. */
export interface StartFailure {
  readonly code: string;
  readonly words?: { readonly zh: string; readonly en: string };
}

/** One end of that channel: a utility process's parent port or a Node child's IPC channel. */
export interface MessagePort<Incoming, Outgoing> {
  readonly post: (message: Outgoing) => void;
  readonly onMessage: (listener: (message: Incoming) => void) => void;
}

export type HostPort = MessagePort<ToHost, FromHost>;
