import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * A drill's data folder says of itself that it is one, so that nothing opened on it, now or later, can take it for a warehouse: the host, a second
 * window, the command line. It lies inside the data folder of the warehouse that asked for it and holds nothing of that one.
 */
export interface DrillMark {
  readonly seed: number;
}

const MARK = 'drill.json';
const REMOVE = { recursive: true, force: true, maxRetries: 5, retryDelay: 200 } as const;
const drillsIn = (dataFolder: string): string => path.join(dataFolder, 'drill');

/** Null: not a drill. A mark that cannot be read still marks. */
export function readDrillMark(folder: string): DrillMark | null {
  let text: string;
  try {
    text = readFileSync(path.join(folder, MARK), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const { seed } = JSON.parse(text) as Partial<DrillMark>;
    return { seed: Number.isSafeInteger(seed) ? Number(seed) : 0 };
  } catch {
    return { seed: 0 };
  }
}

export function makeDrillFolder(dataFolder: string, id: string, mark: DrillMark): string {
  const folder = path.join(drillsIn(dataFolder), id);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(path.join(folder, MARK), `${JSON.stringify(mark)}\n`);
  return folder;
}

export const removeDrillFolder = (folder: string): void => rmSync(folder, REMOVE);

/** What a program that was cut off left behind. */
export const removeOldDrills = (dataFolder: string): void => rmSync(drillsIn(dataFolder), REMOVE);
