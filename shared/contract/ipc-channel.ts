/** Channel names between a window and Electron's main process; nothing else is exposed. */
export const IPC_CALL = 'sidebay:call';
export const IPC_EVENT = 'sidebay:event';

/** Origin of the console inside Electron. */
export const CONSOLE_SCHEME = 'app';
export const CONSOLE_HOST = 'console';
export const CONSOLE_ORIGIN = `${CONSOLE_SCHEME}://${CONSOLE_HOST}`;

/** `window.sidebay`, put there by the preload. Texts are the JSON of wire.ts. */
export interface ConsoleBridge {
  readonly call: (name: string, inputText: string) => Promise<string>;
  /** The size of everything in this window; 1 is as drawn. */
  readonly setZoom: (factor: number) => void;
  readonly onEvent: (listener: (event: unknown) => void) => () => void;
}
