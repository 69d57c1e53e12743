import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { Recognised } from '../../../../shared/core/import/draft.ts';
import type { ImportLimits } from '../../../../shared/core/import/limits.ts';
import type { Row } from '../../../../shared/core/import/row.ts';
import { detectCsvShape, isSepLine } from './csv-shape.ts';
import { createCsvTokenizer } from './csv-tokenizer.ts';
import { createTextDecoder } from './decode-text.ts';
import { createEncodingDetector, TEXT_ENCODINGS } from './detect-encoding.ts';
import type { TextEncodingName } from './detect-encoding.ts';
import { fileKindOf } from './file-kind.ts';
import { refuse } from './import-failure.ts';
import { openXlsx } from './xlsx-rows.ts';

export interface InputFile {
  readonly path: string;
  /** Name without its folder: what people know it by. */
  readonly name: string;
  readonly bytes: number;
}

/** One file as pieces of rows; asking for no more leaves the rest unread. */
export interface RowSource {
  readonly format: 'csv' | 'xlsx';
  readonly encoding: TextEncodingName | '';
  readonly delimiter: string;
  readonly rows: AsyncGenerator<Row[]>;
  readonly bytesRead: () => number;
  readonly close: () => Promise<void>;
}

const PIECE_BYTES = 256 * 1024;
const SAMPLE_CHARS = 64 * 1024;

export async function* pieces(handle: FileHandle, onBytes: (bytes: number) => void = () => {}): AsyncGenerator<Buffer> {
  // One buffer for the whole file: every piece becomes text before the next is read.
  const buffer = Buffer.allocUnsafe(PIECE_BYTES);
  for (let at = 0; ;) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    onBytes(at);
    yield buffer.subarray(0, bytesRead);
  }
}

const detectEncoding = async (handle: FileHandle): Promise<TextEncodingName> => {
  const detector = createEncodingDetector();
  for await (const piece of pieces(handle, () => undefined)) if (detector.look(piece)) break;
  return detector.verdict();
};

const openCsv = async (handle: FileHandle, file: InputFile, limits: ImportLimits, said: string | undefined): Promise<RowSource> => {
  const encoding = TEXT_ENCODINGS.find((known) => known === said) ?? (await detectEncoding(handle));
  const head = Buffer.alloc(Math.min(file.bytes, SAMPLE_CHARS * 2));
  await handle.read(head, 0, head.length, 0);
  const sample = createTextDecoder(encoding)(head, head.length === file.bytes).slice(0, SAMPLE_CHARS);
  if (sample.trim() === '' && head.length === file.bytes) refuse('empty_file', { file: file.name });
  const shape = detectCsvShape(sample.slice(0, Math.max(sample.lastIndexOf('\n'), sample.lastIndexOf('\r')) + 1 || sample.length));
  let bytesRead = 0;
  async function* rows(): AsyncGenerator<Row[]> {
    const decode = createTextDecoder(encoding);
    const tokenizer = createCsvTokenizer(shape, limits);
    let first = true;
    const handOver = (batch: Row[]): Row[] => {
      if (!first || batch.length === 0) return batch;
      first = false;
      return isSepLine(batch[0]?.cells ?? [], shape.delimiter) ? batch.slice(1) : batch;
    };
    for await (const piece of pieces(handle, (bytes) => (bytesRead = bytes))) {
      const batch: Row[] = [];
      tokenizer.push(decode(piece, false), batch);
      if (batch.length > 0) yield handOver(batch);
    }
    const batch: Row[] = [];
    tokenizer.push(decode(Buffer.alloc(0), true), batch);
    tokenizer.end(batch);
    if (batch.length > 0) yield handOver(batch);
  }
  return { format: 'csv', encoding, delimiter: shape.delimiter, rows: rows(), bytesRead: () => bytesRead, close: () => handle.close() };
};

/** What the first bytes and the size say a file is; what neither reader takes is refused. */
export const refuseAtSight = async (handle: FileHandle, file: InputFile, limits: ImportLimits): Promise<'text' | 'workbook'> => {
  const head = Buffer.alloc(Math.min(file.bytes, 64 * 1024));
  await handle.read(head, 0, head.length, 0);
  const kind = fileKindOf(head);
  if (kind === 'empty') return refuse('empty_file', { file: file.name });
  if (kind === 'encrypted') return refuse('workbook_encrypted', { file: file.name });
  if (typeof kind === 'object') return refuse('not_a_table', { file: file.name, kind: kind.notATable });
  const limitBytes = kind === 'text' ? limits.csvBytes : limits.workbookBytes;
  if (file.bytes > limitBytes) refuse('file_too_large', { file: file.name, limitBytes, bytes: file.bytes });
  return kind === 'text' ? 'text' : 'workbook';
};

/** Opens a file as what its bytes say it is. */
export const openRows = async (file: InputFile, limits: ImportLimits, tally: Recognised, encoding?: string): Promise<RowSource> => {
  const handle = await open(file.path, 'r').catch(() => refuse('file_not_readable', { file: file.name }));
  try {
    if ((await refuseAtSight(handle, file, limits)) === 'text') return await openCsv(handle, file, limits, encoding);
    const workbook = await openXlsx(handle, file.bytes, file.name, limits, tally);
    return { format: 'xlsx', encoding: '', delimiter: '', rows: workbook.rows, bytesRead: () => file.bytes, close: () => handle.close() };
  } catch (error) {
    await handle.close();
    throw error;
  }
};
