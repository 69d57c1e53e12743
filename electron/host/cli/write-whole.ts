import { writeFileDurably } from '../../disk/durable-files.ts';
import { CommandError } from './say.ts';

/** Why a file could not be written, in words; other failures keep their own. */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full; nothing was written there. Free some space and try again.\n磁盘满了，没有写入任何内容。请腾出空间再试一次。',
  EROFS: 'That place can be read but not written; nothing was written there.\n那个位置只能读，不能写，没有写入任何内容。',
  EACCES: 'You may not write there; nothing was written.\n没有权限写到那个位置，没有写入任何内容。',
};

/** A file for people, whole or not at all: what lay under that name before stays until the new one is on disk. */
export function writeWhole(file: string, bytes: Uint8Array): void {
  try {
    writeFileDurably(file, bytes);
  } catch (error) {
    const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
    throw reason === undefined ? error : new CommandError(`${file}: ${reason}`);
  }
}
