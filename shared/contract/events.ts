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
  /** How many events there were so far. Two equal answers mean that nobody missed anything between them. */
  readonly told: () => number;
}

export const createEventBus = (): EventBus => {
  const listeners = new Set<EventListener>();
  let told = 0;
  return {
    told: () => told,
    publish: (name, payload) => {
      told += 1;
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

/** The header of an answer over HTTP that says how many events had been told when the question came. */
export const TOLD_HEADER = 'sidebay-told';

/** First on every stream: how many events were told before it. No event, since a window hears it from its own stream alone. */
export const toListening = (told: number) => ({ name: 'listening', payload: { told } }) as const;

/** The number in the first line of a stream; undefined for everything else. */
export const parseListening = (raw: unknown): number | undefined => {
  if (typeof raw !== 'object' || raw === null || !('name' in raw) || raw.name !== 'listening' || !('payload' in raw)) return undefined;
  const { payload } = raw;
  return typeof payload === 'object' && payload !== null && 'told' in payload && typeof payload.told === 'number' ? payload.told : undefined;
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
