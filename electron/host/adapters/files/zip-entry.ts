import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { refuse } from './import-failure.ts';
import type { ZipEntry } from './zip-directory.ts';

const READ_BYTES = 64 * 1024;

async function* packedBytes(handle: FileHandle, entry: ZipEntry): AsyncGenerator<Buffer> {
  for (let done = 0; done < entry.packed;) {
    const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, entry.packed - done));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, entry.dataAt + done);
    if (bytesRead === 0) return;
    done += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** A part's bytes, unpacked as they are asked for. One byte more than the directory promised ends it. */
export async function* unpackEntry(handle: FileHandle, entry: ZipEntry, file: string): AsyncGenerator<Buffer> {
  let unpacked = 0;
  const checked = (piece: Buffer): Buffer => {
    unpacked += piece.length;
    if (unpacked > entry.unpacked) refuse('workbook_suspicious', { file, detail: `${entry.name.slice(0, 60)} grows` });
    return piece;
  };
  if (entry.method === 0) {
    for await (const piece of packedBytes(handle, entry)) yield checked(piece);
    return;
  }
  const inflate = createInflateRaw({ chunkSize: READ_BYTES });
  // Its failure is the inflater's, which the loop below meets.
  pipeline(packedBytes(handle, entry), inflate).catch(() => undefined);
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) yield checked(piece);
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) refuse('workbook_damaged', { file, detail: String(error.code) });
    throw error;
  } finally {
    inflate.destroy();
  }
  if (unpacked !== entry.unpacked) refuse('workbook_damaged', { file, detail: 'cut off' });
}

/** A small part as a whole. */
export const unpackText = async (handle: FileHandle, entry: ZipEntry, file: string, limitBytes: number): Promise<string> => {
  if (entry.unpacked > limitBytes) return refuse('workbook_too_large', { file, limitBytes });
  const pieces: Buffer[] = [];
  for await (const piece of unpackEntry(handle, entry, file)) pieces.push(piece);
  return new TextDecoder('utf-8').decode(Buffer.concat(pieces));
};
