import path from 'node:path';
import { createInAppNotifier, createPrintNotifier } from '../adapters/notify/notifiers.ts';
import { createGoodsPictureFolder } from '../adapters/photos/goods-picture-folder.ts';
import { createPhotoFiles } from '../adapters/photos/photo-files.ts';
import { createDownloads } from '../adapters/spool/downloads.ts';
import { createFileUploads } from '../adapters/spool/file-uploads.ts';
import { createPhotoStore } from '../adapters/sqlite/bench/photo-store.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import type { Messages } from '../../../shared/core/ports/messages.ts';
import type { Photos } from '../../../shared/core/ports/photos.ts';
import { createMessagePump, type MessagePumpDeps } from '../sync/message-pump.ts';
import type { Storage } from './open-storage.ts';

export interface KeepsakeOptions {
  readonly storage: Storage;
  readonly messages: Messages;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly dataFolder: string;
  readonly onMessage: () => void;
  /** The ways out of the house. */
  readonly outside: Partial<MessagePumpDeps> & Pick<MessagePumpDeps, 'notifiers'>;
}

/** Where a site lays pictures of its goods. */
export const goodsPicturesIn = (dataFolder: string): string => path.join(dataFolder, 'goods-pictures');

/** What lies beside the database in the data folder: files on their way in and out, photos, and the tray of messages to print. */
export function composeKeepsakes({ storage, messages, clock, ids, dataFolder, onMessage, outside }: KeepsakeOptions) {
  const files = createPhotoFiles(path.join(dataFolder, 'photos'));
  const index = createPhotoStore(storage.db);
  const photos: Photos = {
    take: files.take,
    takeFilm: files.takeFilm,
    forget: files.forget,
    link: index.link,
    show: ({ sha256, mime }) => {
      const bytes = files.read(sha256);
      return bytes === null ? null : { mime, bytes };
    },
    read: (photoId) => {
      const found = index.find(photoId);
      const bytes = found === null ? null : files.read(found.sha256);
      return found === null || bytes === null ? null : { mime: found.mime, bytes };
    },
  };
  const inside = [createInAppNotifier(onMessage), createPrintNotifier(path.join(dataFolder, 'tray', 'print'), onMessage)];
  return {
    photos,
    goodsPictures: createGoodsPictureFolder(goodsPicturesIn(dataFolder)),
    uploads: createFileUploads(path.join(dataFolder, 'spool'), ids.next, clock.now),
    downloads: createDownloads(ids.next),
    messagePump: createMessagePump({ ...outside, messages, unitOfWork: storage.unitOfWork, clock, notifiers: [...inside, ...outside.notifiers] }),
  };
}
