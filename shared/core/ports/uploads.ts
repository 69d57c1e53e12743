/** Bytes of the largest file any import takes (1 GiB); more is refused before a byte is sent. */
export const MOST_UPLOAD_BYTES = 1024 ** 3;

/** Files on their way in, in pieces. What is not used within a day is thrown away. */
export interface Uploads {
  readonly begin: (name: string, size: number) => string;
  /** Bytes now there; null when the piece does not follow what is there, or there is more than was announced. */
  readonly append: (uploadId: string, offset: number, bytes: Uint8Array) => number | null;
  readonly find: (uploadId: string) => { readonly path: string; readonly name: string; readonly bytes: number; readonly complete: boolean } | null;
  readonly discard: (uploadId: string) => void;
}
