import { closeSync, mkdirSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { MOST_UPLOAD_BYTES, type Uploads } from '../../../../shared/core/ports/uploads.ts';

const KEPT_MS = 24 * 3_600_000;

interface Upload {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly begunAt: number;
  received: number;
}

/**
 * Files on their way in, each in a file of the spool folder under an id of ours: a name somebody sent is only ever shown.
 * Nothing here is durable: what was uploaded and not used is asked for again.
 */
export function createFileUploads(folder: string, nextId: () => string, now: () => number): Uploads {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const left of readdirSync(folder)) {
    const file = path.join(folder, left);
    if (now() - statSync(file).mtimeMs > KEPT_MS) rmSync(file, { force: true });
  }
  const uploads = new Map<string, Upload>();
  const discard = (uploadId: string): void => {
    const upload = uploads.get(uploadId);
    if (upload === undefined) return;
    rmSync(upload.path, { force: true });
    uploads.delete(uploadId);
  };
  return {
    begin: (name, size) => {
      for (const [old, { begunAt }] of uploads) if (now() - begunAt > KEPT_MS) discard(old);
      const id = nextId();
      // The ending is kept where it is harmless: the reader looks at it when the bytes leave a doubt.
      const ending = /\.(?:csv|tsv|txt|xlsx|xlsm|xls|jpg|jpeg|png|webp)$/iu.exec(name)?.[0].toLowerCase() ?? '';
      uploads.set(id, {
        path: path.join(folder, `${id}${ending}`),
        name: path.win32.basename(name),
        size: Math.min(size, MOST_UPLOAD_BYTES + 1),
        received: 0,
        begunAt: now(),
      });
      closeSync(openSync(path.join(folder, `${id}${ending}`), 'wx', 0o600));
      return id;
    },
    append: (uploadId, offset, bytes) => {
      const upload = uploads.get(uploadId);
      if (upload === undefined || offset !== upload.received || upload.received + bytes.length > upload.size || upload.size > MOST_UPLOAD_BYTES) return null;
      const file = openSync(upload.path, 'r+');
      try {
        for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written, bytes.length - written, offset + written);
      } catch (failed) {
        // On a full disk half a file would only take the room that everybody's saving needs.
        discard(uploadId);
        throw failed;
      } finally {
        closeSync(file);
      }
      upload.received += bytes.length;
      return upload.received;
    },
    find: (uploadId) => {
      const upload = uploads.get(uploadId);
      return upload === undefined ? null : { path: upload.path, name: upload.name, bytes: upload.received, complete: upload.received === upload.size };
    },
    discard,
  };
}
