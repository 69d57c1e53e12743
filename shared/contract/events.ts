/** What the host tells every window, unasked. Payloads never carry personal data: a window asks for what it wants to show. */
interface EventPayloads {
  /** Something under these topics is different now; whoever shows it asks again. */
  readonly changed: { readonly topics: readonly string[] };
  readonly importProgress: Readonly<Record<string, unknown>>;
  readonly syncStatus: Readonly<Record<string, unknown>>;
  /** The host died and is back. Whatever was asked meanwhile was answered `host_restarting`. */
  readonly hostRestarted: Readonly<Record<string, never>>;
}
export type EventName = keyof EventPayloads;
export type EventPayload<N extends EventName> = EventPayloads[N];
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

/** Reads an event off a transport; undefined for what this version does not know. By hand and not by a schema: every window needs it before it can draw. */
export const parseEvent = (raw: unknown): ConsoleEvent | undefined => {
  if (typeof raw !== 'object' || raw === null || !('name' in raw) || !('payload' in raw)) return undefined;
  const { name, payload } = raw;
  if (typeof payload !== 'object' || payload === null) return undefined;
  switch (name) {
    case 'changed': {
      const topics: unknown = 'topics' in payload ? payload.topics : undefined;
      return Array.isArray(topics) && topics.every((topic) => typeof topic === 'string') ? { name, payload: { topics } } : undefined;
    }
    case 'importProgress':
    case 'syncStatus':
      return { name, payload: { ...payload } };
    case 'hostRestarted':
      return { name, payload: {} };
    default:
      return undefined;
  }
};
