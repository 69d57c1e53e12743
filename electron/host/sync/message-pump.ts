import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { UnitOfWork } from '../../../shared/core/ports/journal.ts';
import type { Message, MessageChannel, Messages, Notifier } from '../../../shared/core/ports/messages.ts';

export interface MessagePumpDeps {
  readonly messages: Messages;
  readonly notifiers: readonly Notifier[];
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

const AT_ONCE = 50;

/** A way out that breaks has not sent this message; it must not keep the ones behind it. */
const whyNot = (error: unknown): { readonly ok: false; readonly error: string } => ({
  ok: false,
  error: error instanceof Error ? error.message : String(error),
});

/** Sends what waits, each once, and keeps the proof. A message that fails says why and is not tried again blindly. */
export function createMessagePump({ messages, notifiers, unitOfWork, clock }: MessagePumpDeps): { readonly wake: () => Promise<void> } {
  const byChannel = new Map<MessageChannel, Notifier>(notifiers.map((notifier) => [notifier.channel, notifier]));
  let running: Promise<void> | null = null;

  const sendOne = async (message: Message): Promise<void> => {
    const notifier = byChannel.get(message.channel);
    const sent = notifier === undefined ? ({ ok: false, error: 'no_channel' } as const) : await notifier.send(message).catch(whyNot);
    unitOfWork.run(() =>
      messages.settle(message.id, {
        state: sent.ok ? 'sent' : 'failed',
        at: clock.now(),
        proof: sent.ok ? sent.proof : null,
        error: sent.ok ? null : sent.error,
      }),
    );
  };

  const drain = async (): Promise<void> => {
    for (let waiting = messages.waiting(AT_ONCE); waiting.length > 0; waiting = messages.waiting(AT_ONCE))
      for (const message of waiting) await sendOne(message);
  };

  return {
    wake: () =>
      (running ??= drain().finally(() => {
        running = null;
      })),
  };
}
