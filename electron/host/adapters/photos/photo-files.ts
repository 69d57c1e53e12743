import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { PhotoRef } from '../../../../shared/core/order-file/order-events.ts';
import { writeFileDurably } from '../../../disk/durable-files.ts';

/** A photo from a phone; more is a mistake. */
const MOST_BYTES = 25 * 1024 * 1024;

const IS_CONTENT = /^[0-9a-f]{64}$/u;

const startsWith = (bytes: Uint8Array, magic: readonly number[], at = 0): boolean => magic.every((byte, index) => bytes[at + index] === byte);
/** JPEG, PNG or WebP by the first bytes; null for anything else, whatever it calls itself. */
export const pictureMimeOf = (bytes: Uint8Array): string | null =>
  startsWith(bytes, [0xff, 0xd8, 0xff])
    ? 'image/jpeg'
    : startsWith(bytes, [0x89, 0x50, 0x4e, 0x47])
      ? 'image/png'
      : startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes, [0x57, 0x45, 0x42, 0x50], 8)
        ? 'image/webp'
        : null;
/** As a browser records it: Matroska's first bytes, or an MP4's second word. */
const filmMimeOf = (bytes: Uint8Array): string | null =>
  startsWith(bytes, [0x1a, 0x45, 0xdf, 0xa3]) ? 'video/webm' : startsWith(bytes, [0x66, 0x74, 0x79, 0x70], 4) ? 'video/mp4' : null;

export interface PhotoFiles {
  readonly take: (file: string, id: string) => PhotoRef | null;
  readonly takeFilm: (file: string, id: string) => PhotoRef | null;
  readonly forget: (sha256: string) => void;
  readonly read: (sha256: string) => Uint8Array | null;
}

/** Photos by content: the same picture twice is one file. Durable before `take` returns, so that no journal entry names a picture that is not there. */
export function createPhotoFiles(folder: string): PhotoFiles {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const keep =
    (mimeOf: (bytes: Uint8Array) => string | null) =>
    (file: string, id: string): PhotoRef | null => {
      const bytes = readFileSync(file);
      const mime = bytes.length > MOST_BYTES ? null : mimeOf(bytes);
      if (mime === null) return null;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const place = path.join(folder, sha256);
      if (!existsSync(place)) writeFileDurably(place, bytes);
      return { id, sha256, mime, bytes: bytes.length };
    };
  return {
    take: keep(pictureMimeOf),
    takeFilm: keep(filmMimeOf),
    forget: (sha256) => {
      if (IS_CONTENT.test(sha256)) rmSync(path.join(folder, sha256), { force: true });
    },
    read: (sha256) => {
      if (!IS_CONTENT.test(sha256)) return null;
      const place = path.join(folder, sha256);
      return existsSync(place) ? readFileSync(place) : null;
    },
  };
}
