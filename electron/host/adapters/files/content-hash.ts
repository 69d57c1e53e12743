import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { ImportLimits } from '../../../../shared/core/import/limits.ts';
import { type CancelSignal, ImportRefused } from '../../../../shared/core/ports/import-reader.ts';
import { listInputFiles } from './input-files.ts';
import { pieces, refuseAtSight } from './row-source.ts';

/**
 * One text for the content of all files together. What its first bytes or its size already forbid is refused before a gigabyte is read,
 * and who cancels does not wait for the rest.
 */
export const contentHash = async (paths: readonly string[], limits: ImportLimits, signal: CancelSignal): Promise<string> => {
  const sum = createHash('sha256');
  for (const file of await listInputFiles(paths, limits)) {
    const handle = await open(file.path, 'r');
    try {
      await refuseAtSight(handle, file, limits);
      sum.update(`${file.bytes}\n`);
      for await (const piece of pieces(handle)) {
        if (signal.aborted) throw new ImportRefused({ code: 'cancelled', params: {} });
        sum.update(piece);
      }
    } finally {
      await handle.close();
    }
  }
  return sum.digest('hex');
};
