import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { headerLine, plainBody } from '../../../../shared/core/channel/outgoing-text.ts';
import type { Message, Notifier, SendOutcome } from '../../../../shared/core/ports/messages.ts';
import { writeFileDurably } from '../../../disk/durable-files.ts';

/** Shown in the console: the windows are told that there is something to read. */
export const createInAppNotifier = (onMessage: () => void): Notifier => ({
  channel: 'in_app',
  send: (message) => {
    onMessage();
    return Promise.resolve({ ok: true, proof: `in_app ${message.id}` });
  },
});

/**
 * One text file a message, written and synced before it gets its name; the name is the proof. Whoever watches the folder sees no half of one, and
 * the same message a second time is the same file.
 */
const writeMessage = (folder: string, message: Message, text = message.body): string => {
  if (!/^[\w-]+$/u.test(message.id)) throw new Error(`${JSON.stringify(message.id)} is no name for a file`);
  const name = `${message.id}.txt`;
  writeFileDurably(path.join(folder, name), text);
  return name;
};
/** Folders of the house's own are made where they are missing. */
const writeInTray = (folder: string, message: Message): string => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return writeMessage(folder, message);
};

/** Lies ready to be printed or copied by a person: a file in the tray, and a notice that it is there. */
export const createPrintNotifier = (folder: string, onMessage: () => void): Notifier => ({
  channel: 'print',
  send: (message) => {
    try {
      const name = writeInTray(folder, message);
      onMessage();
      return Promise.resolve({ ok: true, proof: name });
    } catch (error) {
      return Promise.resolve({ ok: false, how: 'refused', error: error instanceof Error ? error.message : String(error) });
    }
  },
});

/** What a program at the other end of a folder needs beside the text: who is meant and what it is about, a line each as a mail has them. */
const withHeader = ({ audience, params, outside, body }: Message): string =>
  [...[`To: ${audience}`, `Order: ${String(params['order'] ?? '')}`, `Subject: ${outside?.subject ?? ''}`].map(headerLine), '', plainBody(body)].join('\n');

/**
 * A folder somebody else made and watches: a share, or where another program takes its work from. It is never made here, since a share that is
 * not mounted would then be a folder of this disk that nobody looks into; the message waits until it is there.
 */
export const createFolderNotifier = (folder: string): Notifier => ({
  channel: 'file',
  send: (message) => {
    const later = (error: string): SendOutcome => ({ ok: false, how: 'later', error, afterMs: null, rests: true });
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return Promise.resolve(later('folder_gone'));
    try {
      return Promise.resolve({ ok: true, proof: writeMessage(folder, message, withHeader(message)) });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      // No room, no right: nothing has its name yet, and another time it may have.
      return Promise.resolve(error instanceof Error && 'code' in error ? later(reason) : { ok: false, how: 'refused', error: reason });
    }
  },
});
