import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileSystemFromMounts, type FolderFacts } from './folder-kind.ts';

const mountTable = (): string => {
  try {
    if (process.platform === 'linux') return readFileSync('/proc/self/mountinfo', 'utf8');
    if (process.platform === 'darwin') return execFileSync('/sbin/mount', { encoding: 'utf8', timeout: 5_000 });
  } catch {
    // Without a table the path's own words still decide.
  }
  return '';
};

/** The nearest folder that exists: the data folder itself may be new. */
const existingAncestor = (folder: string): string => (existsSync(folder) || dirname(folder) === folder ? folder : existingAncestor(dirname(folder)));

export const describeFolder = (folder: string): FolderFacts => {
  const existing = existingAncestor(folder);
  let realPath = folder;
  try {
    // The native call also resolves mapped Windows drives to their share.
    realPath = realpathSync.native(existing) + folder.slice(existing.length);
  } catch {
    // A folder nobody may look at is refused later, when it is opened.
  }
  const syncRoots = ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial'].flatMap((name) => process.env[name] ?? []);
  return { platform: process.platform, realPath, fileSystem: fileSystemFromMounts(realPath, mountTable()), syncRoots };
};
