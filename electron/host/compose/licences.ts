import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SystemHandlerDeps } from '../handlers/system-handlers.ts';

type Licences = ReturnType<SystemHandlerDeps['licences']>;

/** The list the build wrote beside the page; a host that runs from its sources has none. */
export const licencesIn = (programFolder: string): Licences => {
  try {
    return JSON.parse(readFileSync(path.join(programFolder, 'dist/renderer/licences.json'), 'utf8')) as Licences;
  } catch {
    return [];
  }
};
