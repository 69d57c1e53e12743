import { createContext, useContext, useEffect, useRef } from 'react';
import type { Client } from '../../shared/contract/define-contract.ts';
import type { ConsoleEvent } from '../../shared/contract/events.ts';
import type { AppContract } from '../../shared/contract/index.ts';

/** The host as this window sees it. Which transport carries it is decided once, in main.tsx. */
export interface ConsoleHost {
  readonly client: Client<AppContract>;
  readonly subscribe: (listener: (event: ConsoleEvent) => void) => () => void;
}

export const ConsoleContext = createContext<ConsoleHost | null>(null);

export const useConsole = (): ConsoleHost => {
  const host = useContext(ConsoleContext);
  if (host === null) throw new Error('no console host above this component');
  return host;
};

export const useClient = (): Client<AppContract> => useConsole().client;

export const useConsoleEvents = (listener: (event: ConsoleEvent) => void): void => {
  const { subscribe } = useConsole();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => subscribe((event) => latest.current(event)), [subscribe]);
};
