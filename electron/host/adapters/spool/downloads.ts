/** Files made for one window, handed out in pieces and then forgotten. In memory: they hold what a screen showed, and no longer than it. */
export interface Downloads {
  readonly offer: (bytes: Uint8Array, mime: string) => string;
  readonly piece: (downloadId: string, offset: number) => { readonly bytes: Uint8Array; readonly done: boolean; readonly mime: string } | null;
}

/** A reply stays under the transport's limit of 1 MB with base64 around it. */
const PIECE_BYTES = 512 * 1024;
const KEPT = 8;

export function createDownloads(nextId: () => string): Downloads {
  const files = new Map<string, { readonly bytes: Uint8Array; readonly mime: string }>();
  return {
    offer: (bytes, mime) => {
      const id = nextId();
      files.set(id, { bytes, mime });
      for (const oldest of files.keys()) {
        if (files.size <= KEPT) break;
        files.delete(oldest);
      }
      return id;
    },
    piece: (downloadId, offset) => {
      const file = files.get(downloadId);
      if (file === undefined) return null;
      const bytes = file.bytes.subarray(offset, offset + PIECE_BYTES);
      const done = offset + bytes.length >= file.bytes.length;
      if (done) files.delete(downloadId);
      return { bytes, done, mime: file.mime };
    },
  };
}
