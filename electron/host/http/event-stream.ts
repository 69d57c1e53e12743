import type { ServerResponse } from 'node:http';
import { toListening, type ConsoleEvent, type EventBus } from '../../../shared/contract/events.ts';
import { apiHeaders } from './page-headers.ts';

/*
 * Server-sent events. A window that reads slowly must not make the host keep its backlog: while its socket is full, what waits is
 * merged (topics into one set, of everything else the latest), and a socket that stays full is closed. The window then reconnects
 * and asks for everything again.
 */

const HEARTBEAT_MS = 15_000;
const STALLED_AFTER_MS = 30_000;

/** What waits for a slow reader: bounded by the number of event names, not by time. */
export const createBacklog = () => {
  const topics = new Set<string>();
  const latest = new Map<string, ConsoleEvent>();
  return {
    add: (event: ConsoleEvent): void => {
      if (event.name === 'changed') for (const topic of event.payload.topics) topics.add(topic);
      else latest.set(event.name, event);
    },
    take: (): readonly ConsoleEvent[] => {
      const merged: ConsoleEvent[] = [...latest.values()];
      if (topics.size > 0) merged.push({ name: 'changed', payload: { topics: [...topics] } });
      topics.clear();
      latest.clear();
      return merged;
    },
  };
};

export const serveEvents = (events: EventBus, response: ServerResponse, onClosed: () => void): void => {
  response.writeHead(200, { ...apiHeaders, 'Content-Type': 'text/event-stream; charset=utf-8' });
  const backlog = createBacklog();
  let stalled: NodeJS.Timeout | undefined;

  const write = (text: string): void => {
    if (response.write(text) || stalled) return;
    stalled = setTimeout(() => response.destroy(), STALLED_AFTER_MS).unref();
  };
  const send = (event: ConsoleEvent): void => {
    if (stalled) backlog.add(event);
    else write(`data: ${JSON.stringify(event)}\n\n`);
  };
  response.on('drain', () => {
    clearTimeout(stalled);
    stalled = undefined;
    for (const event of backlog.take()) send(event);
  });

  // The first bytes at once: the window knows that it is connected, and by the number whether it missed anything since it asked.
  write(`data: ${JSON.stringify(toListening(events.told()))}\n\n`);
  const unsubscribe = events.subscribe(send);
  const heartbeat = setInterval(() => !stalled && write(': \n\n'), HEARTBEAT_MS).unref();
  response.on('close', () => {
    unsubscribe();
    clearInterval(heartbeat);
    clearTimeout(stalled);
    onClosed();
  });
};
