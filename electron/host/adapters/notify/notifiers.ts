import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Message, Notifier } from '../../../../shared/core/ports/messages.ts';

/** Shown in the console: the windows are told that there is something to read. */
export const createInAppNotifier = (onMessage: () => void): Notifier => ({
  channel: 'in_app',
  send: (message) => {
    onMessage();
    return Promise.resolve({ ok: true, proof: `in_app ${message.id}` });
  },
});

/** One text file a message, written and synced before it counts as sent; its name is the proof. */
const writeDurably = (folder: string, message: Message): string => {
  if (!/^[\w-]+$/u.test(message.id)) throw new Error(`${JSON.stringify(message.id)} is no name for a file`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = `${message.id}.txt`;
  const handle = openSync(path.join(folder, name), 'w', 0o600);
  try {
    writeSync(handle, message.body);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return name;
};

export const createFileNotifier = (folder: string): Notifier => ({
  channel: 'file',
  send: (message) => {
    try {
      return Promise.resolve({ ok: true, proof: writeDurably(folder, message) });
    } catch (error) {
      return Promise.resolve({ ok: false, how: 'refused', error: error instanceof Error ? error.message : String(error) });
    }
  },
});

/** Lies ready to be printed or copied by a person: a file in the tray, and a notice that it is there. */
export const createPrintNotifier = (folder: string, onMessage: () => void): Notifier => ({
  channel: 'print',
  send: (message) => {
    try {
      const name = writeDurably(folder, message);
      onMessage();
      return Promise.resolve({ ok: true, proof: name });
    } catch (error) {
      return Promise.resolve({ ok: false, how: 'refused', error: error instanceof Error ? error.message : String(error) });
    }
  },
});
