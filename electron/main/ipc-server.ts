import { IPC_CALL } from '../../shared/contract/ipc-channel.ts';
import { MAX_INPUT_BYTES, refusalText } from '../../shared/contract/wire.ts';

/** What is looked at of Electron's event; structural, so that the check is tested without the binary too. */
export interface CallEvent {
  readonly sender: { readonly id: number };
  readonly senderFrame: { readonly parent: unknown; readonly url: string } | null;
}

export interface IpcServerOptions {
  readonly isConsolePage: (url: string) => boolean;
  /** The session of a window of ours; undefined for anybody else's contents. */
  readonly sessionOf: (webContentsId: number) => string | undefined;
  readonly call: (name: string, input: string, sessionId: string) => Promise<string>;
  readonly onDenied: (reason: string, url: string) => void;
}

export interface IpcMainLike {
  readonly handle: (channel: string, listener: (event: CallEvent, ...args: readonly unknown[]) => Promise<string>) => void;
}

/** One channel, text in and text out: from the main frame of one of our windows showing our page, and from nobody else. */
export const serveCalls = (ipcMain: IpcMainLike, { isConsolePage, sessionOf, call, onDenied }: IpcServerOptions): void =>
  ipcMain.handle(IPC_CALL, async (event, name, input) => {
    const deny = (reason: string): string => {
      onDenied(reason, event.senderFrame?.url ?? '');
      return refusalText('no_session');
    };
    const frame = event.senderFrame;
    // Null: the frame navigated away or was closed before this call was looked at.
    if (!frame || frame.parent !== null) return deny('not a main frame');
    if (!isConsolePage(frame.url)) return deny('not our page');
    const sessionId = sessionOf(event.sender.id);
    if (sessionId === undefined) return deny('not our window');
    if (typeof name !== 'string' || name.length > 200) return refusalText('unknown_endpoint');
    if (typeof input !== 'string') return refusalText('bad_input', { field: '' });
    if (Buffer.byteLength(input) > MAX_INPUT_BYTES) return refusalText('too_large');
    return call(name, input, sessionId);
  });
