import type { FromHost, HostPort, ToHost } from './host-messages.ts';

/** What a utility process has; structural, because the host runs without Electron just as well. */
interface UtilityPort {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => void;
}

/** The channel to whoever started this process; undefined when nobody can be spoken to. */
export const findParentPort = (): HostPort | undefined => {
  const utility = (process as { readonly parentPort?: UtilityPort }).parentPort;
  if (utility) {
    return {
      post: (message: FromHost) => utility.postMessage(message),
      onMessage: (listener) => utility.on('message', ({ data }) => listener(data as ToHost)),
    };
  }
  if (typeof process.send !== 'function') return undefined;
  return {
    // The parent may die between the check and the send; `disconnect` then ends this process.
    post: (message) => void (process.connected && process.send?.(message, undefined, undefined, () => {})),
    onMessage: (listener) => void process.on('message', (message) => listener(message as ToHost)),
  };
};
