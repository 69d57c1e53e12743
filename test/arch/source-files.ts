import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** The rooms of the house that hold source. */
export const sourceRoots = ['electron', 'renderer', 'shared', 'resources', 'test'] as const;

const passedBy = new Set(['node_modules', 'dist', 'release', 'test-results', '.git', '.cache', '.data']);

/** Project-relative `/` paths below `root` (only inside `folders`, all when empty), in a stable order. */
export function filesUnder(root: string, folders: readonly string[] = []): readonly string[] {
  const found: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (passedBy.has(entry.name)) continue;
      if (entry.isDirectory()) walk(name);
      else if (entry.isFile()) found.push(name);
    }
  };
  for (const folder of folders.length === 0 ? [''] : folders) if (existsSync(path.join(root, folder))) walk(folder);
  return found.toSorted();
}

export const sourceFiles = (root: string, ending: RegExp): readonly string[] => filesUnder(root, sourceRoots).filter((file) => ending.test(file));
