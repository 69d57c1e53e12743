import type { WireCall } from '../../../shared/contract/wire.ts';
import type { Host } from '../host.ts';
import type { HostPort } from './host-messages.ts';

export interface IpcHandlers {
  readonly onStop: () => void;
  readonly onWindows: (open: number) => void;
}

/** The host's end of the Electron transport: the same calls and events as over loopback. Returns how to stop sending events. */
export const serveIpc = (host: Host, wire: WireCall, port: HostPort, { onStop, onWindows }: IpcHandlers): (() => void) => {
  port.onMessage((message) => {
    switch (message.kind) {
      case 'call': {
        const { id, name, input, sessionId } = message;
        void wire(name, input, { kind: 'window', sessionId }).then((reply) => port.post({ kind: 'reply', id, reply }));
        return;
      }
      case 'sessionEnded':
        return host.sessionEnded?.(message.sessionId);
      case 'windows':
        return onWindows(message.open);
      case 'stop':
        return onStop();
    }
  });
  return host.events.subscribe((event) => port.post({ kind: 'event', event }));
};
