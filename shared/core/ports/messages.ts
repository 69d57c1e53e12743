/** Where a message goes: shown in the console, handed to a person to print or copy, or written to a file. */
export const MESSAGE_CHANNELS = ['in_app', 'print', 'file'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

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
}

export interface Message extends NewMessage {
  readonly state: 'waiting' | 'sent' | 'failed';
  readonly sentAt: number | null;
  /** What shows that it went out: a file name, a printer job, the time it was shown. */
  readonly proof: string | null;
  readonly error: string | null;
}

/** The messages' outbox. Writing needs a unit of work: a message is queued in the transaction of the decision that wants it. */
export interface Messages {
  readonly queue: (message: NewMessage) => void;
  readonly waiting: (limit: number) => readonly Message[];
  readonly settle: (
    id: string,
    outcome: { readonly state: 'sent' | 'failed'; readonly at: number; readonly proof: string | null; readonly error: string | null },
  ) => void;
  readonly newest: (audience: string, limit: number) => readonly Message[];
}

/** One way out of the console. Answers with the proof of sending, or why it could not. */
export interface Notifier {
  readonly channel: MessageChannel;
  readonly send: (message: Message) => Promise<{ readonly ok: true; readonly proof: string } | { readonly ok: false; readonly error: string }>;
}
