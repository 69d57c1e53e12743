import { createHash } from 'node:crypto';
import type { PhotoRef } from '../../shared/core/order-file/order-events.ts';
import type { Photos } from '../../shared/core/ports/photos.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

const MAGIC = [
  ['image/jpeg', /^ffd8ff/],
  ['image/png', /^89504e47/],
  ['image/webp', /^52494646.{8}57454250/],
] as const;
const FILMS = [
  ['video/webm', /^1a45dfa3/],
  ['video/mp4', /^.{8}66747970/],
] as const;

/** `fileAt` stands for the disk the picture is taken from. */
export function createMemoryPhotos(unitOfWork: MemoryUnitOfWork, fileAt: (path: string) => Uint8Array): Photos {
  const kept = new Map<string, Uint8Array>();
  const linked = enlistedMap<string, PhotoRef>(unitOfWork);
  const keep =
    (known: readonly (readonly [string, RegExp])[]): Photos['take'] =>
    (path, id) => {
      const bytes = fileAt(path);
      const mime = known.find(([, magic]) => magic.test(Buffer.from(bytes.subarray(0, 16)).toString('hex')))?.[0];
      if (mime === undefined) return null;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      kept.set(sha256, bytes);
      return { id, sha256, mime, bytes: bytes.length };
    };
  return {
    take: keep(MAGIC),
    takeFilm: keep(FILMS),
    forget: (sha256) => void kept.delete(sha256),
    link: (photos) => {
      unitOfWork.assertRunning('a photo');
      for (const photo of photos) linked.set(photo.id, photo);
    },
    show: ({ sha256, mime }) => {
      const bytes = kept.get(sha256);
      return bytes === undefined ? null : { mime, bytes };
    },
    read: (photoId) => {
      const photo = linked.get(photoId);
      const bytes = photo === undefined ? undefined : kept.get(photo.sha256);
      return photo === undefined || bytes === undefined ? null : { mime: photo.mime, bytes };
    },
  };
}
