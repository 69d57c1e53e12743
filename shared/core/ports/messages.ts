import type { OutsideWay } from '../channel/channel.ts';

/** Where a message goes: shown in the console, handed to a person to print or copy, written to a file, or out of the house. */
export const MESSAGE_CHANNELS = ['in_app', 'print', 'file', 'mail', 'text', 'chat'] as const satisfies readonly (OutsideWay | 'in_app' | 'print' | 'file')[];
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/**
 * `sending` is written before the first byte leaves: after a crash it is known that something may have gone out. `in_doubt` was sent and
 * never answered; a person looks. `sent`, `failed` and `withdrawn` rest.
 */
export const MESSAGE_STATES = ['waiting', 'sending', 'sent', 'failed', 'in_doubt', 'withdrawn'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** What a message that leaves the house has beside its text. Stamped when it is queued: a changed setting never redirects it. */
export interface Outside {
  readonly channelId: string;
  /** A mail address or phone number; empty where the channel is a group. Personal. */
  readonly address: string;
  readonly subject: string;
  readonly caseId: string | null;
  /** Who is meant, for the contact that its sending is. */
  readonly to: 'customer' | 'merchant';
}

export interface NewMessage {
  readonly id: string;
  readonly at: number;
  readonly channel: MessageChannel;
  /** A user id, a role, or who outside is meant ("merchant:QH"). */
  readonly audience: string;
  /** Message key of the notice, and what fills it. */
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** The whole text as it is sent, for channels that leave the console; kept as sent. */
  readonly body: string;
  readonly orderId: string | null;
  readonly outside?: Outside;
}

export interface Message extends NewMessage {
  readonly state: MessageState;
  readonly sentAt: number | null;
  /** What shows that it went out: a file name, a printer job, the other side's answer. */
  readonly proof: string | null;
  readonly error: string | null;
  readonly attempts: number;
  /** Not before; null for at once. */
  readonly nextAt: number | null;
}

export interface Settled {
  readonly state: Exclude<MessageState, 'sending'>;
  readonly at: number;
  readonly proof: string | null;
  readonly error: string | null;
  readonly nextAt?: number | null;
}

/** The messages' outbox. Writing needs a unit of work: a message is queued in the transaction of the decision that wants it. */
export interface Messages {
  readonly queue: (message: NewMessage) => void;
  /** Those that may go out at `nowAt`, in the order they were queued; without an instant all that wait. */
  readonly waiting: (limit: number, nowAt?: number) => readonly Message[];
  /** When the next one of those that wait for an hour may go; null when none does. */
  readonly nextDueAt: (nowAt: number) => number | null;
  /** Says that an attempt begins and counts it. */
  readonly begin: (id: string) => void;
  readonly settle: (id: string, outcome: Settled) => void;
  readonly find: (id: string) => Message | null;
  /** Messages that were being sent when the program ended. */
  readonly interrupted: () => readonly Message[];
  readonly newest: (audience: string, limit: number) => readonly Message[];
  /** Messages that leave the house, newest first; of these states, or all. */
  readonly outside: (states: readonly MessageState[], limit: number) => readonly Message[];
}

/**
 * How an attempt ended. `later`: certainly not taken, worth another try. `refused`: certainly not taken, and would not be next time.
 * `in_doubt`: it may have been taken. `rests`: the whole channel is out of order, so that those behind it need not be tried now.
 */
export type SendOutcome =
  | { readonly ok: true; readonly proof: string }
  | { readonly ok: false; readonly how: 'refused' | 'in_doubt'; readonly error: string }
  | { readonly ok: false; readonly how: 'later'; readonly error: string; readonly afterMs: number | null; readonly rests: boolean };

/** One way out of the console. Answers with the proof of sending, or why it could not. Never throws for what the other side did. */
export interface Notifier {
  readonly channel: MessageChannel;
  readonly send: (message: Message) => Promise<SendOutcome>;
}
