import type { FileHandle } from 'node:fs/promises';
import type { ImportLimits } from '../../../../shared/core/import/limits.ts';
import { refuse } from './import-failure.ts';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  /** Offset of the packed bytes themselves. */
  readonly dataAt: number;
}

/**
 * Reads a workbook's table of contents and refuses everything a spreadsheet program does not write, before a byte is unpacked:
 * too many or overlapping parts, parts that claim to grow a hundredfold, paths out of the archive, links, archives in the archive.
 */
export const readZipDirectory = async (handle: FileHandle, bytes: number, file: string, limits: ImportLimits): Promise<ReadonlyMap<string, ZipEntry>> => {
  const damaged = (detail: string): never => refuse('workbook_damaged', { file, detail });
  const suspicious = (detail: string): never => refuse('workbook_suspicious', { file, detail });
  const readAt = async (position: number, length: number): Promise<Buffer> => {
    if (position < 0 || position + length > bytes) return damaged('cut off');
    const buffer = Buffer.allocUnsafe(length);
    const { bytesRead } = await handle.read(buffer, 0, length, position);
    return bytesRead === length ? buffer : damaged('cut off');
  };

  const tailLength = Math.min(bytes, 22 + 0xffff);
  const tail = await readAt(bytes - tailLength, tailLength);
  let end = tail.length - 22;
  while (end >= 0 && (tail.readUInt32LE(end) !== 0x06054b50 || end + 22 + tail.readUInt16LE(end + 20) !== tail.length)) end--;
  if (end < 0) return damaged('no directory');
  const count = tail.readUInt16LE(end + 10);
  const directoryBytes = tail.readUInt32LE(end + 12);
  const directoryAt = tail.readUInt32LE(end + 16);
  if (count === 0xffff || directoryAt === 0xffffffff) return suspicious('zip64');
  if (count > limits.zipEntries) return suspicious(`${count} parts`);
  const directoryEnd = bytes - tailLength + end;
  if (directoryAt + directoryBytes > directoryEnd) return damaged('directory outside');
  const directory = await readAt(directoryAt, directoryBytes);

  const entries = new Map<string, ZipEntry>();
  const spans: { readonly from: number; readonly to: number }[] = [];
  let at = 0;
  let unpackedSum = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) return damaged('directory entry');
    const flags = directory.readUInt16LE(at + 8);
    const method = directory.readUInt16LE(at + 10);
    const packed = directory.readUInt32LE(at + 20);
    const unpacked = directory.readUInt32LE(at + 24);
    const nameLength = directory.readUInt16LE(at + 28);
    const skip = nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    const unixMode = directory.readUInt32LE(at + 38) >>> 16;
    const localAt = directory.readUInt32LE(at + 42);
    if (at + 46 + skip > directory.length) return damaged('directory entry');
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
    at += 46 + skip;

    if (name.startsWith('/') || name.includes('\\') || name.includes('\0') || name.split('/').includes('..') || /^[a-z]:/i.test(name))
      return suspicious(`path ${name.slice(0, 60)}`);
    if ((unixMode & 0xf000) === 0xa000) return suspicious(`link ${name.slice(0, 60)}`);
    if (/\.(?:zip|xlsx|xlsm|xlsb|jar|7z|rar|gz|tgz|docx|pptx|ods)$/i.test(name)) return suspicious(`archive ${name.slice(0, 60)}`);
    if ((flags & 0x1) !== 0) return refuse('workbook_encrypted', { file });
    if (method !== 0 && method !== 8) return suspicious(`method ${method}`);
    if (packed === 0xffffffff || unpacked === 0xffffffff) return suspicious('zip64');
    if (method === 0 && packed !== unpacked) return suspicious('sizes');
    if (entries.has(name)) return suspicious(`twice ${name.slice(0, 60)}`);
    if (unpacked > limits.zipRatioFromBytes && unpacked > packed * limits.zipRatio) return suspicious(`${Math.round(unpacked / Math.max(1, packed))}:1`);
    unpackedSum += unpacked;
    if (unpackedSum > limits.workbookUnpackedBytes) return refuse('workbook_too_large', { file, limitBytes: limits.workbookUnpackedBytes });

    const local = await readAt(localAt, 30);
    if (local.readUInt32LE(0) !== 0x04034b50) return damaged('part header');
    const dataAt = localAt + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
    if (dataAt + packed > directoryAt) return suspicious('part outside');
    spans.push({ from: localAt, to: dataAt + packed });
    entries.set(name, { name, method, packed, unpacked, dataAt });
  }
  spans.sort((a, b) => a.from - b.from);
  for (let index = 1; index < spans.length; index++) if ((spans[index]?.from ?? 0) < (spans[index - 1]?.to ?? 0)) return suspicious('overlapping parts');
  return entries;
};
