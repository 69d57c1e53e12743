import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { ImportLimits } from '../../../../shared/core/import/limits.ts';
import { type CancelSignal, ImportRefused } from '../../../../shared/core/ports/import-reader.ts';
import { createRowCounter } from './count-rows.ts';
import { refuse } from './import-failure.ts';
import { listInputFiles } from './input-files.ts';
import { pieces, refuseAtSight } from './row-source.ts';

/**
 * One text for the content of all files together. What its first bytes or its size already forbid is refused before a gigabyte is read, a file of too
 * many rows before the first of them is stored, and who cancels does not wait for the rest.
 */
export const contentHash = async (paths: readonly string[], limits: ImportLimits, signal: CancelSignal): Promise<string> => {
  const sum = createHash('sha256');
  for (const file of await listInputFiles(paths, limits)) {
    const handle = await open(file.path, 'r');
    try {
      const isText = (await refuseAtSight(handle, file, limits)) === 'text';
      const countRows = createRowCounter();
      sum.update(`${file.bytes}\n`);
      for await (const piece of pieces(handle)) {
        if (signal.aborted) throw new ImportRefused({ code: 'cancelled', params: {} });
        sum.update(piece);
        // Headers are no rows, and what stands above them is none either.
        if (isText && countRows(piece) > limits.rows + limits.headerSearchRows) refuse('too_many_rows', { file: file.name, limit: limits.rows });
      }
    } finally {
      await handle.close();
    }
  }
  return sum.digest('hex');
};
