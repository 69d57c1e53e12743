import type { Call } from '../../shared/contract/define-contract.ts';
import { parseEvent, type EventListener } from '../../shared/contract/events.ts';
import type { ConsoleBridge } from '../../shared/contract/ipc-channel.ts';
import { parseReply } from '../../shared/contract/wire.ts';

/** Calls through Electron's bridge. A rejection there means that main itself is gone. */
export const createIpcCall =
  (bridge: ConsoleBridge): Call =>
  async (name, input) => {
    try {
      return parseReply(await bridge.call(name, JSON.stringify(input ?? {})));
    } catch {
      return { ok: false, error: { code: 'unreachable' } };
    }
  };

export const subscribeIpcEvents = (bridge: ConsoleBridge, listener: EventListener): (() => void) =>
  bridge.onEvent((raw) => {
    const event = parseEvent(raw);
    if (event) listener(event);
  });
