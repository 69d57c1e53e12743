import type { Message, MessageChannel, Messages, Notifier } from '../../shared/core/ports/messages.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

export function createMemoryMessages(unitOfWork: MemoryUnitOfWork): Messages {
  const kept = enlistedMap<string, Message>(unitOfWork);
  const rests = ({ state }: Message): boolean => state === 'sent' || state === 'withdrawn';
  return {
    queue: (message) => {
      unitOfWork.assertRunning('a message');
      if (kept.has(message.id)) throw new Error('UNIQUE: the message is queued already');
      kept.set(message.id, { ...structuredClone(message), state: 'waiting', sentAt: null, proof: null, error: null, attempts: 0, nextAt: null });
    },
    waiting: (limit, nowAt = Infinity) => [...kept.values()].filter(({ state, nextAt }) => state === 'waiting' && (nextAt ?? 0) <= nowAt).slice(0, limit),
    nextDueAt: (nowAt) => {
      const due = [...kept.values()].flatMap(({ state, nextAt }) => (state === 'waiting' && nextAt !== null && nextAt > nowAt ? [nextAt] : []));
      return due.length === 0 ? null : Math.min(...due);
    },
    begin: (id) => {
      unitOfWork.assertRunning('a message');
      const message = kept.get(id);
      if (message?.state === 'waiting') kept.set(id, { ...message, state: 'sending', attempts: message.attempts + 1, nextAt: null });
    },
    settle: (id, { state, at, proof, error, nextAt }) => {
      unitOfWork.assertRunning('a message');
      const message = kept.get(id);
      if (message === undefined || rests(message)) return;
      kept.set(id, { ...message, state, proof, error, nextAt: nextAt ?? null, sentAt: state === 'sent' ? at : null });
    },
    find: (id) => kept.get(id) ?? null,
    interrupted: () => [...kept.values()].filter(({ state }) => state === 'sending'),
    newest: (audience, limit) =>
      [...kept.values()]
        .filter((message) => message.audience === audience || message.audience === 'everybody')
        .reverse()
        .slice(0, limit),
    outside: (states, limit) =>
      [...kept.values()]
        .filter(({ outside, state }) => outside !== undefined && (states.length === 0 || states.includes(state)))
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
      if (notifier.fail !== null) return Promise.resolve({ ok: false, how: 'refused', error: notifier.fail } as const);
      notifier.sent.push(message);
      return Promise.resolve({ ok: true, proof: `${channel} ${message.id}` } as const);
    },
  };
  return notifier;
}
