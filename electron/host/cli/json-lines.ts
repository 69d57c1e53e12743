import type { Readable, Writable } from 'node:stream';
import { linesOf, LONGEST_LINE } from './lines-of.ts';
import { EXIT } from './say.ts';

export type Row = Readonly<Record<string, unknown>>;

export class BadRow extends Error {}

/** A field that must be text; a number is taken as it was written. A spreadsheet's empty cell is null as often as it is missing. */
export const textOf = (row: Row, field: string, fallback?: string): string => {
  const value = row[field];
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if ((value === undefined || value === null) && fallback !== undefined) return fallback;
  throw new BadRow(`field "${field}" is missing or not text`);
};

/** A field that must be a number; one written as text is taken as it reads. */
export const numberOf = (row: Row, field: string): number => {
  const value = row[field];
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  throw new BadRow(`field "${field}" is missing or no number`);
};

export const integerOf = (row: Row, field: string): number => {
  const number = numberOf(row, field);
  if (!Number.isSafeInteger(number)) throw new BadRow(`field "${field}" must be a whole number`);
  return number;
};

/**
 * One object a line in, one object a line out, in the same order, `id` echoed. A row that cannot be judged answers with an error object and
 * the next goes on; only a broken stream ends with another status than 0.
 */
export async function runJsonLines(
  judge: (row: Row) => object | Promise<object>,
  input: Readable = process.stdin,
  output: Writable = process.stdout,
): Promise<number> {
  const answer = async (line: string): Promise<string> => {
    let id: unknown = null;
    try {
      if (line.length > LONGEST_LINE) throw new BadRow('line too long');
      const row: unknown = JSON.parse(line);
      if (typeof row !== 'object' || row === null || Array.isArray(row)) throw new BadRow('not an object');
      id = (row as Row)['id'] ?? null;
      return JSON.stringify({ id, ...(await judge(row as Row)) });
    } catch (error) {
      const message = error instanceof BadRow ? error.message : error instanceof SyntaxError ? 'not JSON' : 'could not be judged';
      return JSON.stringify({ id, error: { code: error instanceof BadRow || error instanceof SyntaxError ? 'bad_row' : 'internal', message } });
    }
  };
  try {
    for await (const line of linesOf(input)) {
      if (line.trim() === '') continue;
      if (!output.write(`${await answer(line.replace(/^\uFEFF/u, ''))}\n`)) await new Promise((resolve) => output.once('drain', resolve));
    }
    return EXIT.ok;
  } catch (error) {
    process.stderr.write(`the stream broke: ${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT.failed;
  }
}
