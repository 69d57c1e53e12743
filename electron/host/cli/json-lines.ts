import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { EXIT } from './say.ts';

type Row = Readonly<Record<string, unknown>>;

/** Longer than any record of ours; a line without an end must not fill the memory. */
const LONGEST_LINE = 4 * 1024 * 1024;

export class BadRow extends Error {}

/** A field that must be text; a number is taken as it was written. */
export const textOf = (row: Row, field: string, fallback?: string): string => {
  const value = row[field];
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (value === undefined && fallback !== undefined) return fallback;
  throw new BadRow(`field "${field}" is missing or not text`);
};

/**
 * One object a line in, one object a line out, in the same order, `id` echoed. A row that cannot be judged answers with an error object and
 * the next goes on; only a broken stream ends with another status than 0.
 */
export async function runJsonLines(judge: (row: Row) => object, input: Readable = process.stdin, output: Writable = process.stdout): Promise<number> {
  const answer = (line: string): string => {
    let id: unknown = null;
    try {
      if (line.length > LONGEST_LINE) throw new BadRow('line too long');
      const row: unknown = JSON.parse(line);
      if (typeof row !== 'object' || row === null || Array.isArray(row)) throw new BadRow('not an object');
      id = (row as Row)['id'] ?? null;
      return JSON.stringify({ id, ...judge(row as Row) });
    } catch (error) {
      const message = error instanceof BadRow ? error.message : error instanceof SyntaxError ? 'not JSON' : 'could not be judged';
      return JSON.stringify({ id, error: { code: error instanceof BadRow || error instanceof SyntaxError ? 'bad_row' : 'internal', message } });
    }
  };
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line.trim() === '') continue;
      if (!output.write(`${answer(line.replace(/^\uFEFF/u, ''))}\n`)) await new Promise((resolve) => output.once('drain', resolve));
    }
    return EXIT.ok;
  } catch (error) {
    process.stderr.write(`the stream broke: ${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT.failed;
  }
}
