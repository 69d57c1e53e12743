import type { Call } from '../../shared/contract/define-contract.ts';
import type { EventListener } from '../../shared/contract/events.ts';
import type { ConsoleBridge } from '../../shared/contract/ipc-channel.ts';
import { createHttpCall } from './http-call.ts';
import { subscribeHttpEvents } from './http-events.ts';
import { createIpcCall, subscribeIpcEvents } from './ipc-call.ts';
import { shareSubscription } from './share-subscription.ts';
import { createStartGap } from './start-gap.ts';

declare global {
  interface Window {
    /** There inside Electron only. */
    readonly sidebay?: ConsoleBridge;
  }
}

/** Over loopback only: Electron's bridge is there before the page is. */
const gap = createStartGap();

/** The one call of this window, by whichever way it was opened; nothing else in the renderer knows which. */
export const createConsoleCall = (): Call => (window.sidebay ? createIpcCall(window.sidebay) : createHttpCall(undefined, gap));

/** What the host tells, until the returned function is called. A topic `*` stands for everything: ask for all you show. */
export const subscribeEvents = shareSubscription((listener: EventListener) =>
  window.sidebay ? subscribeIpcEvents(window.sidebay, listener) : subscribeHttpEvents(listener, gap),
);
