import { MOST_UPLOAD_BYTES, type Uploads } from '../../shared/core/ports/uploads.ts';
import { DAY_MS } from '../../shared/kernel/durations.ts';

export function createMemoryUploads(nextId: () => string, now: () => number): Uploads & { readonly content: (uploadId: string) => Uint8Array | null } {
  const uploads = new Map<string, { readonly name: string; readonly size: number; readonly begunAt: number; bytes: Uint8Array }>();
  const forgetOld = (): void => {
    for (const [id, { begunAt }] of uploads) if (now() - begunAt > DAY_MS) uploads.delete(id);
  };
  return {
    content: (uploadId) => uploads.get(uploadId)?.bytes ?? null,
    begin: (name, size) => {
      forgetOld();
      const id = nextId();
      uploads.set(id, { name: /[^/\\]*$/u.exec(name)?.[0] ?? '', size, begunAt: now(), bytes: new Uint8Array() });
      return id;
    },
    append: (uploadId, offset, bytes) => {
      const upload = uploads.get(uploadId);
      if (upload === undefined || offset !== upload.bytes.length || offset + bytes.length > upload.size || upload.size > MOST_UPLOAD_BYTES) return null;
      upload.bytes = Uint8Array.from([...upload.bytes, ...bytes]);
      return upload.bytes.length;
    },
    find: (uploadId) => {
      const upload = uploads.get(uploadId);
      return upload === undefined
        ? null
        : { path: `/memory/${uploadId}`, name: upload.name, bytes: upload.bytes.length, complete: upload.bytes.length === upload.size };
    },
    discard: (uploadId) => void uploads.delete(uploadId),
  };
}
