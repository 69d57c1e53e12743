import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ImportLimits } from '../../../../shared/core/import/limits.ts';
import { refuse } from './import-failure.ts';
import type { InputFile } from './row-source.ts';

const TABLES = /\.(?:csv|tsv|txt|xlsx|xlsm)$/i;

/** Files as given; a directory stands for the tables directly in it. */
export const listInputFiles = async (paths: readonly string[], limits: ImportLimits): Promise<readonly InputFile[]> => {
  const files: InputFile[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => refuse('file_not_readable', { file: basename(path) }));
    if (found.isFile()) {
      files.push({ path, name: basename(path), bytes: found.size });
      continue;
    }
    if (!found.isDirectory()) refuse('file_not_readable', { file: basename(path) });
    for (const name of (await readdir(path)).toSorted()) {
      if (!TABLES.test(name) || name.startsWith('.') || name.startsWith('~$')) continue;
      const inside = await stat(join(path, name));
      if (inside.isFile()) files.push({ path: join(path, name), name, bytes: inside.size });
    }
  }
  if (files.length > limits.files) refuse('too_many_files', { limit: limits.files });
  if (files.length === 0)
    refuse('empty_file', {
      file: paths
        .map((path) => basename(path))
        .join(', ')
        .slice(0, 200),
    });
  return files;
};
