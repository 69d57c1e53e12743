import type { EventListener } from '../../shared/contract/events.ts';

type Subscribe = (listener: EventListener) => () => void;

/** One subscription to the transport for everything in this window that listens. */
export const shareSubscription = (subscribe: Subscribe): Subscribe => {
  const listeners = new Set<EventListener>();
  let leave: (() => void) | undefined;
  return (listener) => {
    const own: EventListener = (event) => listener(event);
    listeners.add(own);
    leave ??= subscribe((event) => {
      for (const each of listeners) each(event);
    });
    return () => {
      if (!listeners.delete(own) || listeners.size > 0) return;
      leave?.();
      leave = undefined;
    };
  };
};
