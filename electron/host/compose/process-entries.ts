import path from 'node:path';
import { pathToFileURL } from 'node:url';

const SOURCES = {
  host: 'electron/host/main-node.ts',
  'import-worker': 'electron/host/adapters/files/import-worker.ts',
  'backup-worker': 'electron/host/adapters/sqlite/safety/backup-worker.ts',
  'integrity-worker': 'electron/host/adapters/sqlite/safety/integrity-worker.ts',
  'verify-outage-worker': 'electron/host/adapters/sqlite/journal/verify-outage-worker.ts',
  'pdf-worker': 'electron/host/adapters/pdf/pdf-worker.ts',
  'training-wms': 'electron/training-wms/main.ts',
} as const;

/** A thread's or process's entry: beside this file in a build, among the sources otherwise. */
export const processEntry = (name: keyof typeof SOURCES, programFolder: string): URL =>
  import.meta.url.endsWith('.ts')
    ? pathToFileURL(path.join(programFolder, SOURCES[name]))
    : pathToFileURL(path.join(programFolder, 'dist', 'electron', `${name}.js`));
