import type { Message, MessageChannel, Messages, Notifier } from '../../shared/core/ports/messages.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

export function createMemoryMessages(unitOfWork: MemoryUnitOfWork): Messages {
  const kept = enlistedMap<string, Message>(unitOfWork);
  return {
    queue: (message) => {
      unitOfWork.assertRunning('a message');
      if (kept.has(message.id)) throw new Error('UNIQUE: the message is queued already');
      kept.set(message.id, { ...structuredClone(message), state: 'waiting', sentAt: null, proof: null, error: null });
    },
    waiting: (limit) => [...kept.values()].filter(({ state }) => state === 'waiting').slice(0, limit),
    settle: (id, { state, at, proof, error }) => {
      unitOfWork.assertRunning('a message');
      const message = kept.get(id);
      if (message === undefined || message.state === 'sent') return;
      kept.set(id, { ...message, state, proof, error, sentAt: state === 'sent' ? at : null });
    },
    newest: (audience, limit) =>
      [...kept.values()]
        .filter((message) => message.audience === audience || message.audience === 'everybody')
        .reverse()
        .slice(0, limit),
  };
}

/** Remembers what it was given; fails when told to. */
export function createRecordingNotifier(channel: MessageChannel): Notifier & { readonly sent: Message[]; fail: string | null } {
  const notifier = {
    channel,
    sent: [] as Message[],
    fail: null as string | null,
    send: (message: Message) => {
      if (notifier.fail !== null) return Promise.resolve({ ok: false, error: notifier.fail } as const);
      notifier.sent.push(message);
      return Promise.resolve({ ok: true, proof: `${channel} ${message.id}` } as const);
    },
  };
  return notifier;
}
