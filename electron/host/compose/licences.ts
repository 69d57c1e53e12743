import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Licensed {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** The list the build wrote beside the page; a host that runs from its sources has none. */
export const licencesIn = (programFolder: string): readonly Licensed[] => {
  try {
    return JSON.parse(readFileSync(path.join(programFolder, 'dist/renderer/licences.json'), 'utf8')) as readonly Licensed[];
  } catch {
    return [];
  }
};
