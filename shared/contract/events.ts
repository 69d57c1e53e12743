import './zod-without-eval.ts';
import { z } from 'zod';

/** What the host tells every window, unasked. Payloads never carry personal data: a window asks for what it wants to show. */
export const eventPayloads = {
  /** Something under these topics is different now; whoever shows it asks again. */
  changed: z.object({ topics: z.array(z.string()) }),
  importProgress: z.looseObject({}),
  syncStatus: z.looseObject({}),
  /** The host died and is back. Whatever was asked meanwhile was answered `host_restarting`. */
  hostRestarted: z.object({}),
} as const;

export type EventName = keyof typeof eventPayloads;
export type EventPayload<N extends EventName> = z.output<(typeof eventPayloads)[N]>;
export type ConsoleEvent = { readonly [N in EventName]: { readonly name: N; readonly payload: EventPayload<N> } }[EventName];
/** After a gap nobody knows what happened in it: the topic `*` stands for every topic. */
export const EVERYTHING_CHANGED: ConsoleEvent = { name: 'changed', payload: { topics: ['*'] } };
export type EventListener = (event: ConsoleEvent) => void;

/** The host's side: whoever changes something publishes, every transport subscribes. */
export interface EventBus {
  readonly publish: <N extends EventName>(name: N, payload: EventPayload<N>) => void;
  readonly subscribe: (listener: EventListener) => () => void;
}

export const createEventBus = (): EventBus => {
  const listeners = new Set<EventListener>();
  return {
    publish: (name, payload) => {
      const event = { name, payload } as ConsoleEvent;
      for (const listener of listeners) listener(event);
    },
    subscribe: (listener) => {
      // Wrapped, so that the same function may subscribe twice and each unsubscribes only itself.
      const own: EventListener = (event) => listener(event);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
};

/** Reads an event off a transport; undefined for what this version does not know. */
export const parseEvent = (raw: unknown): ConsoleEvent | undefined => {
  if (typeof raw !== 'object' || raw === null || !('name' in raw) || !('payload' in raw)) return undefined;
  const { name } = raw;
  if (typeof name !== 'string' || !Object.hasOwn(eventPayloads, name)) return undefined;
  const payload = eventPayloads[name as EventName].safeParse(raw.payload);
  return payload.success ? ({ name, payload: payload.data } as ConsoleEvent) : undefined;
};
