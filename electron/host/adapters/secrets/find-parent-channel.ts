import type { ParentChannel } from './parent-secret-store.ts';

/** What a utility process has; structural, because the host runs without Electron just as well. */
interface UtilityPort {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => void;
  readonly off: (event: 'message', listener: (event: { readonly data: unknown }) => void) => void;
}

/** The line to Electron's main process. Ask only under Electron: another parent would leave the question unanswered. */
export const findParentChannel = (): ParentChannel | undefined => {
  const utility = (process as { readonly parentPort?: UtilityPort }).parentPort;
  if (utility) {
    return {
      send: (message) => utility.postMessage(message),
      listen: (onMessage) => {
        const listener = ({ data }: { readonly data: unknown }): void => onMessage(data);
        utility.on('message', listener);
        return () => utility.off('message', listener);
      },
    };
  }
  if (typeof process.send !== 'function') return undefined;
  return {
    send: (message) => void process.send?.(message, undefined, undefined, () => {}),
    listen: (onMessage) => {
      process.on('message', onMessage);
      return () => void process.off('message', onMessage);
    },
  };
};
